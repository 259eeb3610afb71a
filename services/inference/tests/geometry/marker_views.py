"""Photos of a marker whose geometry is known exactly."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.geometry.planar import apply_homography, inverse
from fitsize_inference.scenes.sheet import SHEET_PX_PER_MM, charuco_page, checkerboard_card
from fitsize_inference.scenes.view import Layer, Placement, View, photograph

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class MarkerView:
    """A photo, the camera that took it, and the true map from photo px to mm on the marker's page."""

    image: npt.NDArray[np.uint8]
    view: View
    photo_to_page: FloatArray
    page_to_photo: FloatArray


def show_charuco(
    view: View,
    placement: Placement,
    *,
    seed: int,
    brightness: float = 1.0,
    ink: float = 0.03,
    noise: float = 3.0,
    mirrored: bool = False,
) -> MarkerView:
    """The A4 sheet on a grey floor. brightness scales the light, ink is the black's reflectance (paper 0.8)."""
    page = charuco_page()[:, ::-1] if mirrored else charuco_page()
    reflectance = np.asarray(page / 255 * (0.8 - ink) + ink, dtype=np.float32)
    return _show(reflectance, float(SHEET_PX_PER_MM), 0.0, view, placement, seed, brightness, noise)


def show_checkerboard(view: View, placement: Placement, *, seed: int, border_mm: int = 10) -> MarkerView:
    """The 5x5 card on a grey floor; the page's origin is the board's corner."""
    reflectance = np.asarray(checkerboard_card(border_mm) / 255 * 0.75 + 0.05, dtype=np.float32)
    return _show(reflectance, 8.0, -float(border_mm), view, placement, seed, 1.0, 3.0)


def show_card(
    view: View,
    placement: Placement,
    *,
    seed: int,
    width_mm: float = 85.6,
    height_mm: float = 53.98,
    radius_mm: float = 3.18,
    colour: tuple[float, float, float] = (0.5, 0.2, 0.1),
    ground: tuple[float, float, float] = (0.25, 0.25, 0.25),
) -> MarkerView:
    """A card (colour: linear BGR) with rounded corners, the page's origin where its top and left sides meet."""
    px_per_mm = 8.0
    shape = (round(height_mm * px_per_mm), round(width_mm * px_per_mm))
    y, x = (np.indices(shape) + 0.5) / px_per_mm
    from_middle = np.stack([np.abs(x - width_mm / 2) - width_mm / 2, np.abs(y - height_mm / 2) - height_mm / 2])
    inside = np.hypot(*np.maximum(from_middle + radius_mm, 0)) <= radius_mm if radius_mm else np.ones(shape, bool)
    card = np.where(inside[..., None], np.array(colour), np.array(ground)).astype(np.float32)
    return _show(card, px_per_mm, 0.0, view, placement, seed, 1.0, 2.0, ground)


def _show(
    reflectance: npt.NDArray[np.float32],
    px_per_mm: float,
    first_mm: float,
    view: View,
    placement: Placement,
    seed: int,
    brightness: float,
    noise: float,
    ground: tuple[float, float, float] = (0.25, 0.25, 0.25),
) -> MarkerView:
    generator = np.random.default_rng(seed)
    raster_px_per_photo_px = px_per_mm * view.translation[2] / view.focal_px
    if raster_px_per_photo_px > 1:
        blurred = cv2.GaussianBlur(reflectance, (0, 0), 0.3 * raster_px_per_photo_px)
        reflectance = np.asarray(blurred, dtype=np.float32)
    sheet = Layer(
        reflectance if reflectance.ndim == 3 else np.repeat(reflectance[..., None], 3, axis=2),
        np.ones(reflectance.shape[:2], np.float32),
        px_per_mm,
        first_mm,
        first_mm,
        placement,
    )
    colour = np.broadcast_to(np.array(ground, np.float32), (8, 8, 3))
    floor = Layer(colour, np.ones((8, 8), np.float32), 0.01, -400, -400, Placement())
    linear = np.clip(photograph([floor, sheet], view) * brightness, 0, 1)
    pixels = linear ** (1 / 2.2) * 255 + generator.normal(0, noise, linear.shape)
    page_to_photo = view.plane_to_photo @ placement.matrix
    return MarkerView(
        image=np.clip(pixels, 0, 255).astype(np.uint8),
        view=view,
        photo_to_page=inverse(page_to_photo),
        page_to_photo=page_to_photo,
    )


def segment_error_mm(found: FloatArray, truth: MarkerView, centre_px: FloatArray, length_mm: float) -> float:
    """Largest error of the length of segments of `length_mm`, in eight directions about a photo point."""
    middle = apply_homography(truth.photo_to_page, centre_px.reshape(1, 2))[0]
    worst = 0.0
    for angle in np.linspace(0, np.pi, 8, endpoint=False):
        half = np.array([np.cos(angle), np.sin(angle)]) * length_mm / 2
        ends = apply_homography(truth.page_to_photo, np.array([middle - half, middle + half]))
        first, second = apply_homography(found, ends)
        worst = max(worst, abs(float(np.linalg.norm(second - first)) - length_mm))
    return worst
