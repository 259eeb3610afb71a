"""Grounds as pictures that are painted once and then used from many sides."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.scenes.cloth import Motif, fabric, paint_cloth
from fitsize_inference.scenes.colour import encoded, random_colour
from fitsize_inference.scenes.grounds import paint_ground
from fitsize_inference.scenes.light import Light, shade
from fitsize_inference.scenes.noise import coordinates, fractal_noise

Picture = npt.NDArray[np.uint8]

GROUND_PX_PER_MM = 1.0
GROUND_SIDE_MM = 1600
PAINTED = ("wood", "carpet", "bed-sheet", "tiles", "board")
PATTERNED = "patterned"
KINDS = (*PAINTED, PATTERNED)
# Pieces of each kind. A piece takes a second to paint and 8 MB to keep.
PIECES = 4
_PATTERNS: tuple[Motif, ...] = ("checks", "flowers", "gingham", "stripes")


@lru_cache(maxsize=len(KINDS) * PIECES)
def ground_picture(kind: str, piece: int) -> Picture:
    """A square piece of ground, BGR at GROUND_PX_PER_MM. kind: one of KINDS; piece: 0 .. PIECES - 1."""
    generator = np.random.default_rng((7_000, KINDS.index(kind), piece))
    light = Light(direction_deg=float(generator.uniform(0, 360)), height_deg=48.0, ambient=0.55, softness_mm=6.0)
    if kind == PATTERNED:
        colour = _blanket(generator, _PATTERNS[piece % len(_PATTERNS)], light)
    else:
        side = float(GROUND_SIDE_MM)
        colour = paint_ground(kind, generator, side, side, GROUND_PX_PER_MM, light).colour
    picture = np.asarray(encoded(colour) * 255 + 0.5, dtype=np.uint8)
    picture.setflags(write=False)
    return picture


def _blanket(generator: np.random.Generator, motif: Motif, light: Light) -> npt.NDArray[np.float32]:
    side = round(GROUND_SIDE_MM * GROUND_PX_PER_MM)
    x, y = coordinates((side, side), GROUND_PX_PER_MM)
    folds = 4.0 * fractal_noise(generator, (side, side), GROUND_PX_PER_MM, 420, 3)
    period = float(generator.uniform(25, 110))
    cloth = fabric("fleece", motif, random_colour(generator), random_colour(generator), period, 3)
    colour, relief = paint_cloth(cloth, x + 0.4 * folds, y + 0.4 * folds, GROUND_PX_PER_MM, generator)
    lit = shade((folds + relief).astype(np.float32), GROUND_PX_PER_MM, light)
    return np.asarray(np.clip(colour * lit[..., None], 0, 1), dtype=np.float32)


def mean_brightness(picture: Picture) -> float:
    """Mean over a picture, 0..255."""
    return float(np.mean(cv2.mean(cv2.resize(picture, (32, 32), interpolation=cv2.INTER_AREA))[:3]))
