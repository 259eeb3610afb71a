"""The shape of the garment specification; its values are generated from packages/garments."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Dimension:
    """A distance between the means of two groups of keypoints."""

    name: str
    kind: Literal["width", "length"]
    start: tuple[str, ...]
    end: tuple[str, ...]
    original: bool


@dataclass(frozen=True)
class GarmentType:
    """One of the garment types with its own subset of the keypoints."""

    name: str
    keypoints: tuple[str, ...]
    normalisation: tuple[str, str]
    dimensions: tuple[Dimension, ...]
