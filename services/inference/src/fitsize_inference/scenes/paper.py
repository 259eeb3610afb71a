"""The printed marker sheet lying on the ground, with its shadow."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.geometry.board import CHARUCO_A4
from fitsize_inference.scenes.colour import unit
from fitsize_inference.scenes.light import Light, blur, cast_shadow, shade
from fitsize_inference.scenes.noise import fractal_noise
from fitsize_inference.scenes.sheet import SHEET_PX_PER_MM, charuco_page
from fitsize_inference.scenes.view import Layer, Placement

Image = npt.NDArray[np.float32]

# Laser print on office paper.
INK, PAPER = 0.022, 0.80
SHADOW_MARGIN_MM = 30.0


def paint_sheet(generator: np.random.Generator, placement: Placement, px_per_mm: float, light: Light) -> list[Layer]:
    """The sheet's shadow and the sheet, lowest first. The paper curls in brightness only: its geometry is flat."""
    light = light.turned(placement.degrees)
    # 210 x 297 mm are whole pixels at multiples of a third of a pixel per mm: no rounding, no wrong scale.
    px_per_mm = max(1, round(3 * px_per_mm)) / 3
    height, width = (round(side * px_per_mm) for side in (CHARUCO_A4.page_height, CHARUCO_A4.page_width))
    interpolation = cv2.INTER_AREA if px_per_mm < SHEET_PX_PER_MM else cv2.INTER_LINEAR
    resized = cv2.resize(charuco_page(), (width, height), interpolation=interpolation)
    # Toner spreads a little.
    print_ = blur(unit(resized), 0.12 * px_per_mm)
    reflectance = INK + (PAPER - INK) * print_
    relief = 2.2 * fractal_noise(generator, (height, width), px_per_mm, 240, 2)
    lit = shade(relief.astype(np.float32), px_per_mm, light)
    fibre = np.exp(0.008 * fractal_noise(generator, (height, width), px_per_mm, 3, 2))
    tint = np.array([0.985, 1.0, 0.995], dtype=np.float32)
    colour = (reflectance * np.clip(lit, 0.75, 1.15) * fibre)[..., None] * tint
    margin = round(SHADOW_MARGIN_MM * px_per_mm)
    alpha = np.zeros((height + 2 * margin, width + 2 * margin), np.float32)
    alpha[margin : margin + height, margin : margin + width] = 1
    shadow = cast_shadow(alpha, px_per_mm, light, 1.5) * 0.8
    return [
        Layer(
            np.zeros((*alpha.shape, 3), np.float32),
            shadow,
            px_per_mm,
            -margin / px_per_mm,
            -margin / px_per_mm,
            placement,
        ),
        Layer(colour.astype(np.float32), np.ones((height, width), np.float32), px_per_mm, 0.0, 0.0, placement),
    ]
