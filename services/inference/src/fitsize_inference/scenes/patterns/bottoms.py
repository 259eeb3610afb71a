"""Garments that hang from the waist: trousers, shorts and skirts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from fitsize_inference.scenes.patterns.curves import between, bezier, bow, chain, offset, point
from fitsize_inference.scenes.patterns.parts import Button, Label, Panel, Part, Pattern, Pull, Seam, Stitching, Zip

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class TrousersSizes:
    """Flat measures in mm. leg: waistband corner to the outer end of the opening; gap: between the openings."""

    waistband: float
    hip: float
    rise: float
    leg: float
    thigh: float
    opening: float
    gap: float


@dataclass(frozen=True)
class TrousersStyle:
    """How trousers are made."""

    name: str
    jeans: bool
    elastic: bool
    pleat: bool
    turn_up: bool


@dataclass(frozen=True)
class SkirtSizes:
    """Flat measures in mm. hip at hip_drop below the waistband; curve: how far the hem's middle hangs."""

    waistband: float
    hip: float
    hip_drop: float
    hem: float
    length: float
    curve: float


@dataclass(frozen=True)
class SkirtStyle:
    """How a skirt is made. folds: number of gathers or pleats."""

    name: str
    band: float
    front: Literal["plain", "buttons", "zip", "jeans"]
    folds: int
    pleated: bool
    elastic: bool
    contrast_stitch: bool


def trousers_pattern(sizes: TrousersSizes, style: TrousersStyle, generator: np.random.Generator) -> Pattern:
    """Trousers laid flat: the middle of the waistband at the origin."""
    half = sizes.waistband / 2
    tilt = float(generator.normal(0, 3))
    corners = {-1.0: point(-half, -tilt), 1.0: point(half, tilt)}
    crotch = point(float(generator.normal(0, 4)), sizes.rise)
    band_depth = 38.0
    keypoints: dict[str, FloatArray] = {"crotch": crotch}
    outlines: dict[float, FloatArray] = {}
    legs: dict[float, tuple[FloatArray, FloatArray, FloatArray, FloatArray]] = {}
    for name, sign in (("left", -1.0), ("right", 1.0)):
        corner = corners[sign]
        hip = point(sign * sizes.hip / 2, 0.72 * sizes.rise)
        leg = sizes.leg * (1 + float(generator.normal(0, 0.005)))
        aside = sign * (sizes.gap / 2 + sizes.opening) + float(generator.normal(0, 8)) - corner[0]
        # The outer end lies at the wanted distance from the waistband's corner.
        out = corner + point(aside, math.sqrt(leg**2 - aside**2))
        axis = out - point(sign * sizes.opening / 2, 0) - point(sign * 0.27 * sizes.hip, sizes.rise)
        down = axis / np.linalg.norm(axis)
        side = point(sign * down[1], -sign * down[0])
        inner = out - side * sizes.opening
        knee = between(hip, out, 0.45) - side * (0.10 * sizes.thigh if style.jeans else 2.0)
        outer_line = chain(
            bezier(corner, corner + point(sign * 4, 0.3 * sizes.rise), hip - down * 70, hip),
            bezier(hip, hip + down * 0.25 * leg, knee + down * 0.02 * leg, between(knee, out, 0.5)),
            bow(between(knee, out, 0.5), out, 0.0),
        )
        inner_line = bezier(
            crotch,
            crotch + side * 12 + down * 10,
            between(crotch, inner, 0.64) + side * (0.08 * sizes.thigh if style.jeans else 0.0),
            inner,
        )
        outlines[sign] = chain(outer_line, bow(out, inner, 4.0 * sign), inner_line[::-1])
        legs[sign] = (out, inner, down, inner_line)
        keypoints[f"waistband_{name}"] = corner
        keypoints[f"bottom_{name}_out"], keypoints[f"bottom_{name}_in"] = out, inner

    top = bow(corners[-1.0], corners[1.0], -7.0)
    back = bow(corners[-1.0], corners[1.0], 6.0)
    parts: list[Part] = [Panel(chain(back, (top + np.array([0.0, 14.0]))[::-1]), "inside", lift=1.0, tint=0.8)]
    parts.append(Seam(back + np.array([0.0, 9.0]), depth=0.5, width=1.5))
    parts.append(Label(np.array([[-22, 2], [22, 2], [22, 20], [-22, 20]]) + point(0.0, 0.0)))
    middle_top = top[len(top) // 2]
    for sign in (-1.0, 1.0):
        edge = np.vstack([crotch, bow(crotch, middle_top, 8.0)])
        half_top = top[: len(top) // 2 + 1] if sign < 0 else top[len(top) // 2 :][::-1]
        outline = chain(half_top[::-1], outlines[sign], edge)
        parts.append(Panel(outline, grain_deg=-sign * 3.0, lift=2.4, rounding=5.0))
    parts += _fork(crotch, middle_top, style)
    for sign in (-1.0, 1.0):
        parts += _leg_end(sign, legs[sign], sizes, style)
        parts += _front_pocket(sign, corners[sign], sizes, style, band_depth)
    parts += _waistband(top, band_depth, style.elastic, style.jeans, middle_top)
    pulls: list[Pull] = []
    for sign in (-1.0, 1.0):
        out, inner, down, _ = legs[sign]
        end = (out + inner) / 2
        pulls.append(Pull(crotch + point(sign * 6, 4), point(sign * sizes.hip / 2.3, 0.62 * sizes.rise), 6, 30, 1.9))
        pulls.append(Pull(crotch + point(sign * 20, 40), between(crotch, end, 0.5) + point(sign * 40, 0), 4, 40, 1.3))
        pulls.append(Pull(between(crotch, end, 0.15) + point(sign * 40, 0), end, 4, sizes.opening / 3, 1.2))
        across = point(down[1], -down[0])
        for share in (0.45, 0.52, 0.60, 0.9):
            at = between(crotch, end, share) + point(sign * 25, 0)
            pulls.append(Pull(at - across * 60, at + across * 60, 2, 30, 1.2))
    return Pattern("trousers", style.name, keypoints, tuple(parts), tuple(pulls))


def _fork(crotch: FloatArray, middle_top: FloatArray, style: TrousersStyle) -> list[Part]:
    seam = bow(crotch, middle_top, 8.0)
    parts: list[Part] = [Seam(seam, depth=0.9, width=2.4, pucker=0.5)]
    if style.elastic:
        return parts
    j_line = bezier(
        middle_top + point(36, 38),
        middle_top + point(38, 110),
        between(crotch, middle_top, 0.42) + point(34, 0),
        between(crotch, middle_top, 0.3),
    )
    parts += [Stitching(j_line, style.jeans), Stitching(offset(seam[4:], -4.0), style.jeans)]
    if style.jeans:
        parts.append(Stitching(offset(j_line, 5.0), True))
    return parts


def _leg_end(
    sign: float,
    leg: tuple[FloatArray, FloatArray, FloatArray, FloatArray],
    sizes: TrousersSizes,
    style: TrousersStyle,
) -> list[Part]:
    out, inner, down, inner_line = leg
    opening = bow(out, inner, 4.0 * sign)
    parts: list[Part] = [Stitching(offset(inner_line, -5.0 * sign), style.jeans)] if style.jeans else []
    if style.turn_up:
        upper = opening - down * 42
        parts += [Panel(chain(upper, opening[::-1]), "main", lift=2.2, rounding=3.0, tint=1.06), Seam(upper, depth=0.8)]
        return parts
    depth = 16.0 if style.jeans else 28.0
    parts += [
        Seam(opening - down * depth, depth=0.4, width=1.6, pucker=0.8),
        Stitching(opening - down * depth, style.jeans),
    ]
    if style.pleat and sizes.leg > 700:
        crease = bow(between(out, inner, 0.5) - down * 0.72 * sizes.leg, between(out, inner, 0.5) - down * 20, 0.0)
        parts.append(Seam(crease, depth=-0.9, width=4.0, pucker=0.05))
    return parts


def _front_pocket(
    sign: float, corner: FloatArray, sizes: TrousersSizes, style: TrousersStyle, band: float
) -> list[Part]:
    start = corner + point(-sign * 0.26 * sizes.waistband, band)
    end = point(sign * (sizes.hip / 2 - 3), band + 85)
    line = (
        bezier(start, start + point(-sign * 2, 62), end + point(-sign * 70, -4), end)
        if style.jeans
        else bow(start + point(sign * 8, 0), point(sign * (sizes.hip / 2 - 4), band + 150), 0.0)
    )
    parts: list[Part] = [Seam(line, depth=1.2, width=2.6, pucker=0.3), Stitching(offset(line, 4.0 * sign), style.jeans)]
    if style.jeans:
        parts.append(Stitching(offset(line, 9.0 * sign), True))
        parts += [Button(start + point(sign * 5, 6), 3.4, metal=True)]
    return parts


def _waistband(top: FloatArray, depth: float, elastic: bool, contrast: bool, middle: FloatArray) -> list[Part]:
    lower = top + np.array([0.0, depth])
    parts: list[Part] = [
        Panel(
            chain(top, lower[::-1]),
            "rib" if elastic else "main",
            grain_deg=0.0 if elastic else 90.0,
            lift=1.4,
            rounding=2.4,
        ),
        Seam(lower, depth=0.9, width=2.2, pucker=1.4 if elastic else 0.3),
    ]
    if elastic:
        cords = [
            bezier(
                middle + point(s * 8, 16),
                middle + point(s * 14, 60),
                middle + point(s * 26, 80),
                middle + point(s * 20, 130),
            )
            for s in (-1, 1)
        ]
        parts += [Panel(chain(cord, offset(cord, 5.0)[::-1]), "contrast", lift=2.0, rounding=2.4) for cord in cords]
        return parts
    parts += [Stitching(lower - np.array([0.0, 4.0]), contrast), Stitching(top + np.array([0.0, 4.0]), contrast)]
    for share in (0.16, 0.38, 0.64, 0.85):
        at = top[round(share * (len(top) - 1))]
        loop = np.array([[-6, -4], [6, -4], [6, depth + 8], [-6, depth + 8]]) + at
        parts += [
            Panel(loop, "main", lift=2.0, rounding=1.5),
            Stitching(np.array([[-3, -2], [-3, depth + 6]]) + at, contrast),
        ]
    parts.append(Button(middle + point(6, depth / 2 + 1), 8.0, metal=contrast))
    return parts


def skirt_pattern(sizes: SkirtSizes, style: SkirtStyle, generator: np.random.Generator) -> Pattern:
    """A skirt laid flat: the middle of the waistband at the origin."""
    half, tilt = sizes.waistband / 2, float(generator.normal(0, 3))
    keypoints: dict[str, FloatArray] = {}
    sides: dict[float, FloatArray] = {}
    for name, sign in (("left", -1.0), ("right", 1.0)):
        corner = point(sign * half, sign * tilt)
        hem = point(
            sign * sizes.hem / 2 * (1 + float(generator.normal(0, 0.006))),
            sizes.length * (1 + float(generator.normal(0, 0.006))),
        )
        hip_x = max(sizes.hip / 2, half)
        hip = point(sign * hip_x, min(sizes.hip_drop, 0.6 * sizes.length))
        sides[sign] = chain(
            bezier(corner, corner + point(sign * 3, style.band + 15), hip - (hem - hip) * 0.25, hip),
            bezier(hip, between(hip, hem, 0.3), between(hip, hem, 0.7), hem),
        )
        keypoints[f"waistband_{name}"], keypoints[f"hemline_{name}"] = corner, hem
    top = bow(keypoints["waistband_left"], keypoints["waistband_right"], -6.0)
    hem_line = bow(keypoints["hemline_left"], keypoints["hemline_right"], -sizes.curve)
    if style.folds:
        hem_line = hem_line + _scallops(len(hem_line), style.folds, 7.0 if style.pleated else 5.0)
    back = bow(keypoints["waistband_left"], keypoints["waistband_right"], 7.0)
    parts: list[Part] = [
        Panel(chain(back, (top + np.array([0.0, 14.0]))[::-1]), "inside", lift=1.0, tint=0.8),
        Label(np.array([[-20, 0], [20, 0], [20, 16], [-20, 16]]) + point(0.0, 0.0)),
        Panel(chain(top, sides[1.0], hem_line[::-1], sides[-1.0][::-1]), lift=2.4, rounding=5.0),
    ]
    inner = hem_line - np.array([0.0, 24.0])
    parts += [Seam(inner, depth=0.35, width=1.6, pucker=0.5), Stitching(inner, style.contrast_stitch)]
    middle, bottom = top[len(top) // 2], hem_line[len(hem_line) // 2]
    lower = top + np.array([0.0, style.band])
    pulls: list[Pull] = []
    for share in np.linspace(0.06, 0.94, style.folds) if style.folds else ():
        start = between(lower[0], lower[-1], float(share)) + point(0, 4)
        end = hem_line[round(float(share) * (len(hem_line) - 1))]
        if style.pleated:
            parts.append(
                Seam(np.vstack([start, between(start, end, 0.5), end + point(0, -2)]), depth=1.6, width=4.0, pucker=0.2)
            )
        else:
            pulls.append(Pull(start, end, 3, 12, 2.8))
    parts += _skirt_front(style, middle, bottom, sizes)
    parts += _skirt_band(style, top, lower, middle)
    pulls += [
        Pull(between(lower[0], lower[-1], at), between(hem_line[0], hem_line[-1], at) + point(0, -40), 3, 50, 1.2)
        for at in (0.2, 0.5, 0.8)
    ]
    for sign, name in ((-1.0, "left"), (1.0, "right")):
        hip = point(sign * sizes.hip / 2.2, sizes.hip_drop)
        pulls.append(Pull(hip, point(0, sizes.hip_drop + 60), 3, 40, 1.1))
        pulls.append(Pull(hip, keypoints[f"hemline_{name}"] + point(-sign * 60, -40), 3, 40, 1.3))
    return Pattern("skirt", style.name, keypoints, tuple(parts), tuple(pulls))


def _scallops(count: int, folds: int, depth: float) -> FloatArray:
    t = np.linspace(0, 1, count)
    ends = np.sin(np.pi * t) ** 0.5
    return np.column_stack([np.zeros(count), depth * np.sin(t * folds * 2 * np.pi) * ends])


def _skirt_front(style: SkirtStyle, middle: FloatArray, bottom: FloatArray, sizes: SkirtSizes) -> list[Part]:
    parts: list[Part] = []
    start = middle + point(0, style.band)
    if style.front == "buttons":
        for x in (-17.0, 17.0):
            edge = np.vstack([start + point(x, 0), bottom + point(x, 0)])
            parts += [Seam(edge, depth=0.5), Stitching(edge + np.array([-np.sign(x) * 4, 0.0]), style.contrast_stitch)]
        count = max(4, round((bottom[1] - start[1]) / 70))
        parts += [
            Button(between(start + point(0, 30), bottom + point(0, -40), i / (count - 1)), 7.5) for i in range(count)
        ]
    elif style.front == "zip":
        parts.append(Zip(np.vstack([start, bottom + point(0, -30)])))
    elif style.front == "jeans":
        j_line = bezier(start + point(34, 0), start + point(36, 70), start + point(30, 110), start + point(0, 125))
        parts += [Seam(np.vstack([start, bottom + point(0, -8)]), depth=0.7), Stitching(j_line, True)]
        for sign in (-1.0, 1.0):
            first = middle + point(sign * 0.27 * sizes.waistband, style.band)
            last = point(sign * (sizes.hip / 2 - 14), style.band + 78)
            line = bezier(first, first + point(-sign * 2, 58), last + point(-sign * 64, -4), last)
            parts += [Seam(line, depth=1.1, width=2.4), Stitching(offset(line, 4.0 * sign), True)]
    else:
        for sign in (-1.0, 1.0):
            dart = middle + point(sign * 0.24 * sizes.waistband, style.band)
            parts.append(Seam(np.vstack([dart, dart + point(sign * 6, 95)]), depth=0.5, width=1.8, pucker=0.3))
    return parts


def _skirt_band(style: SkirtStyle, top: FloatArray, lower: FloatArray, middle: FloatArray) -> list[Part]:
    parts: list[Part] = [
        Panel(
            chain(top, lower[::-1]),
            "rib" if style.elastic else "main",
            grain_deg=0.0 if style.elastic else 90.0,
            lift=1.2,
            rounding=2.4,
        ),
        Seam(lower, depth=0.9, width=2.2, pucker=1.3 if style.elastic else 0.3),
    ]
    if not style.elastic:
        parts.append(Stitching(lower - np.array([0.0, 4.0]), style.contrast_stitch))
        if style.front in ("buttons", "jeans"):
            parts.append(Button(middle + point(5, style.band / 2), 8.0, metal=style.front == "jeans"))
    return parts
