"""Reads the data set's hand-made labels of garment photos."""

import json
from pathlib import Path
from typing import Any, Literal

from fitsize_inference.datasets.label_document import LabelError, LabelledPhoto, parse_label, type_mask
from fitsize_inference.datasets.label_fixes import LabelFixes, fixed, label_fixes_file, read_label_fixes

__all__ = ["LabelError", "LabelledPhoto", "Split", "read_label", "read_split", "split_images", "type_mask"]

Split = Literal["train", "validation"]
SPLITS: tuple[Split, ...] = ("train", "validation")


def read_label(path: Path, root: Path, fixes: LabelFixes | None = None) -> LabelledPhoto:
    """Reads one label file; image paths in it are relative to root. Raises LabelError."""
    document = _document(path)
    try:
        return parse_label(fixed(document, fixes or {}), root)
    except LabelError as error:
        raise LabelError(f"{path}: {error}") from error


def read_split(root: Path, split: Split, fixes: Path | None = None) -> list[LabelledPhoto]:
    """All labelled photos of one split of the data set at root: splits.json, labels/, photos/.

    fixes: list of corrections to apply, the project's own by default. Raises LabelError, also for a correction of a
    photo that the data set does not have.
    """
    names = _names(root)
    corrections = _known_fixes(root, fixes or label_fixes_file())
    return [read_label(root / name, root, corrections) for name in names[split]]


def split_images(root: Path, split: Split) -> list[str]:
    """The images of a split as its labels name them, relative to root. Raises LabelError."""
    return [str(_document(root / name).get("image")) for name in _names(root)[split]]


def _names(root: Path) -> dict[Split, list[str]]:
    try:
        document = json.loads((root / "splits.json").read_text(encoding="utf-8"))
        names: dict[Split, list[str]] = {split: [str(name) for name in document[split]] for split in SPLITS}
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise LabelError(f"{root}: no data set with the splits train and validation ({error})") from error
    both = sorted(set(names["train"]) & set(names["validation"]))
    if both:
        raise LabelError(f"{root / 'splits.json'}: {both[0]} is in train and in validation; leave it in one of them")
    return names


def _document(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LabelError(f"{path}: not a label file ({error})") from error
    if not isinstance(document, dict):
        raise LabelError(f"{path}: not a label file")
    return document


def _known_fixes(root: Path, path: Path) -> LabelFixes:
    fixes = read_label_fixes(path)
    if fixes:
        known = {image for split in SPLITS for image in split_images(root, split)}
        for image in fixes:
            if image not in known:
                raise LabelError(
                    f"{path}: {image} is no labelled photo of {root}; correct the fix, "
                    "or name this data set's own list with --label-fixes"
                )
    return fixes
