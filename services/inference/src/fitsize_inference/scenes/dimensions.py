"""True dimensions of a garment from its keypoints on the plane."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from fitsize_inference.spec import GARMENT_TYPES, Dimension, PathDimension, PerpendicularDimension

FloatArray = npt.NDArray[np.float64]


def dimensions_cm(garment_type: str, keypoints_mm: Mapping[str, FloatArray]) -> dict[str, float]:
    """Each dimension of the type whose points are all there, cm; groups of points stand for their middle."""
    measured = {
        dimension.name: _length_mm(dimension, keypoints_mm) for dimension in GARMENT_TYPES[garment_type].dimensions
    }
    return {name: length / 10 for name, length in measured.items() if length is not None}


def _length_mm(dimension: Dimension, keypoints_mm: Mapping[str, FloatArray]) -> float | None:
    match dimension:
        case PathDimension(start=start, via=via, end=end):
            corners = _middles((start, *via, end), keypoints_mm)
            return None if corners is None else float(np.linalg.norm(np.diff(corners, axis=0), axis=1).sum())
        case PerpendicularDimension(start=start, line=line):
            corners = _middles((start, *line), keypoints_mm)
            if corners is None:
                return None
            point, first, second = corners
            along = second - first
            away = point - first
            return abs(float(along[0] * away[1] - along[1] * away[0])) / float(np.linalg.norm(along))


def _middles(groups: tuple[tuple[str, ...], ...], keypoints_mm: Mapping[str, FloatArray]) -> FloatArray | None:
    """One row [x, y] a group, mm; None when a point is missing."""
    if not all(name in keypoints_mm for group in groups for name in group):
        return None
    return np.array([np.mean([keypoints_mm[name] for name in group], axis=0) for group in groups])
