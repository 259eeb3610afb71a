"""Puts flat things into the photo, each where the camera sees it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.geometry.planar import inverse
from fitsize_inference.scenes.phone.camera import Map, PhoneCamera
from fitsize_inference.scenes.phone.develop import FIELD_STEP
from fitsize_inference.scenes.phone.things import Thing
from fitsize_inference.scenes.view import Placement

FloatArray = npt.NDArray[np.float64]
Picture = npt.NDArray[np.uint8]
Image = npt.NDArray[np.float32]

SUPERSAMPLING = 3


@dataclass(frozen=True)
class Bend:
    """Paper that does not lie flat: waves of the given height in mm, of about the sheet's own size."""

    height_mm: float
    wave_mm: float
    degrees: float
    phase: float

    def above(self, local_mm: FloatArray) -> FloatArray:
        """Height (N,) mm above the plane at points (N, 2) mm about the sheet's middle."""
        angle = math.radians(self.degrees)
        along = local_mm @ np.array([math.cos(angle), math.sin(angle)])
        across = local_mm @ np.array([-math.sin(angle), math.cos(angle)])
        turn = 2 * math.pi / self.wave_mm
        waves = 0.7 * np.sin(turn * along + self.phase) + 0.3 * np.sin(1.3 * turn * across + 2 * self.phase)
        return np.asarray(self.height_mm * (1 + waves) / 2, dtype=np.float64)


def remap_plane(
    picture: npt.NDArray[np.uint8], at: Map, mm_to_px: FloatArray, interpolation: int, border: int
) -> Picture:
    """A picture seen through a map of plane mm (H, W, 2). mm_to_px: (3, 3) affine, px with corner origin."""
    # OpenCV puts integers at the pixels' centres, we at their corners.
    matrix = mm_to_px[:2] - np.array([[0, 0, 0.5], [0, 0, 0.5]])
    where = cv2.transform(at, matrix)
    return np.asarray(cv2.remap(picture, where, None, interpolation, borderMode=border), dtype=np.uint8)  # type: ignore[call-overload]


def draw_thing(
    canvas: Picture, shadow: Image, thing: Thing, placement: Placement, camera: PhoneCamera, bend: Bend | None = None
) -> None:
    """Draws a thing into the photo (H, W, 3), and what its rim darkens into the small field of shadows."""
    window = _window(camera, placement.to_plane(thing.corners_mm), 6)
    if window is None:
        return
    left, top, width, height = window
    density = camera.px_per_mm_at(np.array([[placement.x, placement.y]]))
    picture, alpha = _shrunk(thing, density * SUPERSAMPLING * 1.2, bend)
    to_local = inverse(placement.matrix)
    surface = None if bend is None else lambda plane: bend.above(_affine(to_local, plane))
    at = camera.plane_map(left, top, width, height, SUPERSAMPLING, surface)
    rows, columns = alpha.shape
    across, down = columns / thing.size_mm[0], rows / thing.size_mm[1]
    mm_to_px = np.array([[across, 0, columns / 2], [0, down, rows / 2], [0, 0, 1.0]]) @ to_local
    colour = remap_plane(picture, at, mm_to_px, cv2.INTER_LINEAR, cv2.BORDER_REPLICATE)
    there = remap_plane(alpha, at, mm_to_px, cv2.INTER_LINEAR, cv2.BORDER_CONSTANT)
    colour = np.asarray(cv2.resize(colour, (width, height), interpolation=cv2.INTER_AREA), dtype=np.uint8)
    seen = cv2.resize(there, (width, height), interpolation=cv2.INTER_AREA)
    weight = np.asarray(seen / np.float32(255), dtype=np.float32)
    blend_into(canvas, colour, weight, left, top)
    rim = cv2.resize(weight, (-(-width // FIELD_STEP), -(-height // FIELD_STEP)), interpolation=cv2.INTER_AREA)
    add_shadow(shadow, np.asarray(rim, dtype=np.float32), left // FIELD_STEP, top // FIELD_STEP, 1.5, 0.3)


def blend_into(canvas: Picture, colour: Picture, weight: Image, left: int, top: int) -> None:
    """Mixes a picture into a window of the canvas by its weight (H, W) 0..1."""
    height, width = weight.shape
    under = canvas[top : top + height, left : left + width]
    under[:] = cv2.blendLinear(colour, np.ascontiguousarray(under), weight, 1 - weight)


def add_shadow(shadow: Image, rim: Image, left: int, top: int, sigma: float, strength: float) -> None:
    """Darkens around what `rim` covers (in steps of FIELD_STEP px), not what lies under it."""
    pad = math.ceil(3 * sigma)
    spread = cv2.GaussianBlur(cv2.copyMakeBorder(rim, pad, pad, pad, pad, cv2.BORDER_CONSTANT), (0, 0), sigma)
    itself = cv2.copyMakeBorder(rim, pad, pad, pad, pad, cv2.BORDER_CONSTANT)
    darker = strength * spread * (1 - itself)
    top, left = top - pad, left - pad
    first_row, first_column = max(0, -top), max(0, -left)
    last_row = min(darker.shape[0], shadow.shape[0] - top)
    last_column = min(darker.shape[1], shadow.shape[1] - left)
    part = shadow[top + first_row : top + last_row, left + first_column : left + last_column]
    np.maximum(part, darker[first_row:last_row, first_column:last_column], out=part)


def _window(camera: PhoneCamera, corners: FloatArray, margin: int) -> tuple[int, int, int, int] | None:
    """left, top, width, height px of the part of the frame in which corners are seen."""
    seen = camera.project(corners)
    low = np.maximum(np.floor(seen.min(axis=0)).astype(int) - margin, 0)
    high = np.minimum(np.ceil(seen.max(axis=0)).astype(int) + margin, [camera.width, camera.height])
    width, height = (high - low).tolist()
    return (int(low[0]), int(low[1]), width, height) if width > 0 and height > 0 else None


def window_of(camera: PhoneCamera, corners: FloatArray) -> tuple[int, int, int, int] | None:
    """As _window, aligned to FIELD_STEP so that shadows of what is drawn there lie right."""
    window = _window(camera, corners, 8)
    if window is None:
        return None
    left, top, width, height = window
    aligned_left, aligned_top = left // FIELD_STEP * FIELD_STEP, top // FIELD_STEP * FIELD_STEP
    return aligned_left, aligned_top, width + left - aligned_left, height + top - aligned_top


def _shrunk(thing: Thing, px_per_mm: float, bend: Bend | None) -> tuple[Picture, Picture]:
    """The thing's picture with about the pixels that can be seen, shaded where it is bent."""
    rows, columns = thing.alpha.shape
    picture, alpha = thing.picture, thing.alpha
    wanted = px_per_mm * thing.size_mm[0] / columns
    if wanted < 0.8:
        size = (max(8, round(columns * wanted)), max(8, round(rows * wanted)))
        picture = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
        alpha = np.asarray(cv2.resize(alpha, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    if bend is not None:
        width, height = thing.size_mm
        x, y = np.meshgrid(np.linspace(-width / 2, width / 2, 40), np.linspace(-height / 2, height / 2, 40))
        above = bend.above(np.stack([x.ravel(), y.ravel()], axis=1)).reshape(40, 40)
        slope = np.gradient(above, height / 39, axis=0) + np.gradient(above, width / 39, axis=1)
        lit = np.clip(1 - 0.6 * slope, 0.7, 1.1).astype(np.float32)
        lit = np.asarray(cv2.resize(lit, (alpha.shape[1], alpha.shape[0]), interpolation=cv2.INTER_CUBIC), np.float32)
        picture = np.asarray(cv2.multiply(picture, cv2.merge([lit] * 3), dtype=cv2.CV_8U), dtype=np.uint8)
    return picture, alpha


def _affine(matrix: FloatArray, points: FloatArray) -> FloatArray:
    return np.asarray(points @ matrix[:2, :2].T + matrix[:2, 2], dtype=np.float64)
