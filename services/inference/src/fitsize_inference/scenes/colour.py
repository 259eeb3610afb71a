"""Colours in linear light, blue first as OpenCV has them."""

from __future__ import annotations

import colorsys

import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.float32]
Colour = npt.NDArray[np.float32]


def unit(steps: npt.NDArray[np.generic]) -> Image:
    """8-bit steps 0..255 to 0..1."""
    return np.asarray(np.asarray(steps, dtype=np.float32) / 255, dtype=np.float32)


def linear(srgb: Image) -> Image:
    """sRGB 0..1 to linear light."""
    low = srgb / 12.92
    high = ((np.maximum(srgb, 0.04045) + 0.055) / 1.055) ** 2.4
    return np.asarray(np.where(srgb <= 0.04045, low, high), dtype=np.float32)


def encoded(light: Image) -> Image:
    """Linear light 0..1 to sRGB."""
    light = np.clip(light, 0, 1)
    low = light * 12.92
    high = 1.055 * np.maximum(light, 0.0031308) ** (1 / 2.4) - 0.055
    return np.asarray(np.where(light <= 0.0031308, low, high), dtype=np.float32)


def from_hex(text: str) -> Colour:
    """'#rrggbb' to linear BGR, shape (3,)."""
    red, green, blue = (int(text[index : index + 2], 16) / 255 for index in (1, 3, 5))
    return linear(np.array([blue, green, red], dtype=np.float32))


def varied(generator: np.random.Generator, colour: Colour, amount: float) -> Colour:
    """The colour a little lighter or darker, warmer or colder."""
    factors = np.exp(generator.normal(0, amount) + generator.normal(0, amount / 3, 3))
    return np.asarray(np.clip(colour * factors, 0.003, 0.92), dtype=np.float32)


def random_colour(generator: np.random.Generator) -> Colour:
    """A colour that clothes have: many dark, light and greyish ones, few loud ones."""
    kind = generator.uniform()
    hue = float(generator.uniform())
    if kind < 0.18:
        saturation, value = generator.uniform(0, 0.12), generator.uniform(0.08, 0.22)
    elif kind < 0.36:
        saturation, value = generator.uniform(0, 0.10), generator.uniform(0.75, 0.95)
    elif kind < 0.55:
        hue, saturation, value = (
            generator.uniform(0.55, 0.68),
            generator.uniform(0.3, 0.75),
            generator.uniform(0.2, 0.65),
        )
    elif kind < 0.8:
        saturation, value = generator.uniform(0.15, 0.5), generator.uniform(0.3, 0.8)
    else:
        saturation, value = generator.uniform(0.55, 0.9), generator.uniform(0.45, 0.9)
    red, green, blue = colorsys.hsv_to_rgb(float(hue), float(saturation), float(value))
    return linear(np.array([blue, green, red], dtype=np.float32))
