"""What the garment lies on: floors, carpets, bed sheets, as flat layers."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.scenes.colour import Colour, from_hex, varied
from fitsize_inference.scenes.light import Light, hollow_darkening, shade
from fitsize_inference.scenes.noise import coordinates, fractal_noise, ridged_noise, smooth_noise
from fitsize_inference.scenes.view import Layer, Placement

Image = npt.NDArray[np.float32]
Painter = Callable[[np.random.Generator, tuple[int, int], float, Light], Image]


def paint_ground(
    name: str, generator: np.random.Generator, width_mm: float, height_mm: float, px_per_mm: float, light: Light
) -> Layer:
    """A ground of the given size centred on the plane's origin; name is one of GROUNDS.

    Raises KeyError for an unknown name.
    """
    shape = (max(16, round(height_mm * px_per_mm)), max(16, round(width_mm * px_per_mm)))
    colour = np.clip(GROUNDS[name](generator, shape, px_per_mm, light), 0.002, 0.95).astype(np.float32)
    return Layer(
        colour, np.ones(shape, np.float32), px_per_mm, -shape[1] / px_per_mm / 2, -shape[0] / px_per_mm / 2, Placement()
    )


def _wood(generator: np.random.Generator, shape: tuple[int, int], px_per_mm: float, light: Light) -> Image:
    species = ("#b58d63", "#9c7049", "#c9a882", "#8a6242", "#d3bc9d", "#6f4c35", "#a99c8b")
    base = varied(generator, from_hex(species[int(generator.integers(len(species)))]), 0.12)
    plank = float(generator.uniform(85, 190))
    long_side = float(generator.uniform(900, 1600))
    x, y = coordinates(shape, px_per_mm)
    row = np.floor(y / plank).astype(int)
    rows = int(row.max()) + 1
    offset = generator.uniform(0, long_side, rows)[row].astype(np.float32)
    column = np.floor((x + offset) / long_side).astype(int)
    plank_id = (row * 7 + column) % 997
    tone = np.exp(generator.normal(0, 0.13, 997))[plank_id].astype(np.float32)
    warmth = generator.normal(0, 0.035, 997)[plank_id].astype(np.float32)
    # Grain: noise drawn out along the planks, bent by a slow one; every plank is cut from elsewhere.
    turned = (shape[1], shape[0])
    wander = fractal_noise(generator, shape, px_per_mm, 260, 3)
    fine = fractal_noise(generator, turned, px_per_mm, 7.0, 3, 0.7, stretch=45).T
    broad = fractal_noise(generator, turned, px_per_mm, 34.0, 3, 0.6, stretch=22).T
    shift = generator.uniform(0, 40, 997)[plank_id].astype(np.float32)
    rings = np.sin((y + shift + 13 * broad + 9 * wander) / generator.uniform(4.5, 8.0) * 2 * np.pi)
    pores = np.clip(fractal_noise(generator, turned, px_per_mm, 2.2, 1, stretch=30).T - 1.1, 0, 2)
    grain = 0.055 * fine + 0.05 * broad + 0.035 * rings - 0.09 * pores
    colour = base[None, None] * (tone * np.exp(grain))[..., None]
    colour[..., 0] *= 1 - warmth - 0.4 * grain
    colour[..., 2] *= 1 + warmth + 0.15 * grain
    # Joints: a dark gap with a bevel that catches the light.
    gap_y = np.abs(y / plank - np.round(y / plank)) * plank
    along = (x + offset) / long_side
    gap_x = np.abs(along - np.round(along)) * long_side
    gap = np.minimum(gap_y, gap_x)
    half = max(0.9, 0.55 / px_per_mm)
    joint = np.exp(-((gap / half) ** 2))
    bevel = shade((-0.5 * np.exp(-((gap / 2.2) ** 2))).astype(np.float32), px_per_mm, light)
    return np.asarray(colour * ((1 - 0.72 * joint) * bevel)[..., None], dtype=np.float32)


def _carpet(generator: np.random.Generator, shape: tuple[int, int], px_per_mm: float, light: Light) -> Image:
    tones = ("#b9ad9b", "#8d8479", "#cfc8bb", "#6d6a68", "#7c6a58", "#5c6670", "#a3907a")
    base = varied(generator, from_hex(tones[int(generator.integers(len(tones)))]), 0.12)
    tuft = float(generator.uniform(3.0, 7.5))
    tufts = fractal_noise(generator, shape, px_per_mm, tuft, 3, 0.75)
    brushed = fractal_noise(generator, shape, px_per_mm, 140, 3, 0.6)
    relief = 0.9 * tufts + 1.5 * brushed
    lit = shade(relief.astype(np.float32), px_per_mm, light) * hollow_darkening(relief, px_per_mm, 4.0, 0.8)
    speckle = np.exp(0.14 * fractal_noise(generator, shape, px_per_mm, 2.5, 2))
    return np.asarray(base * (np.clip(lit, 0.25, 2.0) * speckle * np.exp(0.05 * brushed))[..., None], dtype=np.float32)


def _tiles(generator: np.random.Generator, shape: tuple[int, int], px_per_mm: float, light: Light) -> Image:
    tones = ("#cfc6b8", "#b7b4ae", "#d9d4ca", "#8f9192", "#b9a58c", "#c2c7c9")
    base = varied(generator, from_hex(tones[int(generator.integers(len(tones)))]), 0.1)
    side = float(generator.uniform(300, 600))
    turn = np.deg2rad(float(generator.choice([0.0, 0.0, 45.0])) + float(generator.uniform(-4, 4)))
    x, y = coordinates(shape, px_per_mm)
    across, down = x * np.cos(turn) + y * np.sin(turn) + 400, -x * np.sin(turn) + y * np.cos(turn) + 3000
    tile = (np.floor(across / side) * 31 + np.floor(down / side) * 17).astype(int) % 499
    tone = np.exp(generator.normal(0, 0.045, 499))[tile].astype(np.float32)
    clouds = fractal_noise(generator, shape, px_per_mm, 180, 5, 0.6)
    veins = ridged_noise(generator, shape, px_per_mm, 160, 3)
    mottled = np.exp(
        0.03 * clouds - 0.10 * np.clip(veins - 0.6, 0, 1) + 0.025 * fractal_noise(generator, shape, px_per_mm, 5, 2)
    )
    edge = (
        np.minimum(np.abs(across / side - np.round(across / side)), np.abs(down / side - np.round(down / side))) * side
    )
    half = float(generator.uniform(1.5, 3.0))
    grout = np.clip(1 - (edge - half) / max(0.8, 0.7 / px_per_mm), 0, 1)
    bevel = shade((-1.2 * np.exp(-((edge / 4.0) ** 2))).astype(np.float32), px_per_mm, light)
    grout_colour = base * generator.uniform(0.45, 0.75)
    face = base * (tone * mottled * bevel)[..., None]
    return np.asarray(face * (1 - grout[..., None]) + grout_colour * grout[..., None], dtype=np.float32)


def _bed_sheet(generator: np.random.Generator, shape: tuple[int, int], px_per_mm: float, light: Light) -> Image:
    tones = ("#e6e2da", "#d8dde2", "#cbb7a4", "#9aa7b5", "#7b2f47", "#b8c0ae", "#e9e6e3", "#3d4a63")
    base = varied(generator, from_hex(tones[int(generator.integers(len(tones)))]), 0.06)
    relief = 7.0 * fractal_noise(generator, shape, px_per_mm, 520, 1)
    relief += 1.3 * fractal_noise(generator, shape, px_per_mm, 150, 2, 0.45, stretch=float(generator.uniform(1, 4)))
    relief += 3.2 * ridged_noise(generator, shape, px_per_mm, 330, 2)
    relief += 0.10 * fractal_noise(generator, shape, px_per_mm, 16, 2)
    lit = shade(relief.astype(np.float32), px_per_mm, light) * hollow_darkening(relief, px_per_mm, 12, 0.25)
    weave = np.exp(0.02 * smooth_noise(generator, shape, px_per_mm, 1.2))
    if generator.uniform() < 0.35:
        x, _ = coordinates(shape, px_per_mm)
        stripe = (np.sin((x + relief) / float(generator.uniform(12, 45)) * 2 * np.pi) > 0.2).astype(np.float32)
        base_image = base * (1 - 0.12 * cv2.GaussianBlur(stripe, (0, 0), max(0.5, 0.3 * px_per_mm)))[..., None]
    else:
        base_image = np.broadcast_to(base, (*shape, 3))
    return np.asarray(base_image * (lit * weave)[..., None], dtype=np.float32)


def _concrete(generator: np.random.Generator, shape: tuple[int, int], px_per_mm: float, light: Light) -> Image:
    base = varied(generator, from_hex("#9b9a97"), 0.2)
    clouds = fractal_noise(generator, shape, px_per_mm, 420, 6, 0.62)
    grit = fractal_noise(generator, shape, px_per_mm, 6, 3, 0.8)
    pits = np.clip(fractal_noise(generator, shape, px_per_mm, 9, 1) - 2.1, 0, 1)
    relief = 0.10 * grit - 1.2 * pits
    lit = shade(relief.astype(np.float32), px_per_mm, light)
    return np.asarray(base * (np.exp(0.085 * clouds + 0.035 * grit - 0.5 * pits) * lit)[..., None], dtype=np.float32)


def _board(generator: np.random.Generator, shape: tuple[int, int], px_per_mm: float, light: Light) -> Image:
    tones = ("#ece9e3", "#dfe5e3", "#c9d3d0", "#f0eee9", "#bfc6cc")
    base: Colour = varied(generator, from_hex(tones[int(generator.integers(len(tones)))]), 0.04)
    clouds = fractal_noise(generator, shape, px_per_mm, 500, 3)
    fine = fractal_noise(generator, shape, px_per_mm, 4, 2)
    lit = shade((0.02 * fine).astype(np.float32), px_per_mm, light)
    return np.asarray(base * (np.exp(0.012 * clouds + 0.008 * fine) * lit)[..., None], dtype=np.float32)


GROUNDS: dict[str, Painter] = {
    "wood": _wood,
    "carpet": _carpet,
    "tiles": _tiles,
    "bed-sheet": _bed_sheet,
    "concrete": _concrete,
    "board": _board,
}
