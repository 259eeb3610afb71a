"""Finds the inner corners of a plain checkerboard card in a photo."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.geometry.board import Checkerboard, checkerboard_corners
from fitsize_inference.geometry.planar import apply_homography

FloatArray = npt.NDArray[np.float64]
GreyImage = npt.NDArray[np.uint8]

# Inner corners are saddle points of the brightness. Searching a whole photo of 2048 px with OpenCV's detector takes
# 1 s, and 7 s at twice the size; looking only where saddle points crowd together takes a fifth of a second.
SADDLE_SCALES_PX = (1.5, 3.0)
SADDLES = 300
WINDOWS_PX = (64, 128, 256, 512)
CROP_SIDE_PX = 320
# Of the difference between the light and the dark squares.
LEAST_CONTRAST = 25.0
LEAST_WHITE_BORDER = 0.6


def find_checkerboard_corners(grey: GreyImage, board: Checkerboard) -> tuple[FloatArray, FloatArray]:
    """Inner corners of the card: mm on the board and px in the photo, both (N, 2); N is 0 when there is none.

    Px have their origin at the corner of the first pixel. The board looks the same after a quarter turn, so its
    top is arbitrary; it is never mirrored. Checked cloth has such corners too: the squares must alternate and
    the ring around the board must be white, as on the card.
    """
    nothing = np.empty((0, 2)), np.empty((0, 2))
    inner = board.squares - 1
    plane = checkerboard_corners(board)
    for left, top, side in _crowded_windows(grey):
        crop = grey[max(0, top) : top + side, max(0, left) : left + side]
        scale = max(1.0, CROP_SIDE_PX / side)
        image = cv2.resize(crop, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
        flags = cv2.CALIB_CB_ACCURACY | cv2.CALIB_CB_NORMALIZE_IMAGE
        found, corners = cv2.findChessboardCornersSB(image, (inner, inner), flags=flags)
        if not found or corners is None:
            continue
        refined = _refined(image, corners.reshape(-1, 2), inner)
        px = np.asarray((refined + 0.5) / scale + np.array([max(0, left), max(0, top)]))
        if _mirrored(plane, px):
            px = px.reshape(inner, inner, 2).transpose(1, 0, 2).reshape(-1, 2)
        if _is_card(grey, board, plane, px):
            return plane, px
    return nothing


def _crowded_windows(grey: GreyImage) -> list[tuple[int, int, int]]:
    """Square windows (left, top, side) px that hold many saddle points, the fullest first of each size."""
    windows: list[tuple[int, int, int]] = []
    brightness = grey.astype(np.float32)
    mean = cv2.GaussianBlur(brightness, (0, 0), 12.0)
    deviation = np.sqrt(np.maximum(cv2.GaussianBlur(brightness**2, (0, 0), 12.0) - mean**2, 0))
    flat = (brightness - mean) / (deviation + 8.0)
    for sigma in SADDLE_SCALES_PX:
        smooth = cv2.GaussianBlur(flat, (0, 0), sigma)
        by_xx = cv2.Sobel(smooth, cv2.CV_32F, 2, 0)
        by_yy = cv2.Sobel(smooth, cv2.CV_32F, 0, 2)
        by_xy = cv2.Sobel(smooth, cv2.CV_32F, 1, 1)
        response = by_xy**2 - by_xx * by_yy
        highest = cv2.dilate(response, np.ones((5, 5), np.uint8))
        rows, columns = np.nonzero((response == highest) & (response > 0))
        strongest = np.argsort(response[rows, columns])[::-1][:SADDLES]
        peaks = np.zeros(grey.shape, np.float32)
        peaks[rows[strongest], columns[strongest]] = 1.0
        for side in WINDOWS_PX:
            if side > min(grey.shape):
                continue
            crowd = cv2.boxFilter(peaks, -1, (side // 2, side // 2), normalize=False, borderType=cv2.BORDER_CONSTANT)
            for _ in range(2):
                _, count, _, (column, row) = cv2.minMaxLoc(crowd)
                if count < 10:
                    break
                windows.append((column - side // 2, row - side // 2, side))
                cv2.circle(crowd, (column, row), side // 2, (0.0,), -1)
    return windows


def _refined(image: npt.NDArray[np.generic], corners: npt.NDArray[np.generic], inner: int) -> FloatArray:
    """Corners (N, 2) moved to the saddle point nearby: the detector alone was off by 1.5 px here and there."""
    grid = corners.astype(np.float32).reshape(inner, inner, 2)
    square = float(np.median(np.linalg.norm(np.diff(grid, axis=1), axis=2)))
    reach = max(2, round(square * 0.3))
    criteria = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 40, 0.01)
    grey = np.asarray(image, dtype=np.uint8)
    moved = cv2.cornerSubPix(grey, grid.reshape(-1, 1, 2).copy(), (reach, reach), (-1, -1), criteria)
    return np.asarray(moved, dtype=np.float64).reshape(-1, 2)


def _mirrored(plane: FloatArray, px: FloatArray) -> bool:
    affine, _ = cv2.estimateAffine2D(plane, px)
    return affine is None or float(np.linalg.det(np.asarray(affine, dtype=np.float64)[:, :2])) < 0


def _is_card(grey: GreyImage, board: Checkerboard, plane: FloatArray, px: FloatArray) -> bool:
    found, _ = cv2.findHomography(plane, px)
    if found is None:
        return False
    homography = np.asarray(found, dtype=np.float64)
    middles = (np.arange(-1, board.squares + 1) + 0.5) * board.square
    # The border's width is unspecified: look at it a third of a square outside the board.
    middles[0], middles[-1] = -board.square / 3, (board.squares + 1 / 3) * board.square
    columns, rows = np.meshgrid(middles, middles)
    samples = apply_homography(homography, np.stack([columns.ravel(), rows.ravel()], axis=1)) - 0.5
    blurred = cv2.GaussianBlur(grey, (0, 0), 1.0)
    values = (
        cv2.remap(
            blurred,
            samples[:, 0].astype(np.float32),
            samples[:, 1].astype(np.float32),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
        .reshape(len(middles), len(middles))
        .astype(np.float64)
    )
    inside = values[1:-1, 1:-1]
    even = (np.add.outer(np.arange(board.squares), np.arange(board.squares)) % 2) == 0
    first, second = inside[even], inside[~even]
    dark, light = (first, second) if first.mean() < second.mean() else (second, first)
    contrast = float(light.mean() - dark.mean())
    if contrast < LEAST_CONTRAST or dark.max() > light.min():
        return False
    border = np.concatenate([values[0], values[-1], values[1:-1, 0], values[1:-1, -1]])
    return bool(np.mean(border > dark.mean() + LEAST_WHITE_BORDER * contrast) >= 0.9)
