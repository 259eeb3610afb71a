"""How well the garment's part of a photo can be seen: its sharpness and its light."""

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from fitsize_inference.photos.pyramid import PhotoPyramid

# Looked at where the garment's diagonal has this many pixels, up to twice as many: what a photo's noise and its file's
# compression add is averaged away, a blur that matters for a garment is still a pixel wide, and it costs 1 ms. A blur
# of 1 % of the diagonal leaves no edge there in a third of photos; where it is half as wide it is seen.
DIAGONALS_PX = (400, 200)
# Around the points, as a share of their diagonal: the outline is what a plain garment has for edges.
MARGIN = 0.05
SECOND_BLUR_PX = 1.0
# Grey levels per pixel of an edge that was blurred once more: folds and JPEG's blocks stay below.
LEAST_SLOPE = 10.0
DIRECTIONS = 4
FEWEST_EDGE_PIXELS = 40
# Of the edges of a direction, the sharpest fifth counts; folds and shadows are soft in a sharp photo.
SHARPEST = 0.8
# Sharper than this cannot be told in whole pixels.
SHARPEST_PX = 0.3
LIGHTEST = 0.9


@dataclass(frozen=True)
class PhotoQuality:
    """sharpness: the garment's diagonal over the width of its blurred edges (a Gaussian's standard deviation), in the
    direction in which they are widest; a hand that moved smears in one. luminance: that of the lightest tenth, 0..1.
    """

    sharpness: float
    luminance: float


def photo_quality(photo: PhotoPyramid, points: NDArray[np.float32]) -> PhotoQuality:
    """Of the part of a photo around a garment's points (N, 2), in photo pixels; of the whole photo without points.

    A part without edges enough to tell counts as sharp.
    """
    parts = [_part(photo, points, diagonal) for diagonal in DIAGONALS_PX]
    histogram = np.bincount(parts[0].ravel(), minlength=256).cumsum()
    lightest = int(np.searchsorted(histogram, LIGHTEST * histogram[-1]))
    return PhotoQuality(_sharpness(parts), lightest / 255)


def _sharpness(parts: list[NDArray[np.uint8]]) -> float:
    """A direction without edges is looked at again where the photo is smaller: a blur may have flattened them."""
    sharpness: NDArray[np.float64] = np.full(DIRECTIONS, np.nan)
    for part in parts:
        diagonal = math.hypot(*part.shape)
        sharpness = np.where(np.isnan(sharpness), diagonal / _edge_widths(part), sharpness)
    if np.isnan(sharpness).all():
        return math.hypot(*parts[0].shape) / SHARPEST_PX
    return float(np.nanmin(sharpness))


def _part(photo: PhotoPyramid, points: NDArray[np.float32], diagonal: int) -> NDArray[np.uint8]:
    """The garment's part in grey, at the smallest level of the pyramid where its diagonal has as many pixels."""
    frame = np.array([photo.width, photo.height], dtype=np.float64)
    low, high = (points.min(axis=0), points.max(axis=0)) if len(points) >= 2 else (np.zeros(2), frame)
    margin = MARGIN * float(np.hypot(*(high - low)))
    low, high = np.clip(low - margin, 0, frame - 1), np.clip(high + margin, 1, frame)
    level, across, down = photo.level_for(min(diagonal / max(float(np.hypot(*(high - low))), 1.0), 1.0))
    left, top = (int(value) for value in low * (across, down))
    right, bottom = (int(np.ceil(value)) for value in high * (across, down))
    part = np.ascontiguousarray(level[top : max(bottom, top + 1), left : max(right, left + 1)])
    return np.asarray(cv2.cvtColor(part, cv2.COLOR_RGB2GRAY), dtype=np.uint8)


def _edge_widths(grey: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Standard deviation in px of the blur of the edges, (DIRECTIONS,), nan where there are too few to tell.

    An edge blurred by s has a slope of height / (s sqrt(2 pi)). Blurred once more by b, it falls by a factor r with
    r^2 = (s^2 + b^2) / s^2, whatever its height: s^2 = b^2 / (r^2 - 1). A difference over two pixels is itself a blur,
    with a variance of 1/3.
    """
    across, down = _slopes(grey)
    softer_across, softer_down = _slopes(cv2.GaussianBlur(grey, (0, 0), SECOND_BLUR_PX))
    softer = cv2.magnitude(softer_across, softer_down)
    edge = softer > LEAST_SLOPE
    fall = (across[edge] ** 2 + down[edge] ** 2) / softer[edge] ** 2
    angle = np.arctan2(softer_down[edge], softer_across[edge]) / np.pi * DIRECTIONS
    direction = np.round(angle).astype(np.int64) % DIRECTIONS
    widths = np.full(DIRECTIONS, np.nan)
    for which in range(DIRECTIONS):
        falls = fall[direction == which]
        if len(falls) >= FEWEST_EDGE_PIXELS:
            steepest = max(float(np.quantile(falls, SHARPEST)), 1.02)
            widths[which] = max(np.sqrt(max(SECOND_BLUR_PX**2 / (steepest - 1) - 1 / 3, 0.0)), SHARPEST_PX)
    return widths


def _slopes(grey: cv2.typing.MatLike) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Grey levels per pixel, to the right and down."""
    row = np.array([[-0.5, 0, 0.5]], dtype=np.float32)
    across, down = cv2.filter2D(grey, cv2.CV_32F, row), cv2.filter2D(grey, cv2.CV_32F, row.T)
    return np.asarray(across, dtype=np.float32), np.asarray(down, dtype=np.float32)
