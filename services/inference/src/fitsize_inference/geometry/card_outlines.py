"""Quadrilaterals in a photo that may be the outline of an ID-1 card, from pairs of parallel pieces of edges."""

from __future__ import annotations

import math

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.geometry.board import Card

FloatArray = npt.NDArray[np.float64]
ColourImage = npt.NDArray[np.uint8]
Derivative = npt.NDArray[np.int16]

# Edges are searched in the photo at this size: a larger one finds no more cards and costs four times as much.
WORKING_SIDE_PX = 1024
# The card's long side as a part of the photo's diagonal: a frame of 0.35 to 3 m.
SHORTEST_LONG_SIDE, LONGEST_LONG_SIDE = 0.028, 0.25
PARALLEL_DEG = 7.0
OUTLINES = 10
# Pairs grow with the square: coarse cloth over the whole photo has 5,000 pieces and took 1.8 s.
MOST_PIECES = 1000
# Sobel's derivative (eight times the change per px) that counts as an edge.
LEAST_DERIVATIVE = 8.0
# The strongest 8 % of a photo's pixels are its edges, within these limits.
EDGE_QUANTILE, FAINTEST_EDGE, STRONGEST_EDGE = 0.92, 14.0, 60.0
LEAST_SUPPORT = 0.5


def card_outlines(image_bgr: ColourImage, card: Card) -> FloatArray:
    """Outlines (K, 4, 2) px, clockwise from the card's top left corner, the best supported first, K <= OUTLINES.

    A card's colour may be as bright as the ground: of the three channels the one that changes most counts.
    """
    scale = min(1.0, WORKING_SIDE_PX / max(image_bgr.shape[:2]))
    small = cv2.resize(image_bgr, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else image_bgr
    by_x, by_y = _derivatives(np.asarray(small, dtype=np.uint8))
    diagonal = math.hypot(*by_x.shape)
    shortest, longest = SHORTEST_LONG_SIDE * diagonal, LONGEST_LONG_SIDE * diagonal
    pieces = _edge_pieces(by_x, by_y)
    length = np.linalg.norm(pieces[:, 2:] - pieces[:, :2], axis=1)
    usable = np.nonzero((length > 0.25 * shortest / card.aspect) & (length < 1.1 * longest))[0]
    pieces = pieces[usable[np.argsort(-length[usable])[:MOST_PIECES]]]
    quads = _from_pairs(pieces, card, shortest, longest)
    # Few places first, then all: nine of ten quadrilaterals fall at the first look.
    for inside, shifts, most in ((5, (-2.0, 0.0, 2.0), 500), (12, (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0), 200)):
        support = _support(by_x, by_y, quads, inside, shifts)
        best = np.argsort(-support)[:most]
        quads, support = quads[best], support[best]
    chosen: list[FloatArray] = []
    for quad in quads[support >= LEAST_SUPPORT]:
        apart = 0.06 * float(np.linalg.norm(quad[1] - quad[0]))
        if len(chosen) < OUTLINES and all(np.abs(quad - other).max() >= apart for other in chosen):
            chosen.append(quad)
    return np.array(chosen).reshape(-1, 4, 2) / scale


def _derivatives(image: ColourImage) -> tuple[Derivative, Derivative]:
    """Sobel's derivatives by x and y of the channel that changes most, pixel by pixel."""
    smooth = cv2.GaussianBlur(image, (0, 0), 1.2)
    by_x, by_y = cv2.Sobel(smooth, cv2.CV_16S, 1, 0), cv2.Sobel(smooth, cv2.CV_16S, 0, 1)
    x, y = by_x[..., 0], by_y[..., 0]
    most = np.abs(x) + np.abs(y)
    for channel in (1, 2):
        size = np.abs(by_x[..., channel]) + np.abs(by_y[..., channel])
        larger = size > most
        x, y = np.where(larger, by_x[..., channel], x), np.where(larger, by_y[..., channel], y)
        most = np.maximum(most, size)
    return np.asarray(x, dtype=np.int16), np.asarray(y, dtype=np.int16)


def _edge_pieces(by_x: Derivative, by_y: Derivative) -> FloatArray:
    """Straight pieces of the edges, (N, 4): x, y of both ends, px from the corner of the first pixel."""
    size = np.abs(by_x[::3, ::3]) + np.abs(by_y[::3, ::3])
    high = float(np.clip(np.quantile(size, EDGE_QUANTILE), FAINTEST_EDGE, STRONGEST_EDGE))
    edges = cv2.Canny(by_x, by_y, 0.4 * high, high)
    contours, _ = cv2.findContours(edges, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    pieces: list[npt.NDArray[np.int32]] = [np.empty((0, 4), np.int32)]
    for contour in contours:
        if len(contour) >= 12:
            line = cv2.approxPolyDP(contour, 1.5, True)[:, 0]
            pieces.append(np.concatenate([line, np.roll(line, -1, axis=0)], axis=1).astype(np.int32))
    every = np.concatenate(pieces)
    backward = (every[:, 0] > every[:, 2]) | ((every[:, 0] == every[:, 2]) & (every[:, 1] > every[:, 3]))
    every[backward] = every[backward][:, [2, 3, 0, 1]]
    # A line that is open was followed on both of its sides.
    _, first = np.unique(every // 3, axis=0, return_index=True)
    return np.asarray(every[first], dtype=np.float64) + 0.5


def _parallel_pairs(direction: FloatArray) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Indices of all pairs of pieces within PARALLEL_DEG of each other."""
    angle = np.arctan2(direction[:, 1], direction[:, 0]) % np.pi
    order = np.argsort(angle)
    ordered = angle[order]
    last = np.searchsorted(np.concatenate([ordered, ordered + np.pi]), ordered + math.radians(PARALLEL_DEG))
    count = last - np.arange(len(order)) - 1
    first = np.repeat(np.arange(len(order)), count)
    second = first + 1 + np.arange(len(first)) - np.repeat(np.cumsum(count) - count, count)
    return order[first], order[second % max(1, len(order))]


def _from_pairs(pieces: FloatArray, card: Card, shortest: float, longest: float) -> FloatArray:
    """Rectangles of the card's proportion whose two opposite sides hold a pair of parallel pieces, (M, 4, 2)."""
    length = np.linalg.norm(pieces[:, 2:] - pieces[:, :2], axis=1)
    direction = (pieces[:, 2:] - pieces[:, :2]) / length[:, None]
    middle = (pieces[:, :2] + pieces[:, 2:]) / 2
    i, j = _parallel_pairs(direction)
    between = middle[j] - middle[i]
    apart = np.abs(between[:, 0] * direction[i, 1] - between[:, 1] * direction[i, 0])
    kept = (apart > 0.9 * shortest / card.aspect) & (apart < 1.1 * longest)
    i, j, apart = i[kept], j[kept], apart[kept]
    quads = []
    for side_over_distance, rounding in (
        (card.aspect, card.radius / card.width),
        (1 / card.aspect, card.radius / card.height),
    ):
        side = apart * side_over_distance
        long_side = np.maximum(side, apart)
        longer, shorter = np.maximum(length[i], length[j]), np.minimum(length[i], length[j])
        fits = (long_side > shortest) & (long_side < longest) & (longer < 1.08 * side) & (longer > 0.4 * side)
        fits &= (shorter > 0.2 * side) & (longer + shorter > 0.9 * side)
        quads.append(_rectangles(middle, direction, length, i[fits], j[fits], side[fits], rounding))
        if side_over_distance < 1:
            quads[-1] = np.roll(quads[-1], 1, axis=1)
    found = np.concatenate(quads)
    edges = np.roll(found, -1, axis=1) - found
    turning = edges[:, 0, 0] * edges[:, 1, 1] - edges[:, 0, 1] * edges[:, 1, 0]
    found[turning < 0] = found[turning < 0][:, [1, 0, 3, 2]]
    return np.asarray(found, dtype=np.float64)


def _rectangles(
    middle: FloatArray,
    direction: FloatArray,
    length: FloatArray,
    i: npt.NDArray[np.intp],
    j: npt.NDArray[np.intp],
    side: FloatArray,
    rounding: float,
) -> FloatArray:
    """Rectangles through pieces i and j, `side` long; rounding: the corner's radius as a part of the side."""
    along = direction[i] + np.sign(np.sum(direction[i] * direction[j], axis=1))[:, None] * direction[j]
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    origin = (middle[i] + middle[j]) / 2
    at_i, at_j = (np.sum((middle[index] - origin) * along, axis=1) for index in (i, j))
    low = np.minimum(at_i - length[i] / 2, at_j - length[j] / 2)
    high = np.maximum(at_i + length[i] / 2, at_j + length[j] / 2)
    # Where less than the straight part was seen, either end may be the true one.
    whole, part = high - low < 1.1 * side, high - low < 0.8 * side
    start = low - rounding * side + side / 2
    end = high + rounding * side - side / 2
    every = np.concatenate([np.nonzero(whole)[0], np.nonzero(part)[0], np.nonzero(part)[0]])
    shift = np.concatenate([((low + high) / 2)[whole], start[part], end[part]])
    along, origin = along[every], origin[every]
    half = along * (side[every] / 2)[:, None]
    across = np.stack([-along[:, 1], along[:, 0]], axis=1)
    across *= np.sum((middle[i[every]] - origin) * across, axis=1)[:, None]
    centre = origin + shift[:, None] * along
    return np.stack(
        [centre - half + across, centre + half + across, centre + half - across, centre - half - across], axis=1
    )


def _support(
    by_x: Derivative, by_y: Derivative, quads: FloatArray, inside: int, shifts: tuple[float, ...]
) -> FloatArray:
    """How much of the sides, less of their continuation, lies on an edge of one direction: up to 1, (M,).

    The grid of a checked cloth and the joints of a floor run on beyond a card's corners; a card's sides do not.
    inside: places looked at on each side, shifts: distances from the side tried, px. The two worst sides count most.
    """
    height, width = by_x.shape
    t = np.concatenate([np.linspace(0.1, 0.9, inside), [-0.24, -0.14, 1.14, 1.24]]).astype(np.float32)
    start = quads.astype(np.float32)
    side = np.roll(start, -1, axis=1) - start
    normal = np.stack([-side[..., 1], side[..., 0]], axis=-1) / np.linalg.norm(side, axis=-1, keepdims=True)
    best = np.zeros(quads.shape[:2], np.float32)
    for shift in shifts:
        at = start[:, :, None] + side[:, :, None] * t[:, None] + np.float32(shift) * normal[:, :, None]
        x = np.clip(at[..., 0].astype(np.int32), 0, width - 1)
        y = np.clip(at[..., 1].astype(np.int32), 0, height - 1)
        gx, gy = by_x[y, x].astype(np.float32), by_y[y, x].astype(np.float32)
        across = gx * normal[:, :, None, 0] + gy * normal[:, :, None, 1]
        strong = np.abs(across) > np.maximum(LEAST_DERIVATIVE, 0.9 * np.sqrt(gx * gx + gy * gy))
        edge = np.sign(across) * strong
        along = edge[..., :inside].sum(axis=-1) / inside
        beyond = np.maximum(edge[..., inside:] * np.sign(along)[..., None], 0).mean(axis=-1)
        np.maximum(best, np.abs(along) - 0.5 * beyond, out=best)
    ordered = np.sort(best, axis=1)
    return np.asarray((ordered[:, 0] + ordered[:, 1] + ordered.mean(axis=1)) / 3, dtype=np.float64)
