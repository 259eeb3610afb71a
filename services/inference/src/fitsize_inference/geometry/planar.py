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


def least_squares_homography(source: FloatArray, target: FloatArray, after: FloatArray) -> FloatArray:
    """The homography (3, 3), last entry 1, from source (N, 2) nearly to target (N, 2), followed by `after` (3, 3).

    Linear least squares on points moved about their middle and scaled (Hartley's normalisation).
    """
    middle, spread = source.mean(axis=0), float(source.std())
    to_unit = np.array([[1 / spread, 0, -middle[0] / spread], [0, 1 / spread, -middle[1] / spread], [0, 0, 1.0]])
    x, y = apply_homography(to_unit, source).T
    u, v = apply_homography(to_unit, target).T
    one, zero = np.ones_like(x), np.zeros_like(x)
    rows = np.concatenate(
        [
            np.stack([x, y, one, zero, zero, zero, -u * x, -u * y], axis=1),
            np.stack([zero, zero, zero, x, y, one, -v * x, -v * y], axis=1),
        ]
    )
    solution = np.linalg.lstsq(rows, np.concatenate([u, v]), rcond=None)[0]
    between = np.append(solution, 1.0).reshape(3, 3)
    return normalised(np.asarray(after @ np.linalg.inv(to_unit) @ between @ to_unit, dtype=np.float64))
