"""Further labels beside the data set's own: one JSON file with many photos, for training or to be scored on."""

import hashlib
import json
from pathlib import Path

from fitsize_inference.datasets.label_document import parse_label
from fitsize_inference.datasets.labels import LabelError, LabelledPhoto, split_images


def label_sets_folder() -> Path:
    """The label sets that come with the project."""
    return Path(__file__).parents[3] / "labels"


def hold_out_file() -> Path:
    """Labels of photos that are for calibration and choices alone: never trained on, and not scored on."""
    return label_sets_folder() / "hold_out.json"


def read_label_set(path: Path, root: Path) -> list[LabelledPhoto]:
    """Reads {"labels": [{image, width, height, type, points, weight?}]}, images relative to root.

    Raises LabelError, also where a photo has two labels.
    """
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))["labels"]
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise LabelError(f'{path}: not a label set {{"labels": [...]}} ({error})') from error
    if not isinstance(entries, list) or not entries:
        raise LabelError(f"{path}: a label set needs a list with at least one label")
    labels: list[LabelledPhoto] = []
    seen: set[Path] = set()
    for number, entry in enumerate(entries, start=1):
        try:
            label = parse_label(entry, root)
        except LabelError as error:
            raise LabelError(f"{path}: label {number}: {error}") from error
        photo = label.image.resolve()
        if photo in seen:
            raise LabelError(f"{path}: label {number}: {label.image} has a label already; keep one of them")
        seen.add(photo)
        labels.append(label)
    return labels


def refuse_validation_photos(labels: list[LabelledPhoto], root: Path, where: Path) -> None:
    """Raises LabelError if a photo to be trained on is one of the data set's validation split, or a copy of one."""
    for label in labels_of_photos(labels, [root / image for image in split_images(root, "validation")]):
        raise LabelError(
            f"{where}: {label.image} is a photo of the validation split, which is never trained on; remove it"
        )


def labels_of_photos(labels: list[LabelledPhoto], photos: list[Path]) -> list[LabelledPhoto]:
    """Those labels whose photo is one of these, or a copy of one under another name. Raises LabelError."""
    paths = {photo.resolve() for photo in photos}
    contents = {_digest(photo) for photo in photos}
    return [label for label in labels if label.image.resolve() in paths or _digest(label.image) in contents]


def _digest(path: Path) -> bytes:
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError as error:
        raise LabelError(f"{path}: cannot be read ({error.strerror}); put the photo there") from error
