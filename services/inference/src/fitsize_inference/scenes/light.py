"""Light on flat things with a little relief: one soft window and the room's ambient."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Light:
    """Where the light comes from. direction_deg: seen from above, 0 from the right, 90 from the photo's bottom.

    height_deg: above the plane. ambient: share of light without a direction, 0..1. softness_mm: blur of shadows.
    """

    direction_deg: float
    height_deg: float
    ambient: float
    softness_mm: float

    @property
    def towards(self) -> tuple[float, float]:
        """Unit vector in the plane towards the light (x right, y down)."""
        angle = math.radians(self.direction_deg)
        return math.cos(angle), math.sin(angle)

    def turned(self, degrees: float) -> Light:
        """The light as seen by a layer that itself lies turned clockwise by `degrees`."""
        return Light(self.direction_deg - degrees, self.height_deg, self.ambient, self.softness_mm)


def random_light(generator: np.random.Generator) -> Light:
    """Daylight from a window or a lamp to one side."""
    return Light(
        direction_deg=float(generator.uniform(0, 360)),
        height_deg=float(generator.uniform(35, 60)),
        ambient=float(generator.uniform(0.45, 0.65)),
        softness_mm=float(generator.uniform(3, 9)),
    )


def shade(height_mm: Image, px_per_mm: float, light: Light) -> Image:
    """Brightness of a matt surface of the given relief, 1 where it is level."""
    slope_x = cv2.Sobel(height_mm, cv2.CV_32F, 1, 0, ksize=3, scale=px_per_mm / 8)
    slope_y = cv2.Sobel(height_mm, cv2.CV_32F, 0, 1, ksize=3, scale=px_per_mm / 8)
    towards_x, towards_y = light.towards
    rise = math.radians(light.height_deg)
    facing = (math.sin(rise) - math.cos(rise) * (slope_x * towards_x + slope_y * towards_y)) / np.sqrt(
        1 + slope_x**2 + slope_y**2
    )
    direct = np.maximum(facing, 0) / math.sin(rise)
    return np.asarray(light.ambient + (1 - light.ambient) * direct, dtype=np.float32)


def hollow_darkening(height_mm: Image, px_per_mm: float, radius_mm: float, strength: float) -> Image:
    """Factor that darkens what lies lower than its surroundings within `radius_mm` (ambient occlusion)."""
    around = blur(height_mm, radius_mm * px_per_mm)
    depth = np.maximum(around - height_mm, 0) / radius_mm
    return np.asarray(1 / (1 + strength * 6 * depth), dtype=np.float32)


def cast_shadow(alpha: Image, px_per_mm: float, light: Light, lift_mm: float) -> Image:
    """Shadow that a flat thing throws around itself, 0..1: tight where it touches, soft further out."""
    reach = lift_mm / math.tan(math.radians(light.height_deg))
    towards_x, towards_y = light.towards
    contact = blur(alpha, max(0.5, 1.6 * px_per_mm))
    moved = _moved(alpha, -towards_x * reach * px_per_mm, -towards_y * reach * px_per_mm)
    soft = blur(moved, max(0.5, (light.softness_mm + lift_mm * 0.5) * px_per_mm))
    wide = blur(moved, max(0.5, (light.softness_mm * 3 + lift_mm) * px_per_mm))
    direct = 1 - light.ambient
    return np.asarray(np.clip(0.30 * contact + 0.75 * direct * soft + 0.22 * wide, 0, 0.85), dtype=np.float32)


def blur(image: Image, sigma_px: float) -> Image:
    """Gaussian blur; wide ones on a smaller copy, since their cost grows with the radius."""
    if sigma_px <= 0.3:
        return image
    if sigma_px > 12 and min(image.shape[:2]) > 64:
        factor = min(8.0, sigma_px / 6)
        small = cv2.resize(image, None, fx=1 / factor, fy=1 / factor, interpolation=cv2.INTER_AREA)
        small = cv2.GaussianBlur(small, (0, 0), sigma_px / factor, borderType=cv2.BORDER_REPLICATE)
        return np.asarray(
            cv2.resize(small, (image.shape[1], image.shape[0]), interpolation=cv2.INTER_CUBIC), np.float32
        )
    return np.asarray(cv2.GaussianBlur(image, (0, 0), sigma_px, borderType=cv2.BORDER_REPLICATE), np.float32)


def _moved(image: Image, x: float, y: float) -> Image:
    matrix = np.array([[1, 0, x], [0, 1, y]], dtype=np.float32)
    return np.asarray(
        cv2.warpAffine(image, matrix, (image.shape[1], image.shape[0]), flags=cv2.INTER_LINEAR), np.float32
    )
