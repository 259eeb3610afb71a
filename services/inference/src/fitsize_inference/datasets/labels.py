"""Reads hand-made labels of garment photos."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from fitsize_inference.spec import GARMENT_TYPES, KEYPOINTS

Split = Literal["train", "validation"]


class LabelError(ValueError):
    """A label file that does not say what it should; the message names the file."""


@dataclass(frozen=True)
class LabelledPhoto:
    """A photo's garment type and points.

    points: (24, 2) in photo pixels, (0, 0) the corner of the first pixel, in the order of the specification; 0, 0
    where there is none. present: (24,) whether the point exists on this garment (seen, or hidden but clear).
    """

    image: Path
    garment_type: str
    points: NDArray[np.float32]
    present: NDArray[np.bool_]

    @property
    def of_type(self) -> NDArray[np.bool_]:
        """(24,) which points belong to the garment type at all."""
        return type_mask(self.garment_type)

    @property
    def normalisation(self) -> float:
        """Distance in pixels of the type's two reference points, by which errors are divided."""
        first, second = (KEYPOINTS.index(name) for name in GARMENT_TYPES[self.garment_type].normalisation)
        return float(np.linalg.norm(self.points[first] - self.points[second]))


def type_mask(garment_type: str) -> NDArray[np.bool_]:
    """(24,) which keypoints a garment type has."""
    names = GARMENT_TYPES[garment_type].keypoints
    return np.array([name in names for name in KEYPOINTS])


def read_label(path: Path, root: Path) -> LabelledPhoto:
    """Reads one label file; image paths in it are relative to root. Raises LabelError."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        garment_type = str(document["type"])
        if garment_type not in GARMENT_TYPES:
            raise LabelError(f"{path}: unknown garment type {garment_type!r}")
        points = np.zeros((len(KEYPOINTS), 2), dtype=np.float32)
        present = np.zeros(len(KEYPOINTS), dtype=np.bool_)
        for name, (x, y, visibility) in document["points"].items():
            index = KEYPOINTS.index(name)
            if visibility > 0:
                points[index] = x, y
                present[index] = True
        return LabelledPhoto(root / document["image"], garment_type, points, present)
    except (AttributeError, OSError, KeyError, TypeError, ValueError) as error:
        raise LabelError(f"{path}: not a label file ({error})") from error


def read_split(root: Path, split: Split) -> list[LabelledPhoto]:
    """All labelled photos of one split of the data set at root: splits.json, labels/, photos/. Raises LabelError."""
    try:
        names = json.loads((root / "splits.json").read_text(encoding="utf-8"))[split]
    except (OSError, KeyError, ValueError) as error:
        raise LabelError(f"{root}: no data set with a split {split!r} ({error})") from error
    return [read_label(root / name, root) for name in names]
