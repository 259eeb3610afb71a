"""Takes a labelled garment out of its photo, where that can be done well."""

from __future__ import annotations

from collections.abc import Mapping

import cv2
import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
Picture = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.float32]

# The points of each type around its outline; those that a garment lacks are left out.
_SIDES = ("armpit_right", "waistline_right", "top_hem_right", "hemline_right")
_UPPER = (
    "neckline_left",
    "neckline_right",
    "shoulder_right",
    "cuff_right_out",
    "cuff_right_in",
    *_SIDES,
    *(name.replace("right", "left") for name in reversed(_SIDES)),
    "cuff_left_in",
    "cuff_left_out",
    "shoulder_left",
)
_LEGS = (
    "waistband_left",
    "waistband_right",
    "bottom_right_out",
    "bottom_right_in",
    "crotch",
    "bottom_left_in",
    "bottom_left_out",
)
OUTLINES: Mapping[str, tuple[str, ...]] = {
    "blouse": _UPPER,
    "outwear": _UPPER,
    "dress": _UPPER,
    "trousers": _LEGS,
    "skirt": ("waistband_left", "waistband_right", "hemline_right", "hemline_left"),
}

# Shares of the outline's longer side. Measured on the labels: hems hang below their corners by up to 0.1, hoods rise
# above the neckline by up to 0.3.
SURELY_INSIDE, SURELY_OUTSIDE, HOOD = 0.035, 0.12, 0.32
LARGEST_POINT_DISTANCE = 0.02
# Of the area within the outline: how much of it must be cloth, and how much cloth may lie far outside of it.
LEAST_FILLED, LARGEST_STRAY = 0.90, 0.10
ITERATIONS = 4


def outline_of(garment_type: str, points: Mapping[str, FloatArray]) -> FloatArray:
    """The polygon (N, 2) through the points that are there."""
    return np.array([points[name] for name in OUTLINES[garment_type] if name in points], dtype=np.float64)


def cut_out(picture: Picture, garment_type: str, points: Mapping[str, FloatArray]) -> Mask | None:
    """How much of each pixel is garment, (H, W) 0..1, or None when the garment cannot be told from its ground.

    picture: BGR. points: px. GrabCut (Rother et al., 2004) started from the labelled outline. A mask that misses
    labelled points, has holes or strays far from the outline is none: a scene with half a sleeve would have a truth
    that cannot be seen in it.
    """
    outline = outline_of(garment_type, points)
    size = float((outline.max(axis=0) - outline.min(axis=0)).max())
    filled = _filled(picture.shape[:2], outline)
    inside, near = _grown(filled, -SURELY_INSIDE * size), _grown(filled, SURELY_OUTSIDE * size)
    if garment_type == "outwear":
        near |= _hood(filled, points, size)
    if not inside.any() or near.all():
        return None
    state = np.where(near, np.where(filled > 0, cv2.GC_PR_FGD, cv2.GC_PR_BGD), cv2.GC_BGD).astype(np.uint8)
    state[inside > 0] = cv2.GC_FGD
    cv2.setRNGSeed(1)
    models = np.zeros((1, 65)), np.zeros((1, 65))
    try:
        cv2.grabCut(picture, state, None, *models, ITERATIONS, cv2.GC_INIT_WITH_MASK)  # type: ignore[call-overload]
    except cv2.error:
        return None
    cloth = _whole(np.isin(state, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.uint8))
    if not _is_good(cloth, filled, near, points, size):
        return None
    return np.asarray(cv2.GaussianBlur(cloth.astype(np.float32), (0, 0), 0.8), dtype=np.float32)


def _filled(shape: tuple[int, ...], outline: FloatArray) -> Picture:
    mask = np.zeros(shape[:2], np.uint8)
    cv2.fillPoly(mask, [np.round(outline).astype(np.int32)], 1)
    return mask


def _grown(mask: Picture, by: float) -> Picture:
    radius = max(1, round(abs(by)))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1))
    grown = cv2.dilate(mask, kernel) if by > 0 else cv2.erode(mask, kernel)
    return np.asarray(grown, dtype=np.uint8)


def _hood(filled: Picture, points: Mapping[str, FloatArray], size: float) -> Picture:
    """Where a hood may lie: above the necklines."""
    necklines = [points[name] for name in ("neckline_left", "neckline_right") if name in points]
    mask = np.zeros_like(filled)
    if necklines:
        low, high = np.min(necklines, axis=0), np.max(necklines, axis=0)
        left, right = low[0] - 0.15 * size, high[0] + 0.15 * size
        corner = (max(0, round(float(left))), max(0, round(float(low[1] - HOOD * size))))
        cv2.rectangle(mask, corner, (round(float(right)), round(float(high[1]))), (1,), -1)
    return mask


def _whole(cloth: Picture) -> Picture:
    """The largest piece, its small holes closed."""
    cloth = np.asarray(cv2.morphologyEx(cloth, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)), dtype=np.uint8)
    count, pieces, statistics, _ = cv2.connectedComponentsWithStats(cloth)
    if count < 2:
        return cloth
    largest = 1 + int(np.argmax(statistics[1:, cv2.CC_STAT_AREA]))
    piece = (pieces == largest).astype(np.uint8)
    return np.asarray(cv2.morphologyEx(piece, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)), dtype=np.uint8)


def _is_good(cloth: Picture, filled: Picture, near: Picture, points: Mapping[str, FloatArray], size: float) -> bool:
    area = int(filled.sum())
    if int(cloth.sum()) < 0.5 * area or int((cloth & filled).sum()) < LEAST_FILLED * area:
        return False
    stray = cloth & (1 - _grown(filled, 0.5 * SURELY_OUTSIDE * size)) & near
    if int(stray.sum()) > LARGEST_STRAY * area:
        return False
    distance = cv2.distanceTransform(1 - cloth, cv2.DIST_L2, 5)
    height, width = cloth.shape
    for x, y in points.values():
        column, row = min(max(int(x), 0), width - 1), min(max(int(y), 0), height - 1)
        if float(distance[row, column]) > LARGEST_POINT_DISTANCE * size:
            return False
    return True
