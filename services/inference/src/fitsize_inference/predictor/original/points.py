"""Points of the original networks' heatmaps, as the public source reads them, and how sure they are."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from fitsize_inference.models.original import STRIDE

Floats = NDArray[np.float32]

# Both looks together, at a point: the networks were taught Gaussians of 100.
HEIGHT = 200.0
# Variance of a heatmap below which nothing is seen in it; the public source answers the photo's centre then.
FLAT = 1.0
# What the public source adds to a point, in pixels of the photo.
SHIFT = 2.0
# Standard deviation in cells of the Gaussians that the networks were taught: 512 / 4 / 16.
TAUGHT = 8.0
# Variance along an axis of a Gaussian of variance 1 of which only the part above half its height is left: 1 - ln 2.
ABOVE_HALF = 1.0 - float(np.log(2.0))


@dataclass(frozen=True)
class OriginalPoints:
    """points: (K, 2) pixels of the photo as the public source counts them, (0, 0) the centre of the first pixel, not
    rounded. covariance: (K, 3) xx, xy, yy in square photo pixels by which a peak is wider than what was taught.
    confidence: (K,) height of the peak, 0..1. seen: (K,) whether there is a peak."""

    points: Floats
    covariance: Floats
    confidence: Floats
    seen: NDArray[np.bool_]


def read_points(heatmaps: Floats, scale: float, width: int, height: int) -> OriginalPoints:
    """Reads summed heatmaps (K, G, G), blurred first, of a photo of so many pixels; scale: input pixels a photo pixel.

    A point is a quarter of the way from the highest cell to the second highest.
    """
    blurred = np.stack([cv2.GaussianBlur(item, (5, 5), 1) for item in heatmaps])
    keypoints, _, columns = blurred.shape
    flat = blurred.reshape(keypoints, -1)
    two = np.argpartition(flat, -2, axis=1)[:, -2:]
    order = np.argsort(np.take_along_axis(flat, two, axis=1), axis=1)
    second, first = np.take_along_axis(two, order, axis=1).T
    x = (3 * (first % columns) + second % columns) / 4
    y = (3 * (first // columns) + second // columns) / 4
    seen = flat.var(axis=1) >= FLAT
    x = np.where(seen, x, width / 2 * scale / STRIDE)
    y = np.where(seen, y, height / 2 * scale / STRIDE)
    pixels = STRIDE / scale
    return OriginalPoints(
        points=np.stack([x * pixels + SHIFT, y * pixels + SHIFT], axis=1).astype(np.float32),
        covariance=(_excess(blurred, x, y) * pixels**2).astype(np.float32),
        confidence=np.where(seen, np.clip(flat.max(axis=1) / HEIGHT, 0, 1), 0).astype(np.float32),
        seen=seen,
    )


def _excess(heatmaps: Floats, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """(K, 3) in square cells: the second moment around the point of what is at least half as high as the peak, less
    that of the Gaussian that was taught. Lower parts are left out: a network's faint noise over all cells would weigh
    more than its peak."""
    keypoints, rows, columns = heatmaps.shape
    peak = heatmaps.reshape(keypoints, -1).max(axis=1)[:, None, None]
    weight = np.where(heatmaps >= peak / 2, heatmaps, 0).astype(np.float64)
    weight /= np.maximum(weight.sum(axis=(1, 2), keepdims=True), np.finfo(np.float64).tiny)
    across = np.arange(columns) - x[:, None]
    down = np.arange(rows) - y[:, None]
    taught = ABOVE_HALF * (TAUGHT**2 + 1.0)
    xx = np.maximum((weight.sum(axis=1) * across**2).sum(axis=1) - taught, 0)
    yy = np.maximum((weight.sum(axis=2) * down**2).sum(axis=1) - taught, 0)
    xy = np.einsum("kij,ki,kj->k", weight, down, across)
    bound = 0.99 * np.sqrt(xx * yy)
    return np.stack([xx, np.clip(xy, -bound, bound), yy], axis=1)
