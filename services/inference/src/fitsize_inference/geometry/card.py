"""Finds the edges of an ID-1 card (a bank card) in a photo.

A card has no pattern of its own, only its outline: four straight sides in a known proportion and rounded corners.
Each outline proposed is held against the photo side by side, at sub-pixel precision, and given up at the first thing
that is not like a card. A wrong card makes wrong centimetres, no card only asks for another photo: in doubt there
is none.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.geometry.board import Card, page_outline
from fitsize_inference.geometry.card_outlines import card_outlines
from fitsize_inference.geometry.edge_profiles import STEP_PX, Profiles, edge_profiles, strongest_edges
from fitsize_inference.geometry.planar import homography_jacobian

FloatArray = npt.NDArray[np.float64]
ColourImage = npt.NDArray[np.uint8]

# Places looked at on each side.
SAMPLES = 24
# Change per px across an edge, grey levels, over the three channels together.
LEAST_EDGE = 3.0
LARGEST_AWAY_PX = 0.8
# Parts of the places where an edge must be seen: on each side, on all four.
LEAST_SEEN, LEAST_SEEN_OF_ALL = 0.6, 0.85
# Card and ground differ in the same way along a side: length of the mean difference over the mean length.
LEAST_COHERENCE = 0.5
# Beyond the corners the side's edge is gone: 290 rendered cards 0.04 at the median of eight places, the squares of
# checked floors -0.3 to -0.9.
MOST_CONTINUATION, MOST_CONTINUATION_OF_ANY = 0.2, 0.6
# On a corner's diagonal the edge of a shape blurred by a Gaussian of sigma lies at sqrt((0.7 sigma)^2 + gap^2) from
# where the sides meet, gap being what the rounding leaves out: within 0.1 px of a numerical blur, sigma 0.5 to 1.5 px.
BLURRED_CORNER = 0.7
# Rounded and sharp corners must differ by so much in the photo, px, to be told apart.
LEAST_ROUNDING_PX = 0.4


@dataclass(frozen=True)
class CardEdges:
    """Points on the straight sides of a card: mm on the card, px in the photo, unit normals in the photo, (N, 2) each.

    corners_seen: how many of the four corners are seen to be rounded. straightness: root mean square distance of the
    points from four free straight lines, px. score: for choosing among several, higher is more like a card.
    """

    plane: FloatArray
    px: FloatArray
    normals: FloatArray
    corners_seen: int
    straightness: float
    score: float


def find_card_edges(image_bgr: ColourImage, card: Card) -> list[CardEdges]:
    """Outlines that look like a card's, best first; px have their origin at the corner of the first pixel."""
    found = [edges for quad in card_outlines(image_bgr, card) if (edges := _examined(image_bgr, quad, card))]
    return sorted(found, key=lambda edges: -edges.score)


def _examined(image: ColourImage, quad: FloatArray, card: Card) -> CardEdges | None:
    corners = quad
    window = 0.07 * float(np.linalg.norm(quad[1] - quad[0]))
    for reach in (max(3.0, window), 3.0):
        sides = _straight_sides(edge_profiles(image, _homography(card, corners), *_side_points(card), reach))
        if sides is None:
            return None
        corners = _meeting_points(sides)
        if not np.all(np.isfinite(corners)) or np.abs(corners - quad).max() > 3 * window:
            return None
    return _edges(image, _homography(card, corners), card)


def _homography(card: Card, corners: FloatArray) -> FloatArray:
    """mm on the card to px, (3, 3)."""
    outline = page_outline(card).astype(np.float32)
    return np.asarray(cv2.getPerspectiveTransform(outline, corners.astype(np.float32)), dtype=np.float64)


def _side_points(card: Card) -> tuple[FloatArray, FloatArray]:
    """Points on the straight parts of the sides, clockwise from the top, and their directions, (4, SAMPLES, 2)."""
    outline = page_outline(card)
    side = np.roll(outline, -1, axis=0) - outline
    length = np.linalg.norm(side, axis=1, keepdims=True)
    # Half a millimetre inside the straight part: blur carries the rounding on.
    first = (card.radius + 0.5) / length
    t = np.linspace(0, 1, SAMPLES) * (1 - 2 * first) + first
    points = outline[:, None] + t[..., None] * side[:, None]
    return points, np.repeat((side / length)[:, None], SAMPLES, axis=1)


def _straight_sides(profiles: Profiles) -> FloatArray | None:
    """The straight lines with most edge under them near the four sides: two points on each, (4, 2, 2) px."""
    # Capped, so that one glint does not outweigh a whole side.
    strength = np.minimum(profiles.strength, 6 * LEAST_EDGE)
    reach = len(profiles.offsets) // 2
    slopes = np.unique(np.rint(np.linspace(-0.5, 0.5, 15) * reach)).astype(int)
    place = np.linspace(-1, 1, SAMPLES)
    shift = np.rint(slopes[:, None] * place).astype(int)
    most = int(np.abs(shift).max())
    padded = np.pad(strength, ((0, 0), (0, 0), (most, most)))
    columns = np.arange(strength.shape[2]) + shift[..., None] + most
    total = padded[:, np.arange(SAMPLES)[:, None], columns].sum(axis=2)
    best = total.reshape(4, -1).argmax(axis=1)
    if float(total.reshape(4, -1).max(axis=1).min()) < SAMPLES * LEAST_EDGE / 2:
        return None
    slope, middle = np.unravel_index(best, total.shape[1:])
    offset = (middle[:, None] - reach + slopes[slope][:, None] * np.array([-1, 1])) * STEP_PX
    ends = [0, SAMPLES - 1]
    return np.asarray(profiles.px[:, ends] + offset[..., None] * profiles.normals[:, ends], dtype=np.float64)


def _meeting_points(sides: FloatArray) -> FloatArray:
    """Corners (4, 2), clockwise from the top left, where the sides (4, 2, 2) meet; the top side is the first."""
    homogeneous = np.concatenate([sides, np.ones((4, 2, 1))], axis=2)
    lines = np.cross(homogeneous[:, 0], homogeneous[:, 1])
    corners = np.cross(np.roll(lines, 1, axis=0), lines)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(corners[:, :2] / corners[:, 2:3], dtype=np.float64)


def _edges(image: ColourImage, homography: FloatArray, card: Card) -> CardEdges | None:
    points, directions = _side_points(card)
    profiles = edge_profiles(image, homography, points, directions, 3.0)
    offset, at = strongest_edges(profiles)
    change = np.take_along_axis(profiles.change, at[..., None, None], axis=2)[:, :, 0]
    strength = np.linalg.norm(change, axis=2)
    seen = strength > LEAST_EDGE
    place = np.linspace(-1, 1, SAMPLES)
    away = np.zeros_like(offset)
    for side in range(4):
        for _ in range(3):
            if seen[side].mean() < LEAST_SEEN:
                return None
            line = np.polynomial.polynomial.polyfit(place[seen[side]], offset[side, seen[side]], 1)
            away[side] = offset[side] - np.polynomial.polynomial.polyval(place, line)
            seen[side] = (strength[side] > LEAST_EDGE) & (np.abs(away[side]) < LARGEST_AWAY_PX)
    if seen.mean() < LEAST_SEEN_OF_ALL:
        return None
    difference = np.array([change[side][seen[side]].mean(axis=0) for side in range(4)])
    coherence = np.linalg.norm(difference, axis=1) / [strength[side][seen[side]].mean() for side in range(4)]
    if coherence.min() < LEAST_COHERENCE:
        return None
    continuation = _continuation(image, homography, card, difference)
    if np.median(continuation) > MOST_CONTINUATION or np.sort(continuation)[-2] > MOST_CONTINUATION_OF_ANY:
        return None
    blur = _blur(profiles, difference)
    cut, gap = _corner_cuts(image, homography, card)
    sharp, rounded = BLURRED_CORNER * blur, math.hypot(BLURRED_CORNER * blur, gap)
    like = np.abs(cut - rounded) < 0.5 * (rounded - sharp) + 0.35
    middle = float(np.sort(cut)[1:3].mean())
    if (
        rounded - sharp < LEAST_ROUNDING_PX
        or like.sum() < 3
        or not sharp + rounded < 2 * middle < 4 * rounded - 2 * sharp
    ):
        return None
    straightness = float(np.sqrt(np.mean(away[seen] ** 2)))
    return CardEdges(
        plane=points[seen],
        px=(profiles.px + offset[..., None] * profiles.normals)[seen],
        normals=profiles.normals[seen],
        corners_seen=int(like.sum()),
        straightness=straightness,
        score=float(
            seen.mean() + coherence.mean() - straightness - continuation.mean() - np.median(np.abs(cut - rounded)) / gap
        ),
    )


def _continuation(image: ColourImage, homography: FloatArray, card: Card, difference: FloatArray) -> FloatArray:
    """How strongly each side goes on beyond its two ends, (8,): 0 not at all, 1 as on the card, without sign.

    difference: mean change of colour across each side, (4, 3).
    """
    outline = page_outline(card)
    following = np.roll(outline, -1, axis=0)
    side = (following - outline) / np.linalg.norm(following - outline, axis=1, keepdims=True)
    distance = np.array([2.0, 4.0, 6.0, 8.0])[:, None]
    points = np.stack([outline[:, None] - distance * side[:, None], following[:, None] + distance * side[:, None]], 1)
    profiles = edge_profiles(image, homography, points, np.broadcast_to(side[:, None, None], points.shape), 0.0)
    across = profiles.change[:, :, :, len(profiles.offsets) // 2]
    along = np.einsum("sepc,sc->se", across, difference) / len(distance)
    return np.asarray(np.abs(along) / np.sum(difference**2, axis=1, keepdims=True), dtype=np.float64).ravel()


def _blur(profiles: Profiles, difference: FloatArray) -> float:
    """Sigma of the edges' blur, px, median of the sides: a Gaussian's area over its height."""
    mean = np.einsum("snwc,sc->sw", profiles.change, difference) / SAMPLES
    area = np.maximum(mean, 0).sum(axis=1) * STEP_PX
    return float(np.median(area / np.maximum(mean.max(axis=1), 1e-6))) / math.sqrt(2 * math.pi)


def _corner_cuts(image: ColourImage, homography: FloatArray, card: Card) -> tuple[FloatArray, float]:
    """Distance on each diagonal from where the sides meet to the card's edge (4,), and what the rounding cuts, px."""
    outline = page_outline(card)
    inward = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]]) / math.sqrt(2)
    along = np.stack([-inward[:, 1], inward[:, 0]], axis=1)
    jacobian = homography_jacobian(homography, card.width / 2, card.height / 2)
    millimetres = card.radius * (math.sqrt(2) - 1)
    gap = millimetres * math.sqrt(abs(float(np.linalg.det(jacobian))))
    profiles = edge_profiles(image, homography, outline + inward * millimetres, along, max(2.0, 2 * gap), width=0.0)
    offset, _ = strongest_edges(profiles)
    return gap + offset, gap
