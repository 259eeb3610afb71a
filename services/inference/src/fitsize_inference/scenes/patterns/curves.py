"""Curves as dense polylines, mm."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
STEPS = 28


def point(x: float, y: float) -> FloatArray:
    """A point of the plane."""
    return np.array([x, y], dtype=np.float64)


def bezier(start: FloatArray, near_start: FloatArray, near_end: FloatArray, end: FloatArray) -> FloatArray:
    """Cubic Bezier curve, (STEPS, 2)."""
    t = np.linspace(0, 1, STEPS)[:, None]
    return np.asarray(
        (1 - t) ** 3 * start + 3 * (1 - t) ** 2 * t * near_start + 3 * (1 - t) * t**2 * near_end + t**3 * end
    )


def bow(start: FloatArray, end: FloatArray, bulge: float) -> FloatArray:
    """An arc that leaves the straight line by `bulge` mm in its middle, to the left of its direction (y is down)."""
    along = end - start
    length = float(np.linalg.norm(along)) or 1.0
    normal = np.array([along[1], -along[0]]) / length
    t = np.linspace(0, 1, STEPS)[:, None]
    return np.asarray(start + along * t + normal * (4 * bulge) * t * (1 - t))


def chain(*curves: FloatArray) -> FloatArray:
    """Curves joined end to end."""
    return np.vstack(curves)


def offset(curve: FloatArray, distance: float) -> FloatArray:
    """The curve moved sideways by `distance` mm to the left of its direction (y is down)."""
    tangent = np.gradient(curve, axis=0)
    length = np.maximum(np.linalg.norm(tangent, axis=1, keepdims=True), 1e-9)
    normal = np.column_stack([tangent[:, 1], -tangent[:, 0]]) / length
    return np.asarray(curve + normal * distance)


def between(start: FloatArray, end: FloatArray, share: float) -> FloatArray:
    """The point at `share` of the way."""
    return np.asarray(start + (end - start) * share)
