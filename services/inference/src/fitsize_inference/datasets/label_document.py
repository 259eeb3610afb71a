"""A label as it is written down, checked against the specification and against its photo."""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fitsize_inference.photos import PhotoError
from fitsize_inference.photos.decode import read_size
from fitsize_inference.spec import GARMENT_TYPES, KEYPOINTS

# How far outside of the photo a hidden point may lie, as a share of its longer side.
BEYOND_FRAME = 0.15


class LabelError(ValueError):
    """Labels that do not say what they should; the message names the file or photo and what to do."""


@dataclass(frozen=True)
class LabelledPhoto:
    """A photo's garment type and points.

    points: (24, 2) in photo pixels, (0, 0) the corner of the first pixel, in the order of the specification; 0, 0
    where there is none. present: (24,) whether the point exists on this garment (seen, or hidden but clear).
    weight: how often it is drawn for training beside another photo of its pool and type.
    """

    image: Path
    garment_type: str
    points: NDArray[np.float32]
    present: NDArray[np.bool_]
    weight: float = 1.0

    @property
    def of_type(self) -> NDArray[np.bool_]:
        """(24,) which points belong to the garment type at all."""
        return type_mask(self.garment_type)

    @property
    def normalisation(self) -> float:
        """Distance in pixels of the type's two reference points, by which errors are divided.

        Raises LabelError where one of them is not labelled: 0, 0 would stand for it.
        """
        names = GARMENT_TYPES[self.garment_type].normalisation
        first, second = (KEYPOINTS.index(name) for name in names)
        if not (self.present[first] and self.present[second]):
            raise LabelError(
                f"{self.image}: {names[0]} and {names[1]} must both be labelled, errors are shares of their distance; "
                "label them or leave the photo out"
            )
        return float(np.linalg.norm(self.points[first] - self.points[second]))


def type_mask(garment_type: str) -> NDArray[np.bool_]:
    """(24,) which keypoints a garment type has."""
    names = GARMENT_TYPES[garment_type].keypoints
    return np.array([name in names for name in KEYPOINTS])


def parse_label(document: Any, root: Path) -> LabelledPhoto:
    """A label {image, width, height, type, points: {NAME: [x, y, v]}, weight?}, its image relative to root.

    Raises LabelError with what is wrong; the caller says where.
    """
    if not isinstance(document, dict):
        raise LabelError("a label must be an object with image, width, height, type and points")
    missing = [name for name in ("image", "width", "height", "type", "points") if name not in document]
    if missing:
        raise LabelError(f"the label lacks {', '.join(missing)}")
    garment_type = document["type"]
    if garment_type not in GARMENT_TYPES:
        raise LabelError(f"unknown garment type {garment_type!r}; use one of {', '.join(GARMENT_TYPES)}")
    width, height = document["width"], document["height"]
    image = root / str(document["image"])
    _check_size(image, width, height)
    if not isinstance(document["points"], dict):
        raise LabelError("points must be an object of NAME: [x, y, v]")
    points = np.zeros((len(KEYPOINTS), 2), dtype=np.float32)
    present = np.zeros(len(KEYPOINTS), dtype=np.bool_)
    for name, value in document["points"].items():
        x, y, visibility = parse_point(name, value)
        if name not in GARMENT_TYPES[garment_type].keypoints:
            raise LabelError(f"a {garment_type} has no point {name!r}; remove it or correct the type")
        if visibility == 0:
            continue
        # A cuff or hem just beyond the frame may be told from what is in it.
        beyond = BEYOND_FRAME * max(width, height) if visibility == 1 else 0
        if not (-beyond <= x <= width + beyond and -beyond <= y <= height + beyond):
            raise LabelError(
                f"point {name!r} at ({x:g}, {y:g}) lies outside of the photo of {width} x {height}; "
                "correct it, or give v = 0 where it cannot be seen"
            )
        index = KEYPOINTS.index(name)
        points[index] = x, y
        present[index] = True
    if not present.any():
        raise LabelError("no point is labelled; label some or remove the label")
    return LabelledPhoto(image, garment_type, points, present, _weight(document.get("weight", 1.0)))


def parse_point(name: str, value: Any) -> tuple[float, float, int]:
    """One point's x, y in pixels and v of 0, 1 or 2. Raises LabelError on another name or other numbers."""
    if name not in KEYPOINTS:
        raise LabelError(f"unknown point {name!r}; the points are {', '.join(KEYPOINTS)}")
    if not (isinstance(value, list) and len(value) == 3 and all(_is_number(part) for part in value)):
        raise LabelError(f"point {name!r} must be [x, y, v] with finite numbers, not {value!r}")
    x, y, visibility = value
    if visibility not in (0, 1, 2):
        raise LabelError(f"point {name!r} has v = {visibility!r}; use 2 seen, 1 hidden but clear, 0 absent")
    return float(x), float(y), int(visibility)


def _check_size(image: Path, width: Any, height: Any) -> None:
    try:
        found = read_size(image)
    except PhotoError as error:
        raise LabelError(f"{error}; put the photo there or remove its label") from error
    if (width, height) != found:
        raise LabelError(
            f"{image} has {found[0]} x {found[1]} pixels upright, but the label says {width} x {height}; "
            "label this photo, or use the one that was labelled"
        )


def _weight(value: Any) -> float:
    if not _is_number(value) or value <= 0:
        raise LabelError(f"weight must be a number above 0, not {value!r}; remove labels that are not to be used")
    return float(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
