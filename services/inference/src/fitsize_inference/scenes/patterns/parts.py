"""What a garment's picture is put together from. Lengths in mm, in the garment's own frame (x right, y down)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
Material = Literal["main", "rib", "contrast", "inside"]


@dataclass(frozen=True)
class Panel:
    """A piece of cloth. outline (N, 2); grain_deg: how its warp is turned; lift and rounding of its edge;

    tint: brightness against the material's own.
    """

    outline: FloatArray
    material: Material = "main"
    grain_deg: float = 0.0
    lift: float = 2.0
    rounding: float = 3.0
    tint: float = 1.0


@dataclass(frozen=True)
class Seam:
    """A line where cloth is joined: a groove with a little pucker. points (N, 2)."""

    points: FloatArray
    depth: float = 0.5
    width: float = 1.6
    pucker: float = 0.25


@dataclass(frozen=True)
class Stitching:
    """Visible thread along a line, of the cloth's colour or of a contrasting one."""

    points: FloatArray
    contrast: bool = False


@dataclass(frozen=True)
class Button:
    """A sewn button or a rivet."""

    centre: FloatArray
    radius: float = 5.5
    metal: bool = False


@dataclass(frozen=True)
class Zip:
    """A closed zip fastener along a line."""

    points: FloatArray
    width: float = 7.0
    metal: bool = True


@dataclass(frozen=True)
class Label:
    """The woven label inside the neck or waist: four corners."""

    outline: FloatArray


@dataclass(frozen=True)
class Emblem:
    """A print on the chest."""

    centre: FloatArray
    size: float


Part = Panel | Seam | Stitching | Button | Zip | Label | Emblem


@dataclass(frozen=True)
class Pull:
    """A direction in which the cloth pulls: creases run along it. spread: how far beside the line they start."""

    start: FloatArray
    end: FloatArray
    count: int
    spread: float = 40.0
    height: float = 1.6


@dataclass(frozen=True)
class Pattern:
    """A garment laid flat. keypoints: name -> (2,) mm; parts from the lowest to the topmost."""

    garment_type: str
    style: str
    keypoints: Mapping[str, FloatArray]
    parts: tuple[Part, ...]
    pulls: tuple[Pull, ...] = field(default=())


def moved(pattern: Pattern, generator: np.random.Generator, amount: float) -> Pattern:
    """The same garment as it comes to lie: bent by a slow random field of about `amount` mm, keypoints included.

    A quicker, weaker field keeps hems and sides from being drawn with a ruler.
    """
    waves = np.concatenate([generator.uniform(350, 900, 6), generator.uniform(55, 170, 10)])
    angles, phases = generator.uniform(0, 2 * np.pi, 16), generator.uniform(0, 2 * np.pi, 16)
    strengths = np.concatenate([np.full(6, amount / 2.2), np.full(10, 0.45)])[:, None]
    pushes = generator.normal(0, 1, (16, 2)) * strengths

    def shift(points: FloatArray) -> FloatArray:
        result = np.atleast_2d(points).astype(np.float64).copy()
        total = np.zeros_like(result)
        for wave, angle, phase, push in zip(waves, angles, phases, pushes, strict=True):
            along = (result[:, 0] * np.cos(angle) + result[:, 1] * np.sin(angle)) / wave * 2 * np.pi + phase
            total += np.sin(along)[:, None] * push
        return (result + total).reshape(np.shape(points))

    return Pattern(
        garment_type=pattern.garment_type,
        style=pattern.style,
        keypoints={name: shift(value) for name, value in pattern.keypoints.items()},
        parts=tuple(_moved_part(part, shift) for part in pattern.parts),
        pulls=tuple(
            Pull(shift(pull.start), shift(pull.end), pull.count, pull.spread, pull.height) for pull in pattern.pulls
        ),
    )


def _moved_part(part: Part, shift: Callable[[FloatArray], FloatArray]) -> Part:
    match part:
        case Panel() | Label():
            return replace(part, outline=shift(part.outline))
        case Seam() | Stitching() | Zip():
            return replace(part, points=shift(part.points))
        case Button() | Emblem():
            return replace(part, centre=shift(part.centre))
