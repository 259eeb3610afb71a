"""Corrections of labels that are plainly wrong, kept by the project beside the data set, which stays as it is."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fitsize_inference.datasets.label_document import LabelError, parse_point

# Points by image, both as the label files name them.
LabelFixes = Mapping[str, Mapping[str, list[float]]]


def label_fixes_file() -> Path:
    """The corrections that come with the project."""
    return Path(__file__).parents[3] / "labels" / "label_fixes.json"


def read_label_fixes(path: Path) -> LabelFixes:
    """Reads [{image, points: {NAME: [x, y, v]}, reason}]. Raises LabelError, also for a fix without a reason."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LabelError(f"{path}: no list of label fixes ({error})") from error
    if not isinstance(entries, list):
        raise LabelError(f"{path}: label fixes must be a list of image, points and reason")
    fixes: dict[str, dict[str, list[float]]] = {}
    for number, entry in enumerate(entries, start=1):
        where = f"{path}: fix {number}"
        if not isinstance(entry, dict) or set(entry) != {"image", "points", "reason"}:
            raise LabelError(f"{where}: needs exactly image, points and reason")
        image, points, reason = entry["image"], entry["points"], entry["reason"]
        if not isinstance(reason, str) or not reason.strip():
            raise LabelError(f"{where}: say in its reason why the label is wrong")
        if not isinstance(points, dict) or not points:
            raise LabelError(f"{where}: points must be an object of NAME: [x, y, v]")
        if image in fixes:
            raise LabelError(f"{where}: {image} has a fix already; put both into one")
        try:
            for name, value in points.items():
                parse_point(name, value)
        except LabelError as error:
            raise LabelError(f"{where}: {error}") from error
        fixes[image] = points
    return fixes


def fixed(document: dict[str, Any], fixes: LabelFixes) -> dict[str, Any]:
    """The label document with its corrections, if it has any."""
    correction = fixes.get(str(document.get("image")))
    points = document.get("points")
    if correction is None or not isinstance(points, dict):
        return document
    return {**document, "points": {**points, **correction}}
