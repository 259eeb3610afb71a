"""Finds the inner corners of a plain checkerboard card in a photo."""

from __future__ import annotations

import math
from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.geometry.board import Checkerboard, checkerboard_corners
from fitsize_inference.geometry.planar import apply_homography

FloatArray = npt.NDArray[np.float64]
GreyImage = npt.NDArray[np.uint8]

# Inner corners are saddle points of the brightness that lie in a lattice. OpenCV's detector takes 1 s for a whole photo
# of 2048 px, 0.1 s for each crop of it, and finds a small board in one crop and not in another.
NEIGHBOURHOOD_PX = 33
SADDLE_SCALES, SADDLE_SIGMA_PX = (1.0, 0.5), 1.5
SADDLES = 500
NEIGHBOURS = 8
# Correlation of the curvatures of a point and its neighbour, -1 when one is the other's negative.
LEAST_TURN = -0.7
# Of a square: how far a point may be from its place in the lattice.
LATTICE_TOLERANCE = 0.25
# Of the sixteen; the others are hidden by noise and put in from these.
FEWEST_LATTICE_POINTS = 13
SEEDS = 40
# A checked floor has hundreds of blocks.
MOST_BLOCKS = 100
# Of the difference between the light and the dark squares.
LEAST_CONTRAST = 25.0
# Of the difference between the border and the dark squares.
LEAST_LIGHTNESS = 0.85
LEAST_WHITE_BORDER = 0.6


def find_checkerboard_corners(grey: GreyImage, board: Checkerboard) -> tuple[FloatArray, FloatArray]:
    """Inner corners of the card: mm on the board and px in the photo, both (N, 2); N is 0 when there is none.

    Px have their origin at the corner of the first pixel. The board looks the same after a quarter turn, so its
    top is arbitrary; it is never mirrored. Checked cloth has such corners too: the squares must alternate and
    the ring around the board must be white, as on the card.
    """
    inner = board.squares - 1
    plane = checkerboard_corners(board)
    height, width = grey.shape
    blurred = np.asarray(cv2.GaussianBlur(grey, (0, 0), 1.0), dtype=np.uint8)
    seen: set[tuple[int, int]] = set()
    for places in _lattices(grey, inner):
        column, row = np.rint(places.mean(axis=0) / 2).astype(int)
        # Every point of a board is a seed of the same blocks.
        known = (int(column), int(row)) in seen
        seen.add((int(column), int(row)))
        if len(seen) > MOST_BLOCKS:
            break
        if known or places.min() < 0 or np.any(places >= [width - 1, height - 1]):
            continue
        px = _refined(grey, places, inner) + 0.5
        square = float(np.median(np.linalg.norm(np.diff(places.reshape(inner, inner, 2), axis=1), axis=2)))
        if np.abs(px - 0.5 - places).max() > 2 * LATTICE_TOLERANCE * square:
            continue
        if _mirrored(plane, px):
            px = px.reshape(inner, inner, 2).transpose(1, 0, 2).reshape(-1, 2)
        if _is_card(blurred, board, plane, px):
            return plane, px
    return np.empty((0, 2)), np.empty((0, 2))


def _lattices(grey: GreyImage, inner: int) -> Iterator[FloatArray]:
    """Places of inner x inner points (inner^2, 2) px, from the centre of the first pixel, that may be a board's."""
    brightness = grey.astype(np.float32)
    mean = cv2.blur(brightness, (NEIGHBOURHOOD_PX, NEIGHBOURHOOD_PX))
    square = cv2.blur(brightness * brightness, (NEIGHBOURHOOD_PX, NEIGHBOURHOOD_PX))
    flat = (brightness - mean) / (np.sqrt(np.maximum(square - mean * mean, 0)) + 8.0)
    for scale in SADDLE_SCALES:
        points, curvature = _saddles(cv2.resize(flat, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))
        for seed, first, second in _seeds(points, curvature):
            for block in _grown(points, seed, first, second, inner):
                yield (block + 0.5) / scale - 0.5


def _saddles(flat: npt.NDArray[np.float32]) -> tuple[FloatArray, FloatArray]:
    """The strongest saddle points (N, 2) px and their curvatures, of length one, (N, 3)."""
    smooth = cv2.GaussianBlur(flat, (0, 0), SADDLE_SIGMA_PX)
    by_xx = cv2.Sobel(smooth, cv2.CV_32F, 2, 0)
    by_yy = cv2.Sobel(smooth, cv2.CV_32F, 0, 2)
    by_xy = cv2.Sobel(smooth, cv2.CV_32F, 1, 1)
    response = np.asarray(by_xy * by_xy - by_xx * by_yy, dtype=np.float32)
    highest = cv2.dilate(response, np.ones((5, 5), np.uint8))
    rows, columns = np.nonzero((response == highest) & (response > 0))
    strongest = np.argsort(response[rows, columns])[::-1][:SADDLES]
    rows, columns = rows[strongest], columns[strongest]
    curvature = np.stack([by_xx[rows, columns], by_yy[rows, columns], math.sqrt(2) * by_xy[rows, columns]], axis=1)
    unit = np.asarray(curvature / np.linalg.norm(curvature, axis=1, keepdims=True), dtype=np.float64)
    return np.stack([columns, rows], axis=1).astype(np.float64), unit


def _seeds(points: FloatArray, curvature: FloatArray) -> list[tuple[FloatArray, FloatArray, FloatArray]]:
    """Points that lie between two pairs of neighbours as on a board, with the ways to a neighbour of each pair.

    Neighbours on a board are as far on both sides and turned by a quarter. Photos have hundreds of saddle points
    anywhere; of those of a photo without a board hardly any is left.
    """
    if len(points) < FEWEST_LATTICE_POINTS:
        return []
    apart = np.sum((points[:, None] - points) ** 2, axis=2)
    nearest = np.argpartition(apart, NEIGHBOURS, axis=1)[:, : NEIGHBOURS + 1]
    way = points[nearest] - points[:, None]
    length = np.linalg.norm(way, axis=2)
    turned = (np.einsum("nkc,nc->nk", curvature[nearest], curvature) < LEAST_TURN) & (length > 0)
    gap = np.linalg.norm(way[:, :, None] + way[:, None], axis=3)
    opposite = (gap < 0.2 * length[:, :, None] + 1.0) & turned[:, :, None] & turned[:, None]
    opposite &= np.arange(NEIGHBOURS + 1)[:, None] < np.arange(NEIGHBOURS + 1)
    seeds = []
    for index in np.nonzero(opposite.sum(axis=(1, 2)) >= 2)[0]:
        half = [(way[index, a] - way[index, b]) / 2 for a, b in zip(*np.nonzero(opposite[index]), strict=True)]
        half.sort(key=lambda vector: float(vector @ vector))
        first = half[0]
        across = [
            vector
            for vector in half[1:]
            if abs(first[0] * vector[1] - first[1] * vector[0]) > 0.5 * np.linalg.norm(first) * np.linalg.norm(vector)
            and np.linalg.norm(vector) < 1.6 * np.linalg.norm(first)
        ]
        if across:
            seeds.append((points[index], first, across[0]))
    return seeds[:SEEDS]


def _grown(
    points: FloatArray, seed: FloatArray, first: FloatArray, second: FloatArray, inner: int
) -> Iterator[FloatArray]:
    """Blocks of inner x inner places of the lattice about the seed that hold enough points, (inner^2, 2) px each."""
    place = (points - seed) @ np.linalg.inv(np.array([first, second]))
    cell = np.rint(place).astype(int)
    kept = (np.abs(cell).max(axis=1) < inner) & (np.abs(place - cell).max(axis=1) < LATTICE_TOLERANCE)
    cell, near = cell[kept], points[kept]
    filled = np.zeros((2 * inner - 1, 2 * inner - 1))
    filled[cell[:, 1] + inner - 1, cell[:, 0] + inner - 1] = 1
    count = np.lib.stride_tricks.sliding_window_view(filled, (inner, inner)).sum(axis=(2, 3))
    columns, rows = np.meshgrid(np.arange(inner), np.arange(inner))
    wanted = np.stack([columns.ravel(), rows.ravel()], axis=1).astype(np.float64)
    # The board's outer edge has saddle points too, where a black square meets the border: there are several blocks.
    for row, column in np.argwhere(count >= FEWEST_LATTICE_POINTS):
        moved = cell + inner - 1 - np.array([column, row])
        inside = np.all((moved >= 0) & (moved < inner), axis=1)
        found, _ = cv2.findHomography(moved[inside].astype(np.float64), near[inside])
        if found is not None:
            yield apply_homography(np.asarray(found, dtype=np.float64), wanted)


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


def _is_card(blurred: GreyImage, board: Checkerboard, plane: FloatArray, px: FloatArray) -> bool:
    found, _ = cv2.findHomography(plane, px)
    if found is None:
        return False
    homography = np.asarray(found, dtype=np.float64)
    middles = (np.arange(-1, board.squares + 1) + 0.5) * board.square
    # The border's width is unspecified: look at it a third of a square outside the board.
    middles[0], middles[-1] = -board.square / 3, (board.squares + 1 / 3) * board.square
    columns, rows = np.meshgrid(middles, middles)
    samples = apply_homography(homography, np.stack([columns.ravel(), rows.ravel()], axis=1)) - 0.5
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
    # The light squares of a ChArUco sheet hold markers, which makes them grey when they are too small to be seen.
    if contrast < LEAST_LIGHTNESS * (float(np.median(border)) - float(dark.mean())):
        return False
    return bool(np.mean(border > dark.mean() + LEAST_WHITE_BORDER * contrast) >= 0.9)
