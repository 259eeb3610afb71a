"""Garment types, keypoints and dimensions, from the one source shared with TypeScript."""

from fitsize_inference.spec.flips import flip_order
from fitsize_inference.spec.generated import (
    CLEAR_TYPE_PROBABILITY,
    DIMENSION_VERSION,
    FLIP_PAIRS,
    GARMENT_TYPES,
    KEYPOINT_HASH,
    KEYPOINTS,
)
from fitsize_inference.spec.types import Dimension, GarmentType, PathDimension, PerpendicularDimension

__all__ = [
    "CLEAR_TYPE_PROBABILITY",
    "DIMENSION_VERSION",
    "FLIP_PAIRS",
    "GARMENT_TYPES",
    "KEYPOINTS",
    "KEYPOINT_HASH",
    "Dimension",
    "GarmentType",
    "PathDimension",
    "PerpendicularDimension",
    "flip_order",
]
