"""Fabrics: colour and fine relief as functions of the cloth's own coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.scenes.colour import Colour, from_hex, random_colour, varied
from fitsize_inference.scenes.noise import fractal_noise, smooth_noise

Image = npt.NDArray[np.float32]
Weave = Literal["jersey", "poplin", "denim", "knit", "twill", "fleece", "satin", "linen", "nylon"]
Motif = Literal["plain", "melange", "stripes", "checks", "dots", "flowers", "gingham"]


@dataclass(frozen=True)
class Fabric:
    """A cloth. colour, second: linear BGR; period: of the motif, mm; crease: how strongly it wrinkles, 1 is cotton;

    crumple: share of sharp small creases; sheen: 0 matt to 1 satin; print_seed: of a printed motif's drawing, so that
    all panels are cut from the same cloth.
    """

    weave: Weave
    motif: Motif
    colour: Colour
    second: Colour
    period: float
    crease: float
    crumple: float
    sheen: float
    print_seed: int


# crease, crumple, sheen of each weave.
_HANDS: dict[Weave, tuple[float, float, float]] = {
    "jersey": (0.9, 0.25, 0.0),
    "poplin": (0.8, 0.8, 0.05),
    "denim": (0.8, 0.35, 0.0),
    "knit": (0.7, 0.1, 0.0),
    "twill": (0.8, 0.4, 0.05),
    "fleece": (0.7, 0.1, 0.0),
    "satin": (1.2, 0.3, 0.7),
    "linen": (0.9, 1.2, 0.0),
    "nylon": (1.1, 0.8, 0.35),
}


def fabric(
    weave: Weave, motif: Motif, colour: Colour | str, second: Colour | str, period: float, print_seed: int = 1
) -> Fabric:
    """A fabric with the usual hand of its weave; colours as linear BGR or '#rrggbb'."""
    crease, crumple, sheen = _HANDS[weave]
    first = from_hex(colour) if isinstance(colour, str) else colour
    other = from_hex(second) if isinstance(second, str) else second
    return Fabric(weave, motif, first, other, period, crease, crumple, sheen, print_seed)


def random_fabric(generator: np.random.Generator, weaves: tuple[Weave, ...]) -> Fabric:
    """Any fabric of the given weaves; half of them plain."""
    weave = weaves[int(generator.integers(len(weaves)))]
    motifs: tuple[Motif, ...] = (
        "plain",
        "plain",
        "plain",
        "melange",
        "stripes",
        "checks",
        "dots",
        "flowers",
        "gingham",
    )
    motif = "plain" if weave == "denim" else motifs[int(generator.integers(len(motifs)))]
    colour = random_colour(generator)
    if weave == "denim":
        blues = ("#2b3a55", "#3d5878", "#5d7fa6", "#1f2430", "#8aa6c4", "#22293a")
        colour = varied(generator, from_hex(blues[int(generator.integers(len(blues)))]), 0.1)
    period = {
        "stripes": generator.uniform(8, 45),
        "checks": generator.uniform(25, 90),
        "dots": generator.uniform(10, 40),
    }.get(motif, generator.uniform(30, 90))
    if motif == "gingham":
        period = generator.uniform(5, 20)
    return fabric(weave, motif, colour, random_colour(generator), float(period), int(generator.integers(1 << 30)))


def paint_cloth(
    cloth: Fabric, u: Image, v: Image, px_per_mm: float, generator: np.random.Generator
) -> tuple[Image, Image]:
    """Reflectance (H, W, 3) and fine relief in mm (H, W) at cloth coordinates u (across), v (along the warp), mm."""
    shape = (u.shape[0], u.shape[1])
    colour = _motif(cloth, u, v, px_per_mm, generator)
    tone, relief = _weave(cloth, u, v, px_per_mm, generator, shape)
    # Dye and wear are never even.
    uneven = tone + 0.018 * fractal_noise(generator, shape, px_per_mm, 190, 3)
    return np.asarray(colour * np.exp(uneven)[..., None], dtype=np.float32), relief


def _visible(period_mm: float, px_per_mm: float) -> float:
    """How much of a pattern of this period a raster can show: 1 from four pixels a period, 0 below two."""
    return float(np.clip((period_mm * px_per_mm - 2.0) / 2.0, 0, 1))


def _weave(
    cloth: Fabric, u: Image, v: Image, px_per_mm: float, generator: np.random.Generator, shape: tuple[int, int]
) -> tuple[Image, Image]:
    """Logarithm of the tone, and relief in mm, of the yarns."""
    grain = smooth_noise(generator, shape, px_per_mm, max(0.9, 1.0 / px_per_mm))
    zero = np.zeros(shape, np.float32)
    match cloth.weave:
        case "denim":
            twill = np.sin((u + v) * 2 * np.pi / 1.8) * _visible(1.8, px_per_mm)
            slub = fractal_noise(generator, shape, px_per_mm, 2.4, 2, 0.7, stretch=9)
            return (0.05 * twill + 0.075 * slub + 0.075 * grain).astype(np.float32), zero
        case "knit":
            wale = 4.2
            shown = _visible(wale, px_per_mm)
            ribs = np.cos(u * 2 * np.pi / wale)
            stitches = np.cos(v * 2 * np.pi / 3.2 + np.sign(np.sin(u * 2 * np.pi / wale)) * 1.2)
            tone = 0.09 * ribs * shown + 0.06 * stitches * _visible(3.2, px_per_mm) + 0.07 * grain
            return tone.astype(np.float32), (0.32 * ribs * shown).astype(np.float32)
        case "fleece":
            fluff = fractal_noise(generator, shape, px_per_mm, 5.0, 3, 0.7)
            return (0.035 * fluff + 0.04 * grain).astype(np.float32), (0.14 * fluff).astype(np.float32)
        case "linen" | "twill":
            along = fractal_noise(generator, shape, px_per_mm, 2.0, 2, 0.7, stretch=14)
            amount = 0.06 if cloth.weave == "linen" else 0.03
            return (amount * along + 0.04 * grain).astype(np.float32), zero
        case "jersey":
            return (0.032 * grain + 0.02 * fractal_noise(generator, shape, px_per_mm, 3.0, 2)).astype(np.float32), zero
        case "poplin" | "satin" | "nylon":
            return (0.02 * grain).astype(np.float32), zero


def _motif(cloth: Fabric, u: Image, v: Image, px_per_mm: float, generator: np.random.Generator) -> Image:
    first, second = cloth.colour, cloth.second
    shape = (u.shape[0], u.shape[1])
    plain = np.broadcast_to(first, (*shape, 3)).astype(np.float32)
    match cloth.motif:
        case "plain":
            return plain.copy()
        case "melange":
            fleck = fractal_noise(generator, shape, px_per_mm, 1.8, 2, 0.8, stretch=3.0)
            share = np.clip(0.35 + 0.17 * fleck, 0, 1)[..., None]
            return np.asarray(first * (1 - share) + np.sqrt(first * 0.7) * share, dtype=np.float32)
        case "stripes":
            share = _band(v, cloth.period, 0.36, px_per_mm)[..., None]
            return np.asarray(first * (1 - share) + second * share, dtype=np.float32)
        case "gingham":
            across, down = _band(u, cloth.period, 0.5, px_per_mm), _band(v, cloth.period, 0.5, px_per_mm)
            share = ((across + down) / 2)[..., None]
            return np.asarray(np.maximum(first, 0.75) * (1 - share) + second * share, dtype=np.float32)
        case "checks":
            result: Image = plain.copy()
            for shift, width, strength in ((0.0, 0.34, 0.55), (0.42, 0.07, 0.7), (0.55, 0.07, 0.7), (0.8, 0.03, 0.9)):
                for line in (u, v):
                    share = strength * _band(line + shift * cloth.period, cloth.period, width, px_per_mm)[..., None]
                    tint = second if width > 0.05 else np.maximum(first, 0.6)
                    result = np.asarray(result * (1 - share * 0.8) + tint * share * 0.8, dtype=np.float32)
            return result
        case "dots":
            return _tiled(_dots_tile(cloth), u, v, px_per_mm)
        case "flowers":
            return _tiled(_flowers_tile(cloth), u, v, px_per_mm)


def _band(position: Image, period: float, width: float, px_per_mm: float) -> Image:
    """1 on bands that fill `width` of each period, 0 between, with edges as soft as a pixel."""
    phase = np.abs(np.mod(position / period, 1.0) - 0.5) * period
    soft = np.clip((0.5 * width * period - phase) * px_per_mm + 0.5, 0, 1)
    shown = float(np.clip(width * period * px_per_mm, 0, 1))
    return np.asarray(soft * shown + width * (1 - shown), dtype=np.float32)


_TILE_PX_PER_MM = 2.5


def _dots_tile(cloth: Fabric) -> Image:
    generator = np.random.default_rng(cloth.print_seed)
    side = max(8, round(cloth.period * 2 * _TILE_PX_PER_MM))
    tile = np.broadcast_to(cloth.colour, (side, side, 3)).astype(np.float32).copy()
    radius = side * float(generator.uniform(0.10, 0.18))
    for x, y in ((0.25, 0.25), (0.75, 0.75)):
        cv2.circle(
            tile,
            (round(x * side * 16), round(y * side * 16)),
            round(radius * 16),
            tuple(float(c) for c in cloth.second),
            -1,
            cv2.LINE_AA,
            4,
        )
    return tile


def _flowers_tile(cloth: Fabric) -> Image:
    generator = np.random.default_rng(cloth.print_seed)
    side = round(260 * _TILE_PX_PER_MM)
    tile = np.broadcast_to(cloth.colour, (side, side, 3)).astype(np.float32).copy()
    leaf = varied(generator, from_hex("#4a6b45"), 0.25)
    heart = from_hex("#d9b14a")
    size = cloth.period * 0.30 * _TILE_PX_PER_MM
    count = round(side**2 / (cloth.period * 1.1 * _TILE_PX_PER_MM) ** 2)
    for _ in range(count):
        x, y = generator.uniform(0, side, 2)
        turn, scale = float(generator.uniform(0, 360)), float(generator.uniform(0.6, 1.2)) * size
        petal_colour = varied(generator, cloth.second, 0.22)
        for shift_x in (-side, 0, side):
            for shift_y in (-side, 0, side):
                at = np.array([x + shift_x, y + shift_y])
                if np.any(at < -2 * size) or np.any(at > side + 2 * size):
                    continue
                for spin in (40.0, 190.0):
                    _petal(tile, at, turn + spin, scale * 1.5, scale * 0.28, leaf)
                for petal in range(5):
                    _petal(tile, at, turn + 72 * petal, scale * 0.95, scale * 0.42, petal_colour)
                cv2.circle(
                    tile,
                    (round(at[0]), round(at[1])),
                    max(1, round(scale * 0.22)),
                    tuple(map(float, heart)),
                    -1,
                    cv2.LINE_AA,
                )
    return tile


def _petal(
    tile: Image, at: npt.NDArray[np.float64], degrees: float, length: float, width: float, colour: Colour
) -> None:
    direction = np.array([np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))])
    centre = at + direction * length / 2
    cv2.ellipse(
        tile,
        ((float(centre[0]), float(centre[1])), (max(1.0, float(length)), max(1.0, float(width * 2))), degrees),
        tuple(float(c) for c in colour),
        -1,
        cv2.LINE_AA,
    )


def _tiled(tile: Image, u: Image, v: Image, px_per_mm: float) -> Image:
    if px_per_mm < _TILE_PX_PER_MM:
        wrapped = cv2.copyMakeBorder(tile, 8, 8, 8, 8, cv2.BORDER_WRAP)
        blurred = cv2.GaussianBlur(wrapped, (0, 0), 0.45 * _TILE_PX_PER_MM / px_per_mm)
        tile = np.asarray(blurred[8:-8, 8:-8], dtype=np.float32)
    side = tile.shape[0]
    column = np.mod(u * _TILE_PX_PER_MM, side).astype(np.float32)
    row = np.mod(v * _TILE_PX_PER_MM, side).astype(np.float32)
    return np.asarray(cv2.remap(tile, column, row, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP), dtype=np.float32)
