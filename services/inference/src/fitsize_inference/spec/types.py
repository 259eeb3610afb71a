"""The shape of the garment specification; its values are generated from packages/garments."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class PathDimension:
    """The length from one group of keypoints to another, by way of those between; a group stands for its middle."""

    name: str
    kind: Literal["width", "length"]
    original: bool
    start: tuple[str, ...]
    end: tuple[str, ...]
    via: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class PerpendicularDimension:
    """The shortest distance from a group of keypoints to the straight line through two others, however far it runs."""

    name: str
    kind: Literal["width", "length"]
    original: bool
    start: tuple[str, ...]
    line: tuple[tuple[str, ...], tuple[str, ...]]


Dimension = PathDimension | PerpendicularDimension


@dataclass(frozen=True)
class GarmentType:
    """One of the garment types with its own subset of the keypoints."""

    name: str
    keypoints: tuple[str, ...]
    normalisation: tuple[str, str]
    dimensions: tuple[Dimension, ...]
