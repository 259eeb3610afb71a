"""Finds the inner corners of a ChArUco sheet in a photo."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.geometry.board import CharucoSheet, charuco_corners, opencv_board, page_outline
from fitsize_inference.geometry.planar import apply_homography

FloatArray = npt.NDArray[np.float64]
GreyImage = npt.NDArray[np.uint8]

# Sizes that the detector tries. Half finds most sheets, noisy and blurred ones too, in a quarter of the time, but tells
# corners half as exactly; at the photo's own size the fewest are missed; twice the size finds sheets that are small.
SCALES = (0.5, 1.0, 2.0)
LARGEST_SIDE = 4096
# Of a marker's outline, as a share of the photo's longer side: a marker is 27 of the page's 210 mm, and a sheet as wide
# as 8 % of the photo has markers with an outline of 3 %, which is OpenCV's own limit.
LEAST_OUTLINE = 0.012
# With less its six rows of cells have 1.3 px each and cannot be read, but noise has a thousand such outlines in a small
# photo: half of the search's time there, up to nine tenths.
LEAST_OUTLINE_PX = 32.0
# So many corners tell where the page is; further attempts look at it and so much beside it on each side.
ENOUGH_CORNERS, BESIDE_PAGE = 6, 0.15
# Around a part of a sheet the rest of it: of the part's longer side, on each side. A part is enlarged to this side.
AROUND, ENLARGED_SIDE, LARGEST_ENLARGEMENT = 1.0, 1200, 6.0


def find_charuco_corners(grey: GreyImage, sheet: CharucoSheet) -> tuple[FloatArray, FloatArray]:
    """Inner corners that can be seen: mm on the page and px in the photo, both (N, 2); N may be 0.

    px have their origin at the corner of the first pixel. Tries sizes and contrasts until all corners are found, and
    keeps the attempt with most of them. As soon as some tell where the page is, only its part of the photo is tried.
    """
    plane = charuco_corners(sheet)
    best_ids: npt.NDArray[np.int64] = np.empty(0, dtype=np.int64)
    best_px: FloatArray = np.empty((0, 2))
    best_scale = 0.0
    part: GreyImage = grey
    origin: FloatArray = np.zeros(2)
    for enhance in (_unchanged, _equalised):
        for scale in SCALES:
            scale = min(scale, LARGEST_SIDE / max(part.shape))
            ids, px, _ = _detect(enhance(_resized(part, scale)), sheet)
            finer = len(ids) == len(best_ids) > 0 and best_scale < 1 <= scale
            if len(ids) > len(best_ids) or finer:
                best_ids, best_px, best_scale = ids, px / scale + origin, scale
            if len(best_ids) == sheet.corner_count and best_scale >= 1:
                return plane[best_ids], best_px
            if enhance is _equalised and len(best_ids) == 0:
                # Nothing at four attempts: no sheet. The equalised 4096 px version alone takes half a second.
                return plane[best_ids], best_px
            if part is grey:
                part, origin = _page_part(grey, sheet, plane[best_ids], best_px)
    return plane[best_ids], best_px


def _page_part(grey: GreyImage, sheet: CharucoSheet, plane: FloatArray, px: FloatArray) -> tuple[GreyImage, FloatArray]:
    """The part of the photo with the page that these corners are of, and where it begins (x, y) px; all of the photo
    where they are too few to tell."""
    if len(px) >= ENOUGH_CORNERS:
        homography, _ = cv2.findHomography(plane, px)
        if homography is not None:
            page = apply_homography(np.asarray(homography, dtype=np.float64), page_outline(sheet))
            beside = BESIDE_PAGE * (page.max(axis=0) - page.min(axis=0))
            part, origin = _around(grey, page, beside)
            # Corners that are wrong, or nearly on a line, may put the page anywhere.
            inside = np.all((px > origin) & (px < origin + part.shape[::-1]))
            if inside and part.size < grey.size:
                return part, origin
    return grey, np.zeros(2)


def look_for_sheet(grey: GreyImage, sheet: CharucoSheet, outline: FloatArray) -> tuple[bool, FloatArray, FloatArray]:
    """Whether what was found at an outline (4, 2) px belongs to a sheet, and its inner corners as find_charuco_corners.

    A sheet too small or too blurred to be found in the whole photo looks like a checkerboard or, by its paper, like a
    card, with a scale 72 % off: 28 of 1,004 rendered photos in which a sheet was located. Enlarged, one of its markers
    can mostly be read: with this, the lightness of squares and the smaller tilt of cards 5 of the 28 are left.
    """
    reach = AROUND * float((outline.max(axis=0) - outline.min(axis=0)).max())
    crop, origin = _around(grey, outline, np.full(2, reach))
    scale = min(LARGEST_ENLARGEMENT, ENLARGED_SIDE / max(crop.shape))
    ids, px, markers = _detect(_resized(crop, scale), sheet)
    return markers > 0, charuco_corners(sheet)[ids], px / scale + origin


def _around(grey: GreyImage, outline: FloatArray, beside: FloatArray) -> tuple[GreyImage, FloatArray]:
    """The part of a photo with an outline (N, 2) px and so much (x, y) px on each side, and where it begins."""
    left, top = (int(edge) for edge in np.clip(outline.min(axis=0) - beside, 0, grey.shape[::-1]))
    right, bottom = (int(edge) for edge in np.clip(outline.max(axis=0) + beside, 0, grey.shape[::-1]))
    return grey[top:bottom, left:right], np.array([left, top], dtype=np.float64)


def _unchanged(grey: GreyImage) -> GreyImage:
    return grey


def _equalised(grey: GreyImage) -> GreyImage:
    """Local contrast raised: for sheets in the dark, in half shadow or in glare."""
    return np.asarray(cv2.createCLAHE(clipLimit=4.0, tileGridSize=(8, 8)).apply(grey), dtype=np.uint8)


def _resized(grey: GreyImage, scale: float) -> GreyImage:
    if scale == 1.0:
        return grey
    interpolation = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=interpolation), dtype=np.uint8)


@lru_cache(maxsize=32)
def _detector(sheet: CharucoSheet, longer_side: int) -> cv2.aruco.CharucoDetector:
    parameters = cv2.aruco.DetectorParameters()
    parameters.minMarkerPerimeterRate = max(LEAST_OUTLINE, LEAST_OUTLINE_PX / longer_side)
    parameters.adaptiveThreshWinSizeMin = 5
    parameters.adaptiveThreshWinSizeMax = 45
    parameters.adaptiveThreshWinSizeStep = 10
    return cv2.aruco.CharucoDetector(
        opencv_board(sheet), cv2.aruco.CharucoParameters(), parameters, cv2.aruco.RefineParameters()
    )


def _detect(grey: GreyImage, sheet: CharucoSheet) -> tuple[npt.NDArray[np.int64], FloatArray, int]:
    """Numbers of the inner corners seen (N,), where they are (N, 2) px, and how many markers of the sheet are read."""
    corners, ids, _, markers = _detector(sheet, max(grey.shape)).detectBoard(grey)
    read = 0 if markers is None else len(markers)
    if corners is None or ids is None or len(ids) == 0:
        return np.empty(0, dtype=np.int64), np.empty((0, 2)), read
    # OpenCV puts integers at the pixels' centres.
    return ids.ravel().astype(np.int64), corners.reshape(-1, 2).astype(np.float64) + 0.5, read
