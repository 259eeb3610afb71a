"""True dimensions of a garment from its keypoints on the plane."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from fitsize_inference.spec import GARMENT_TYPES

FloatArray = npt.NDArray[np.float64]


def dimensions_cm(garment_type: str, keypoints_mm: Mapping[str, FloatArray]) -> dict[str, float]:
    """Each dimension of the type whose points are all there, cm; ends with two points stand for their middle."""
    result: dict[str, float] = {}
    for dimension in GARMENT_TYPES[garment_type].dimensions:
        if not all(name in keypoints_mm for name in (*dimension.start, *dimension.end)):
            continue
        start = np.mean([keypoints_mm[name] for name in dimension.start], axis=0)
        end = np.mean([keypoints_mm[name] for name in dimension.end], axis=0)
        result[dimension.name] = float(np.linalg.norm(end - start)) / 10
    return result
