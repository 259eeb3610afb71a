"""Plane geometry on arrays of points: homographies and their derivatives."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


def apply_homography(homography: FloatArray, points: FloatArray) -> FloatArray:
    """Map points of shape (N, 2) through a (3, 3) homography; same shape back."""
    homogeneous = np.column_stack([points, np.ones(len(points))]) @ homography.T
    return np.asarray(homogeneous[:, :2] / homogeneous[:, 2:3], dtype=np.float64)


def homography_jacobian(homography: FloatArray, x: float, y: float) -> FloatArray:
    """Derivative of the mapped point by (x, y), shape (2, 2)."""
    numerator_x, numerator_y, denominator = homography @ np.array([x, y, 1.0])
    top = homography[:2, :2] * denominator
    return np.asarray(
        (top - np.outer([numerator_x, numerator_y], homography[2, :2])) / denominator**2, dtype=np.float64
    )


def normalised(homography: FloatArray) -> FloatArray:
    """The same homography with its last entry 1."""
    return np.asarray(homography / homography[2, 2], dtype=np.float64)


def inverse(homography: FloatArray) -> FloatArray:
    """The homography that maps back, last entry 1."""
    return normalised(np.asarray(np.linalg.inv(homography), dtype=np.float64))
