"""Paints a garment's pattern as cloth with relief and light: the layers of its shadow and of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.scenes.cloth import Fabric, paint_cloth
from fitsize_inference.scenes.colour import Colour, from_hex, unit
from fitsize_inference.scenes.light import Light, blur, cast_shadow, hollow_darkening, shade
from fitsize_inference.scenes.noise import fractal_noise, ridged_noise, smooth_noise, streaked_noise
from fitsize_inference.scenes.patterns.parts import Button, Emblem, Label, Panel, Pattern, Pull, Seam, Stitching, Zip
from fitsize_inference.scenes.view import Layer, Placement

FloatArray = npt.NDArray[np.float64]
Image = npt.NDArray[np.float32]

MARGIN_MM = 60.0
SHADOW_LIFT_MM = 7.0


@dataclass(frozen=True)
class Wardrobe:
    """The cloths a garment is made of, and its trimmings' colours. smoothness: 0 crumpled to 1 ironed."""

    main: Fabric
    rib: Fabric
    contrast: Fabric
    inside: Fabric
    button: Colour
    contrast_thread: Colour
    smoothness: float


class _Canvas:
    """The raster that parts are painted on, lowest first."""

    def __init__(self, low: FloatArray, high: FloatArray, px_per_mm: float) -> None:
        self.px_per_mm = px_per_mm
        self.low = low
        size = np.ceil((high - low) * px_per_mm).astype(int)
        self.shape = (int(size[1]), int(size[0]))
        self.colour = np.zeros((*self.shape, 3), np.float32)
        self.alpha = np.zeros(self.shape, np.float32)
        self.height = np.zeros(self.shape, np.float32)
        self.shadow = np.ones(self.shape, np.float32)

    def pixels(self, points: FloatArray) -> FloatArray:
        """mm to raster px, corner origin."""
        return np.asarray((points - self.low) * self.px_per_mm)

    def window(self, points: FloatArray, margin_mm: float) -> tuple[slice, slice]:
        """Rows and columns around points, within the raster."""
        low = np.floor(self.pixels(points.min(axis=0) - margin_mm)).astype(int)
        high = np.ceil(self.pixels(points.max(axis=0) + margin_mm)).astype(int) + 1
        return (
            slice(max(0, int(low[1])), min(self.shape[0], int(high[1]))),
            slice(max(0, int(low[0])), min(self.shape[1], int(high[0]))),
        )

    def fixed_point(self, points: FloatArray, window: tuple[slice, slice]) -> npt.NDArray[np.int32]:
        """Points in the window for OpenCV's drawing with 4 fractional bits; its pixels' centres are integers."""
        local = self.pixels(points) - np.array([window[1].start, window[0].start]) - 0.5
        return np.asarray(np.round(local * 16), dtype=np.int32).reshape(-1, 1, 2)

    def mask(self, outline: FloatArray, window: tuple[slice, slice]) -> Image:
        """How much of each pixel the outline covers, 0..1."""
        shape = _size(window)
        mask = np.zeros(shape, np.uint8)
        cv2.fillPoly(mask, [self.fixed_point(outline, window)], 255, cv2.LINE_AA, 4)
        return unit(mask)

    def line(self, points: FloatArray, window: tuple[slice, slice], width_mm: float) -> Image:
        """A soft line, 0..1, of about the given width."""
        shape = _size(window)
        thickness = max(1, round(width_mm * self.px_per_mm))
        drawn = np.zeros(shape, np.uint8)
        cv2.polylines(drawn, [self.fixed_point(points, window)], False, 255, thickness, cv2.LINE_AA, 4)
        strength = min(1.0, width_mm * self.px_per_mm / thickness)
        return np.asarray(drawn * (strength / 255), dtype=np.float32)


def paint_garment(
    pattern: Pattern,
    wardrobe: Wardrobe,
    placement: Placement,
    px_per_mm: float,
    light: Light,
    generator: np.random.Generator,
) -> list[Layer]:
    """The garment's shadow and the garment, lowest first."""
    light = light.turned(placement.degrees)
    outlines = np.vstack([part.outline for part in pattern.parts if isinstance(part, Panel)])
    canvas = _Canvas(outlines.min(axis=0) - MARGIN_MM, outlines.max(axis=0) + MARGIN_MM, px_per_mm)
    threads: list[tuple[Stitching, tuple[slice, slice]]] = []
    for part in pattern.parts:
        match part:
            case Panel():
                _panel(canvas, part, wardrobe, light, generator)
            case Seam():
                _seam(canvas, part, generator)
            case Stitching():
                threads.append((part, canvas.window(part.points, 4)))
                _stitching(canvas, part, wardrobe)
            case Button():
                _button(canvas, part, wardrobe, light)
            case Zip():
                _zip(canvas, part)
            case Label():
                _label(canvas, part)
            case Emblem():
                _emblem(canvas, part, wardrobe)
    wrinkles = _wrinkles(canvas, pattern, wardrobe, generator)
    relief = canvas.height + wrinkles
    lit = shade(relief, px_per_mm, light) * hollow_darkening(relief, px_per_mm, 5.0, 0.35)
    if wardrobe.main.sheen > 0:
        lit = lit * (1 + wardrobe.main.sheen * 1.1 * (np.clip(lit - 1.0, -0.15, 0.5)))
    colour: Image = canvas.colour
    if wardrobe.main.weave == "denim":
        # Washing wears off the dye where the cloth stands out.
        worn = np.clip((relief - blur(relief, 3.0 * px_per_mm)) * 1.6, -0.3, 0.8)
        colour = np.asarray(colour * (1 + 0.55 * worn)[..., None], dtype=np.float32)
    colour = np.asarray(colour * (np.clip(lit, 0.12, 1.9) * canvas.shadow)[..., None], dtype=np.float32)
    left, top = float(canvas.low[0]), float(canvas.low[1])
    shadow = np.minimum(cast_shadow(canvas.alpha, px_per_mm, light, SHADOW_LIFT_MM) * 1.15, 0.9)
    return [
        Layer(np.zeros_like(colour), shadow, px_per_mm, left, top, placement),
        Layer(np.clip(colour, 0, 1).astype(np.float32), canvas.alpha, px_per_mm, left, top, placement),
    ]


def _size(window: tuple[slice, slice]) -> tuple[int, int]:
    return window[0].stop - window[0].start, window[1].stop - window[1].start


def _material(wardrobe: Wardrobe, name: str) -> Fabric:
    return {"main": wardrobe.main, "rib": wardrobe.rib, "contrast": wardrobe.contrast, "inside": wardrobe.inside}[name]


def _panel(canvas: _Canvas, panel: Panel, wardrobe: Wardrobe, light: Light, generator: np.random.Generator) -> None:
    window = canvas.window(panel.outline, 26)
    mask = canvas.mask(panel.outline, window)
    if not mask.any():
        return
    rows, columns = window
    inside = cv2.distanceTransform((mask >= 0.5).astype(np.uint8), cv2.DIST_L2, 3).astype(np.float32) / canvas.px_per_mm
    profile = 1 - np.exp(-((inside / panel.rounding) ** 1.5))
    x = (np.arange(columns.start, columns.stop, dtype=np.float32) + 0.5) / canvas.px_per_mm + float(canvas.low[0])
    y = (np.arange(rows.start, rows.stop, dtype=np.float32) + 0.5) / canvas.px_per_mm + float(canvas.low[1])
    grid_x, grid_y = np.meshgrid(x, y)
    angle = np.deg2rad(panel.grain_deg)
    # Cloth does not lie straight: its pattern wanders by a few mm.
    drift = 2.5 * smooth_noise(generator, _size(window), canvas.px_per_mm, 260)
    u = (grid_x * np.cos(angle) + grid_y * np.sin(angle) + drift).astype(np.float32)
    v = (-grid_x * np.sin(angle) + grid_y * np.cos(angle) + drift).astype(np.float32)
    colour, fine = paint_cloth(_material(wardrobe, panel.material), u, v, canvas.px_per_mm, generator)
    colour *= panel.tint
    # What lies on top darkens what it lies on, most at its edge.
    under = canvas.alpha[rows, columns]
    if under.any():
        around = cast_shadow(mask, canvas.px_per_mm, light, max(0.5, panel.lift * 0.7)) * (1 - mask)
        canvas.shadow[rows, columns] *= 1 - 0.9 * around * under
    base = blur(canvas.height[rows, columns], max(0.5, 3.0 * canvas.px_per_mm))
    canvas.height[rows, columns] = (
        canvas.height[rows, columns] * (1 - mask) + (base + panel.lift * profile + fine) * mask
    )
    canvas.colour[rows, columns] = canvas.colour[rows, columns] * (1 - mask[..., None]) + colour * mask[..., None]
    canvas.shadow[rows, columns] = canvas.shadow[rows, columns] * (1 - mask) + mask
    if panel.material == "inside":
        # Less light reaches the inside, least at its upper edge's foot.
        canvas.shadow[rows, columns] *= 1 - 0.30 * mask
    # The cloth's first pixels would else take their colour from the black beneath.
    fresh = (canvas.alpha[rows, columns] < 0.01) & (mask > 0)
    canvas.colour[rows, columns][fresh] = colour[fresh]
    canvas.alpha[rows, columns] = np.maximum(canvas.alpha[rows, columns], mask)


def _seam(canvas: _Canvas, seam: Seam, generator: np.random.Generator) -> None:
    window = canvas.window(seam.points, 14)
    rows, columns = window
    line = canvas.line(seam.points, window, max(seam.width, 0.8 / canvas.px_per_mm))
    groove = blur(line, seam.width * 0.4 * canvas.px_per_mm)
    near = blur(canvas.line(seam.points, window, 14.0), 4.0 * canvas.px_per_mm)
    pucker = smooth_noise(generator, _size(window), canvas.px_per_mm, 24) * seam.pucker * 1.3
    covered = canvas.alpha[rows, columns]
    canvas.height[rows, columns] += (-seam.depth * groove + near * (0.25 * abs(seam.depth) + pucker)) * covered
    canvas.shadow[rows, columns] *= 1 - 0.30 * min(1.0, abs(seam.depth)) * groove * covered


def _stitching(canvas: _Canvas, stitching: Stitching, wardrobe: Wardrobe) -> None:
    window = canvas.window(stitching.points, 4)
    rows, columns = window
    thread = 0.9 if stitching.contrast else 0.6
    dashes = _dashes(stitching.points, 3.2, 0.72) if canvas.px_per_mm > 0.9 else [stitching.points]
    share = 1.0 if canvas.px_per_mm > 0.9 else 0.6
    drawn = np.zeros(_size(window), np.uint8)
    thickness = max(1, round(thread * canvas.px_per_mm))
    cv2.polylines(drawn, [canvas.fixed_point(dash, window) for dash in dashes], False, 255, thickness, cv2.LINE_AA, 4)
    strength = drawn.astype(np.float32) / 255 * min(1.0, thread * canvas.px_per_mm / thickness) * share
    strength *= canvas.alpha[rows, columns]
    local = canvas.colour[rows, columns]
    colour = np.broadcast_to(wardrobe.contrast_thread, local.shape) if stitching.contrast else local * 1.18
    opacity = (0.85 if stitching.contrast else 0.7) * strength[..., None]
    canvas.colour[rows, columns] = local * (1 - opacity) + colour * opacity
    sunk = blur(unit(drawn), 0.8 * canvas.px_per_mm) * canvas.alpha[rows, columns]
    canvas.height[rows, columns] -= 0.22 * sunk
    if not stitching.contrast:
        canvas.shadow[rows, columns] *= 1 - 0.10 * sunk


def _dashes(points: FloatArray, pitch: float, share: float) -> list[FloatArray]:
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    walked = np.concatenate([[0.0], np.cumsum(steps)])
    starts = np.arange(0.0, walked[-1] - pitch * share, pitch)
    dashes = []
    for start in starts:
        at = np.array([start, start + pitch * share])
        dashes.append(np.stack([np.interp(at, walked, points[:, axis]) for axis in (0, 1)], axis=1))
    return dashes


def _button(canvas: _Canvas, button: Button, wardrobe: Wardrobe, light: Light) -> None:
    angle = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    outline = button.centre + button.radius * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    window = canvas.window(outline, 8)
    rows, columns = window
    mask = canvas.mask(outline, window)
    if mask.size == 0:
        return
    shadow = cast_shadow(mask, canvas.px_per_mm, light, 2.0) * (1 - mask)
    canvas.shadow[rows, columns] *= 1 - 0.8 * shadow
    colour = from_hex("#b08d57") if button.metal else wardrobe.button
    canvas.colour[rows, columns] = canvas.colour[rows, columns] * (1 - mask[..., None]) + colour * mask[..., None]
    inside = cv2.distanceTransform((mask >= 0.5).astype(np.uint8), cv2.DIST_L2, 3).astype(np.float32) / canvas.px_per_mm
    rim = 1.6 * (1 - np.exp(-((inside / 1.0) ** 2))) - 0.7 * (1 - np.exp(-((np.maximum(inside - 1.2, 0) / 1.0) ** 2)))
    base = float(canvas.height[rows, columns][mask > 0.5].mean()) if (mask > 0.5).any() else 0.0
    canvas.height[rows, columns] = canvas.height[rows, columns] * (1 - mask) + (base + rim) * mask
    if not button.metal and button.radius * canvas.px_per_mm > 6:
        for x, y in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
            hole = button.centre + np.array([x, y]) * button.radius * 0.24
            dot = canvas.mask(hole + 0.13 * button.radius * np.stack([np.cos(angle), np.sin(angle)], axis=1), window)
            canvas.colour[rows, columns] *= 1 - 0.7 * dot[..., None]


def _zip(canvas: _Canvas, zip_: Zip) -> None:
    window = canvas.window(zip_.points, 10)
    rows, columns = window
    tape = canvas.line(zip_.points, window, zip_.width)[..., None]
    canvas.colour[rows, columns] = canvas.colour[rows, columns] * (1 - 0.8 * tape) + from_hex("#1c1d20") * 0.8 * tape
    metal = from_hex("#a7a49c") if zip_.metal else from_hex("#2a2b2e")
    if canvas.px_per_mm > 0.9:
        dashes = [canvas.fixed_point(dash, window) for dash in _dashes(zip_.points, 2.6, 0.5)]
        drawn = np.zeros(_size(window), np.uint8)
        cv2.polylines(drawn, dashes, False, 255, max(1, round(3.6 * canvas.px_per_mm)), cv2.LINE_AA, 4)
        teeth = unit(drawn)
    else:
        teeth = np.asarray(canvas.line(zip_.points, window, 3.0) * 0.6, dtype=np.float32)
    canvas.colour[rows, columns] = canvas.colour[rows, columns] * (1 - teeth[..., None]) + metal * teeth[..., None]
    canvas.height[rows, columns] += 0.9 * blur(tape[..., 0], 1.0 * canvas.px_per_mm)
    top = zip_.points[0]
    puller = np.array([[-3.2, 0], [3.2, 0], [3.2, 12], [2.2, 28], [-2.2, 28], [-3.2, 12]]) + top
    window = canvas.window(puller, 6)
    mask = canvas.mask(puller, window)
    rows, columns = window
    canvas.colour[rows, columns] = canvas.colour[rows, columns] * (1 - mask[..., None]) + metal * 1.1 * mask[..., None]
    canvas.height[rows, columns] += 2.0 * blur(mask, 0.8 * canvas.px_per_mm)


def _label(canvas: _Canvas, label: Label) -> None:
    window = canvas.window(label.outline, 4)
    rows, columns = window
    mask = canvas.mask(label.outline, window)
    canvas.colour[rows, columns] = (
        canvas.colour[rows, columns] * (1 - mask[..., None]) + from_hex("#d8d5cc") * mask[..., None]
    )
    low, high = label.outline.min(axis=0), label.outline.max(axis=0)
    for share, width in ((0.38, 0.5), (0.62, 0.3)):
        y = low[1] + (high[1] - low[1]) * share
        middle, half = (low[0] + high[0]) / 2, (high[0] - low[0]) * width / 2
        bar = canvas.line(np.array([[middle - half, y], [middle + half, y]]), window, 1.4)
        canvas.colour[rows, columns] *= 1 - 0.6 * bar[..., None]
    canvas.height[rows, columns] += 0.5 * mask


def _emblem(canvas: _Canvas, emblem: Emblem, wardrobe: Wardrobe) -> None:
    """A drawn sun over waves: an own design, printed on the chest."""
    size = emblem.size
    angle = np.linspace(0, 2 * np.pi, 60)
    window = canvas.window(np.array([emblem.centre - size / 2, emblem.centre + size / 2]), 4)
    rows, columns = window
    ink = wardrobe.contrast.colour
    total: Image = np.zeros(_size(window), np.float32)
    sun = emblem.centre + np.array([0, -0.10 * size]) + 0.2 * size * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    total = _joined(total, canvas.mask(sun, window))
    for ray in np.linspace(np.pi, 2 * np.pi, 9):
        direction = np.array([np.cos(ray), np.sin(ray)])
        start = emblem.centre + np.array([0, -0.10 * size]) + direction * 0.25 * size
        total = np.maximum(
            total, canvas.line(np.vstack([start, start + direction * 0.11 * size]), window, 0.028 * size)
        )
    across = np.linspace(-0.42, 0.42, 80) * size
    for index in range(4):
        wave = np.sin(across / size * 14 + index * 1.3) * 0.022 * size
        points = emblem.centre + np.stack(
            [across * (1 - 0.07 * index), 0.14 * size + index * 0.075 * size + wave], axis=1
        )
        cut = canvas.line(points - np.array([0, 0.022 * size]), window, 0.03 * size)
        total = _joined(total * (1 - cut), canvas.line(points, window, 0.03 * size))
    worn = np.clip(0.92 + 0.06 * fractal_noise(np.random.default_rng(7), _size(window), canvas.px_per_mm, 4, 2), 0, 1)
    share = (total * worn)[..., None] * 0.92
    canvas.colour[rows, columns] = canvas.colour[rows, columns] * (1 - share) + ink * share


def _joined(first: npt.NDArray[np.floating[Any]], second: Image) -> Image:
    return np.asarray(np.maximum(first, second), dtype=np.float32)


def _wrinkles(canvas: _Canvas, pattern: Pattern, wardrobe: Wardrobe, generator: np.random.Generator) -> Image:
    """Folds and creases in mm: slow waves everywhere, crumples, and creases along the pattern's pulls."""
    rough = (1.35 - wardrobe.smoothness) * wardrobe.main.crease
    shape, scale = canvas.shape, canvas.px_per_mm
    field = 5.5 * rough * fractal_noise(generator, shape, scale, 260, 2, 0.4)
    for _ in range(3):
        # Broad soft folds, each kind only here and there.
        where = np.clip(0.3 + 0.9 * smooth_noise(generator, shape, scale, 300), 0, 1.6)
        degrees = float(generator.uniform(0, 180))
        wavelength = float(generator.uniform(45, 85))
        field += 1.3 * rough * where * streaked_noise(generator, shape, scale, wavelength, 4.5, degrees)
    field += 0.4 * rough * fractal_noise(generator, shape, scale, 80, 2, 0.5)
    crumple = wardrobe.main.crumple * rough
    if crumple > 0:
        patchy = np.clip(0.5 + 0.5 * fractal_noise(generator, shape, scale, 180, 2), 0, 1.4)
        field += 0.85 * crumple * patchy * ridged_noise(generator, shape, scale, 95, 3)
        field += 0.10 * crumple * fractal_noise(generator, shape, scale, 14, 2)
    for pull in pattern.pulls:
        for _ in range(pull.count):
            _crease(canvas, field, pull, rough, generator)
    covered = (canvas.alpha >= 0.5).astype(np.uint8)
    inside = cv2.distanceTransform(covered, cv2.DIST_L2, 3).astype(np.float32) / scale
    # Folds run out at the edge, where the cloth lies on the ground.
    return np.asarray(field * (0.35 + 0.65 * (1 - np.exp(-inside / 14.0))) * canvas.alpha, dtype=np.float32)


def _crease(canvas: _Canvas, field: Image, pull: Pull, rough: float, generator: np.random.Generator) -> None:
    along = pull.end - pull.start
    length = float(np.linalg.norm(along))
    if length < 1:
        return
    normal = np.array([along[1], -along[0]]) / length
    aside = generator.normal(0, pull.spread / 2, 2)
    first = pull.start + normal * aside[0] + along * generator.uniform(-0.05, 0.25)
    last = pull.start + normal * aside[1] + along * generator.uniform(0.55, 1.05)
    middle = (first + last) / 2 + normal * generator.normal(0, 0.06 * length)
    t = np.linspace(0, 1, 24)[:, None]
    points = (1 - t) ** 2 * first + 2 * (1 - t) * t * middle + t**2 * last
    width = float(generator.uniform(5, 15))
    height = float(generator.choice([1.0, 1.0, -0.7])) * pull.height * rough * float(generator.uniform(0.5, 1.3))
    window = canvas.window(points, 3 * width)
    rows, columns = window
    if rows.stop - rows.start < 3 or columns.stop - columns.start < 3:
        return
    # Strokes of growing and shrinking strength, blurred into a ridge that tapers at both ends.
    drawn = np.zeros(_size(window), np.float32)
    strength = np.sin(np.pi * np.clip(t[:, 0], 0.02, 0.98)) ** 0.8
    fixed = canvas.fixed_point(points, window)
    thickness = max(1, round(width * 0.5 * canvas.px_per_mm))
    for index in range(len(points) - 1):
        first_px = (int(fixed[index, 0, 0]), int(fixed[index, 0, 1]))
        last_px = (int(fixed[index + 1, 0, 0]), int(fixed[index + 1, 0, 1]))
        cv2.line(drawn, first_px, last_px, float(strength[index]), thickness, cv2.LINE_8, 4)
    drawn *= min(1.0, width * 0.5 * canvas.px_per_mm / thickness)
    ridge = blur(drawn, max(0.6, width * 0.32 * canvas.px_per_mm))
    field[rows, columns] += height * 2.4 * ridge
