"""The views of a photo that the network sees: rectangles fitted into its square input."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


def fit_view(left: float, top: float, right: float, bottom: float, size: int, margin: float) -> Matrix:
    """The 3x3 similarity that centres a rectangle of a photo in a square input, aspect ratio kept.

    left, top, right, bottom: photo pixels. size: side of the input in pixels. margin: share of the input's side that
    stays free on each side along the longer edge, so that points on the photo's border do not lie on the heatmap's.
    """
    scale = size * (1.0 - 2.0 * margin) / max(right - left, bottom - top)
    x = size / 2 - scale * (left + right) / 2
    y = size / 2 - scale * (top + bottom) / 2
    return np.array([[scale, 0.0, x], [0.0, scale, y], [0.0, 0.0, 1.0]])


def transform_points(matrix: Matrix, points: NDArray[Any]) -> NDArray[np.float32]:
    """Points (..., 2) mapped by a 3x3 homography, both in corner-based pixels."""
    homogeneous = points.astype(np.float64) @ matrix[:, :2].T + matrix[:, 2]
    return np.asarray(homogeneous[..., :2] / homogeneous[..., 2:], dtype=np.float32)


def to_pixel_centres(matrix: Matrix) -> Matrix:
    """A homography of corner-based pixels as OpenCV wants it, whose (0, 0) is the centre of the first pixel."""
    shift = np.array([[1.0, 0.0, -0.5], [0.0, 1.0, -0.5], [0.0, 0.0, 1.0]])
    back = np.array([[1.0, 0.0, 0.5], [0.0, 1.0, 0.5], [0.0, 0.0, 1.0]])
    return np.asarray(shift @ matrix @ back, dtype=np.float64)
