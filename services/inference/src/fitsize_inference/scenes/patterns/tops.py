"""Garments with shoulders: T-shirts, sweaters, shirts, jackets, coats and dresses.

One body with shoulders, armholes and sides; necks, fronts, sleeves and skirts are put onto it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from fitsize_inference.scenes.patterns.curves import between, bezier, bow, chain, offset, point
from fitsize_inference.scenes.patterns.parts import (
    Button,
    Emblem,
    Label,
    Panel,
    Part,
    Pattern,
    Pull,
    Seam,
    Stitching,
    Zip,
)

FloatArray = npt.NDArray[np.float64]
Neck = Literal["crew", "v", "scoop", "shirt", "stand", "lapel", "hood"]
Front = Literal["plain", "emblem", "buttons", "zip", "pocket"]


@dataclass(frozen=True)
class TopSizes:
    """Flat measures in mm. sleeve: shoulder to the outer end of the opening, 0 for none; cuff: the opening's width;

    waist and waist_height: the side's narrowest width and how far down from armpit to hem it lies (0..1);
    sleeve_deg: below horizontal; flare: how far the hem's middle hangs below its corners.
    """

    chest: float
    shoulder: float
    neck: float
    length: float
    hem: float
    waist: float
    waist_height: float
    sleeve: float
    cuff: float
    sleeve_deg: float
    slope: float
    armhole: float
    neck_drop: float
    flare: float


@dataclass(frozen=True)
class TopStyle:
    """How a top is made."""

    name: str
    garment_type: Literal["blouse", "outwear", "dress"]
    neck: Neck
    front: Front
    ribbed: bool
    cuffed: bool
    hem_stitch: float
    pockets: Literal["none", "chest", "patch", "welt", "flap"]
    waist_seam: bool
    contrast_stitch: bool
    gathers: int


@dataclass(frozen=True)
class _Side:
    """One half of the outline; sign is -1 for the picture's left."""

    sign: float
    neck: FloatArray
    shoulder: FloatArray
    armpit: FloatArray
    waist: FloatArray
    hem: FloatArray
    cuff_out: FloatArray | None
    cuff_in: FloatArray | None
    axis_deg: float
    shoulder_line: FloatArray
    armhole: FloatArray
    side_line: FloatArray
    sleeve_top: FloatArray | None
    sleeve_under: FloatArray | None


def top_pattern(sizes: TopSizes, style: TopStyle, generator: np.random.Generator) -> Pattern:
    """A top laid flat, its middle at x = 0 and the ends of its neckline at y = 0."""
    left, right = (_side(sizes, style, generator, sign) for sign in (-1.0, 1.0))
    keypoints: dict[str, FloatArray] = {}
    for name, side in (("left", left), ("right", right)):
        keypoints[f"neckline_{name}"] = side.neck
        keypoints[f"shoulder_{name}"] = side.shoulder
        keypoints[f"armpit_{name}"] = side.armpit
        if style.garment_type in ("outwear", "dress"):
            keypoints[f"waistline_{name}"] = side.waist
        if side.cuff_in is not None and side.cuff_out is not None:
            keypoints[f"cuff_{name}_in"], keypoints[f"cuff_{name}_out"] = side.cuff_in, side.cuff_out
        keypoints[f"hemline_{name}" if style.garment_type == "dress" else f"top_hem_{name}"] = side.hem
    front_neck = _front_neck(sizes, style, left, right)
    if style.garment_type != "outwear":
        keypoints["center_front"] = front_neck[len(front_neck) // 2]

    hem = bow(left.hem, right.hem, -sizes.flare)
    body = chain(
        front_neck,
        right.shoulder_line,
        right.armhole,
        right.side_line,
        hem[::-1],
        left.side_line[::-1],
        left.armhole[::-1],
        left.shoulder_line[::-1],
    )
    parts: list[Part] = [*_inside_neck(sizes, style, left, right, front_neck)]
    for side in (left, right):
        parts += _sleeve(side, style)
    parts.append(Panel(body, lift=2.2, rounding=4.0))
    for side in (left, right):
        if side.sleeve_top is not None:
            parts.append(Seam(side.armhole, depth=0.7, width=2.0, pucker=0.35))
            if style.cuffed or style.contrast_stitch:
                parts.append(Stitching(offset(side.armhole, -5 * side.sign), style.contrast_stitch))
        else:
            parts.append(Stitching(offset(side.armhole, -7 * side.sign), False))
    parts += _hem(left, right, hem, style)
    if style.waist_seam:
        parts += _waist(left, right, style)
    parts += _front(sizes, style, left, right, front_neck, hem)
    parts += _neck(sizes, style, left, right, front_neck)
    return Pattern(style.garment_type, style.name, keypoints, tuple(parts), tuple(_pulls(left, right, style, sizes)))


def _side(sizes: TopSizes, style: TopStyle, generator: np.random.Generator, sign: float) -> _Side:
    uneven = float(generator.normal(0, 0.006))
    neck = point(sign * sizes.neck / 2, 0.0)
    shoulder = point(sign * sizes.shoulder / 2, sizes.slope)
    armpit = point(sign * sizes.chest / 2, sizes.slope + sizes.armhole)
    hem_y = sizes.slope + sizes.length * (1 + uneven)
    hem = point(sign * sizes.hem / 2, hem_y)
    waist = point(sign * sizes.waist / 2, armpit[1] + (hem_y - armpit[1]) * sizes.waist_height)
    shoulder_line = bow(neck, shoulder, 3.0 * sign)
    if sizes.sleeve > 0:
        armhole = bezier(
            shoulder,
            shoulder + point(-sign * 0.09 * sizes.armhole, 0.33 * sizes.armhole),
            armpit + point(-sign * 0.16 * sizes.armhole, -0.28 * sizes.armhole),
            armpit,
        )
    else:
        inwards = max(18.0, (sizes.shoulder - sizes.chest) / 2 + 34)
        armhole = bezier(
            shoulder,
            shoulder + point(-sign * 0.35 * inwards, 0.42 * sizes.armhole),
            armpit + point(-sign * inwards, -0.12 * sizes.armhole),
            armpit,
        )
    side_line = chain(
        bezier(
            armpit,
            between(armpit, point(armpit[0], waist[1]), 0.45),
            point(waist[0], between(armpit, waist, 0.6)[1]),
            waist,
        ),
        _below_waist(waist, hem, style, sign),
    )
    cuff_out = cuff_in = sleeve_top = sleeve_under = None
    angle = sizes.sleeve_deg + float(generator.normal(0, 3.5))
    if sizes.sleeve > 0:
        length = sizes.sleeve * (1 + float(generator.normal(0, 0.006)))
        direction = point(sign * math.cos(math.radians(angle)), math.sin(math.radians(angle)))
        across = point(-sign * direction[1], sign * direction[0])
        cuff_out = shoulder + direction * length
        cuff_in = cuff_out + across * sizes.cuff
        crown = min(0.3 * length, 70)
        sleeve_top = bezier(
            shoulder,
            shoulder + point(sign * crown, crown * math.tan(math.radians(min(34.0, angle * 0.75)))),
            cuff_out - direction * 0.35 * length - across * 0.02 * length,
            cuff_out,
        )
        sleeve_under = bezier(
            armpit,
            armpit + (cuff_in - armpit) * 0.3 - across * 0.02 * length,
            cuff_in - direction * 0.30 * float(np.linalg.norm(cuff_in - armpit)),
            cuff_in,
        )
    return _Side(
        sign,
        neck,
        shoulder,
        armpit,
        waist,
        hem,
        cuff_out,
        cuff_in,
        angle,
        shoulder_line,
        armhole,
        side_line,
        sleeve_top,
        sleeve_under,
    )


def _below_waist(waist: FloatArray, hem: FloatArray, style: TopStyle, sign: float) -> FloatArray:
    drop = hem[1] - waist[1]
    if style.garment_type == "dress":
        # Over the hip first, then straight to the hem.
        hip = min(1.0, 180.0 / max(drop, 1.0))
        return bezier(
            waist, waist + (hem - waist) * 0.12 + point(sign * 22 * (1 - hip), 0), between(waist, hem, 0.62), hem
        )
    return bezier(waist, point(waist[0], waist[1] + 0.3 * drop), between(waist, hem, 0.7), hem)


def _front_neck(sizes: TopSizes, style: TopStyle, left: _Side, right: _Side) -> FloatArray:
    """From the left end of the neckline over the lowest visible point (the middle one) to the right end."""
    low = point(0.0, sizes.neck_drop)
    half = sizes.neck / 2
    if style.neck in ("v", "lapel", "shirt"):
        first = bezier(
            left.neck, left.neck + point(0.10 * half, 0.30 * low[1]), low + point(-0.42 * half, -0.42 * low[1]), low
        )
        second = bezier(
            low, low + point(0.42 * half, -0.42 * low[1]), right.neck + point(-0.10 * half, 0.30 * low[1]), right.neck
        )
    else:
        first = bezier(left.neck, left.neck + point(0.06 * half, 0.55 * low[1]), low + point(-0.58 * half, 0), low)
        second = bezier(low, low + point(0.58 * half, 0), right.neck + point(-0.06 * half, 0.55 * low[1]), right.neck)
    return chain(first, second[1:])


def _inside_neck(sizes: TopSizes, style: TopStyle, left: _Side, right: _Side, front_neck: FloatArray) -> list[Part]:
    """What is seen through the neck opening: the inside of the back, its band and the label."""
    rise = {"shirt": 30.0, "stand": 42.0, "lapel": 34.0, "hood": 20.0}.get(style.neck, -0.10 * sizes.neck)
    back = bow(left.neck, right.neck, rise)
    below = front_neck[::-1] + np.array([0.0, 12.0])
    parts: list[Part] = []
    if style.neck == "hood":
        parts += _hood_back(left, right)
    parts.append(Panel(chain(back, below), material="inside", lift=1.2, rounding=3.0, tint=0.86))
    seam = bow(left.neck + point(4, 6), right.neck + point(-4, 6), rise - 16 if rise < 0 else -0.06 * sizes.neck)
    parts.append(Seam(seam, depth=0.6, width=2.0))
    if rise < 0 and style.garment_type != "outwear":
        parts.append(
            Panel(chain(back, offset(back, -15)[::-1]), material="rib" if style.ribbed else "inside", lift=0.8)
        )
    middle = seam[len(seam) // 2] + point(0, 6)
    wide, high = 17.0, 11.0
    if sizes.neck_drop > middle[1] + high + 8:
        corners = np.array([[-wide, 0], [wide, 0], [wide, 2 * high], [-wide, 2 * high]]) + middle
        parts.append(Label(corners))
    return parts


def _hood_back(left: _Side, right: _Side) -> list[Part]:
    width = float(right.neck[0] - left.neck[0])
    crown = point(0, -0.95 * width)
    first = bezier(
        left.neck + point(-14, 14), left.neck + point(-52, -0.55 * width), crown + point(-0.62 * width, 0), crown
    )
    second = bezier(
        crown, crown + point(0.62 * width, 0), right.neck + point(52, -0.55 * width), right.neck + point(14, 14)
    )
    outer = chain(first, second)
    inner = outer * np.array([0.68, 0.72]) + np.array([0.0, 6.0])
    return [
        Panel(outer, lift=5.0, rounding=8.0),
        Panel(inner, material="inside", lift=-2.0, rounding=4.0, tint=0.8),
        Stitching(outer * np.array([0.74, 0.78]) + np.array([0.0, 5.0])),
    ]


def _sleeve(side: _Side, style: TopStyle) -> list[Part]:
    if side.sleeve_top is None or side.sleeve_under is None or side.cuff_out is None or side.cuff_in is None:
        return []
    opening = bow(side.cuff_out, side.cuff_in, 3.0 * side.sign)
    # The sleeve reaches under the body so that no ground shows between them.
    inside = side.armhole + np.array([-side.sign * 6.0, 0.0])
    outline = chain(side.sleeve_top, opening, side.sleeve_under[::-1], inside[::-1])
    grain = -side.sign * (90 - side.axis_deg)
    parts: list[Part] = [Panel(outline, grain_deg=grain, lift=2.4, rounding=5.0)]
    direction = (side.cuff_out - side.shoulder) / np.linalg.norm(side.cuff_out - side.shoulder)
    length = float(np.linalg.norm(side.cuff_out - side.shoulder))
    if (style.ribbed or style.cuffed) and length > 350:
        depth = 62.0
        top, under = side.sleeve_top, side.sleeve_under
        start_top = _point_before_end(top, depth)
        start_under = _point_before_end(under, depth)
        band = np.vstack([start_top, side.cuff_out, opening, side.cuff_in, start_under])
        parts.append(Panel(band, "rib" if style.ribbed else "main", grain, lift=1.2, rounding=2.0))
        parts.append(Seam(np.vstack([start_top, start_under]), depth=0.8, width=2.4, pucker=0.9))
        if style.cuffed:
            line = np.vstack([start_top, start_under]) + direction * 5
            parts.append(Stitching(line, style.contrast_stitch))
            parts.append(Button(between(start_top, start_under, 0.72) + direction * 32, 5.0))
    else:
        inner = opening - direction * min(22.0, 0.12 * length)
        parts.append(Seam(inner, depth=0.25, width=1.2, pucker=0.35))
        parts.append(Stitching(inner, style.contrast_stitch))
    return parts


def _point_before_end(curve: FloatArray, distance: float) -> FloatArray:
    steps = np.linalg.norm(np.diff(curve[::-1], axis=0), axis=1)
    walked = np.concatenate([[0.0], np.cumsum(steps)])
    reverse = curve[::-1]
    return np.array([np.interp(distance, walked, reverse[:, axis]) for axis in (0, 1)])


def _hem(left: _Side, right: _Side, hem: FloatArray, style: TopStyle) -> list[Part]:
    if style.ribbed:
        depth = 60.0
        start_left, start_right = _point_before_end(left.side_line, depth), _point_before_end(right.side_line, depth)
        upper = bow(start_left, start_right, -4.0)
        return [
            Panel(chain(upper, hem[::-1]), "rib", lift=1.2, rounding=2.5),
            Seam(upper, depth=0.9, width=2.6, pucker=1.0),
        ]
    inner = hem - np.array([0.0, style.hem_stitch])
    return [
        Seam(inner, depth=0.3, width=1.4, pucker=0.5),
        Stitching(inner, style.contrast_stitch),
        Stitching(inner + np.array([0.0, 4.0]), style.contrast_stitch),
    ]


def _waist(left: _Side, right: _Side, style: TopStyle) -> list[Part]:
    line = bow(left.waist, right.waist, -5.0)
    parts: list[Part] = [Seam(line, depth=1.0, width=2.4, pucker=0.8)]
    if style.contrast_stitch:
        parts.append(Stitching(line + np.array([0.0, -4.0]), True))
    return parts


def _front(
    sizes: TopSizes,
    style: TopStyle,
    left: _Side,
    right: _Side,
    front_neck: FloatArray,
    hem: FloatArray,
) -> list[Part]:
    low = front_neck[len(front_neck) // 2]
    bottom = hem[len(hem) // 2]
    parts: list[Part] = []
    if style.front == "emblem":
        parts.append(Emblem(point(0, left.armpit[1] * 0.55 + 0.45 * low[1] + 75), 0.42 * sizes.chest))
    if style.front in ("buttons", "zip"):
        band = 15.0
        edges = [np.vstack([low + point(x, -4 if abs(x) < 2 else 0), bottom + point(x, 0)]) for x in (-band, band)]
        if style.front == "buttons":
            placket = np.vstack([edges[0], edges[1][::-1]])
            parts.append(Panel(placket, lift=1.0, rounding=1.5))
            parts += [
                Stitching(edge + np.array([3.0 * (1 if edge is edges[0] else -1), 0.0]), style.contrast_stitch)
                for edge in edges
            ]
            first = low + point(0, 160 if style.neck == "lapel" else 16)
            count = max(4, round((bottom[1] - first[1]) / 95))
            parts += [
                Button(
                    between(first, bottom + point(0, -70), index / (count - 1)),
                    5.5 if style.garment_type == "blouse" else 9.0,
                )
                for index in range(count)
            ]
        else:
            parts.append(Zip(np.vstack([low + point(0, 2), bottom + point(0, -4)])))
            parts += [Stitching(edge, style.contrast_stitch) for edge in edges]
    parts += _pockets(sizes, style, left, right)
    return parts


def _pockets(sizes: TopSizes, style: TopStyle, left: _Side, right: _Side) -> list[Part]:
    parts: list[Part] = []
    if style.pockets == "chest":
        x, y = 0.24 * sizes.chest, right.armpit[1] - 38
        parts += _patch_pocket(x, y, 100, 118, style)
    if style.pockets in ("patch", "flap"):
        y = left.armpit[1] + 0.52 * (left.hem[1] - left.armpit[1])
        for sign in (-1.0, 1.0):
            parts += _patch_pocket(sign * 0.25 * sizes.chest, y, 145, 165, style)
        if style.pockets == "flap":
            for sign in (-1.0, 1.0):
                parts += _patch_pocket(sign * 0.24 * sizes.chest, right.armpit[1] - 40, 115, 125, style)
    if style.pockets == "welt":
        y = left.armpit[1] + 0.55 * (left.hem[1] - left.armpit[1])
        for sign in (-1.0, 1.0):
            upper, lower = point(sign * 0.20 * sizes.chest, y), point(sign * 0.33 * sizes.chest, y + 120)
            line = np.vstack([upper, lower])
            parts += [Seam(line, depth=1.6, width=3.0, pucker=0.2)]
            parts += [Stitching(offset(line, distance), style.contrast_stitch) for distance in (7.0, -7.0)]
    return parts


def _patch_pocket(x: float, y: float, width: float, height: float, style: TopStyle) -> list[Part]:
    half = width / 2
    outline = np.array([[-half, 0], [half, 0], [half, height - 16], [0, height], [-half, height - 16]]) + point(x, y)
    inner = np.array(
        [[-half + 4, 3], [-half + 4, height - 18], [0, height - 5], [half - 4, height - 18], [half - 4, 3]]
    ) + point(x, y)
    parts: list[Part] = [Panel(outline, lift=1.0, rounding=1.6), Stitching(inner, style.contrast_stitch)]
    if style.pockets == "flap":
        flap = np.array([[-half - 3, -8], [half + 3, -8], [half + 3, 34], [0, 52], [-half - 3, 34]]) + point(x, y)
        edge = np.array([[-half + 1, -4], [-half + 1, 31], [0, 47], [half - 1, 31], [half - 1, -4]]) + point(x, y)
        parts += [
            Panel(flap, lift=1.4, rounding=1.8),
            Stitching(edge, style.contrast_stitch),
            Button(point(x, y + 36), 7.0, metal=True),
        ]
    else:
        parts.append(Stitching(np.array([[-half + 2, 20], [half - 2, 20]]) + point(x, y), style.contrast_stitch))
    return parts


def _neck(sizes: TopSizes, style: TopStyle, left: _Side, right: _Side, front_neck: FloatArray) -> list[Part]:
    low = front_neck[len(front_neck) // 2]
    if style.neck in ("crew", "v", "scoop"):
        width = 19.0 if style.ribbed else 15.0
        outer = offset(front_neck, -width)
        outer[0] = left.neck + point(-width * 0.9, width * 0.32)
        outer[-1] = right.neck + point(width * 0.9, width * 0.32)
        if style.garment_type == "dress" and not style.ribbed:
            return [Stitching(offset(front_neck, -6.0)), Seam(offset(front_neck, -2.0), depth=0.2, width=1.0)]
        return [
            Panel(chain(front_neck, outer[::-1]), "rib", lift=1.0, rounding=2.0),
            Seam(outer, depth=0.5, width=1.6),
            Stitching(offset(outer, -4.0)),
        ]
    if style.neck == "hood":
        cord = [
            bezier(low + point(s * 26, -18), low + point(s * 34, 40), low + point(s * 22, 90), low + point(s * 30, 150))
            for s in (-1, 1)
        ]
        rim = offset(front_neck, -22.0)
        return [
            Panel(chain(front_neck, rim[::-1]), lift=2.0, rounding=5.0),
            Stitching(offset(front_neck, -16.0)),
            *[Panel(chain(line, offset(line, 5.0)[::-1]), "contrast", lift=2.2, rounding=2.5) for line in cord],
        ]
    if style.neck == "stand":
        rise = 42.0
        back = bow(left.neck, right.neck, rise)
        parts: list[Part] = []
        for side in (left, right):
            s = side.sign
            turn = (back if s < 0 else back[::-1])[: len(back) // 4]
            front_top = point(s * 7, low[1] - 0.92 * rise)
            outline = chain(
                bow(side.neck, point(s * 8, low[1]), 10.0 * s),
                bezier(front_top, front_top + point(s * 26, -10), turn[-1] + point(s * 1, 20), turn[-1]),
                turn[::-1],
            )
            parts.append(Panel(outline, "rib" if style.ribbed else "main", lift=3.0, rounding=5.0))
        return parts
    return _collar(sizes, style, left, right, low)


def _collar(sizes: TopSizes, style: TopStyle, left: _Side, right: _Side, low: FloatArray) -> list[Part]:
    """A shirt's collar or a coat's lapels: two leaves, and the band's fall behind."""
    parts: list[Part] = []
    fall = bow(left.neck + point(-3, 3), right.neck + point(3, 3), 38.0 if style.neck == "shirt" else 30.0)
    front = bow(left.neck + point(8, 3), right.neck + point(-8, 3), 8.0)
    parts.append(Panel(chain(fall, front[::-1]), "main", lift=2.5, rounding=4.0, tint=0.97))
    for side in (left, right):
        s = side.sign
        tip_x, tip_y = (
            (0.36 * sizes.neck, low[1] + 36) if style.neck == "shirt" else (0.62 * sizes.neck, low[1] * 0.52 + 26)
        )
        # The leaf turns over where the fall bends to the front.
        turn = (fall if s < 0 else fall[::-1])[: len(fall) // 5]
        inner = bezier(
            turn[-1],
            turn[-1] + point(s * 2, 22),
            low + point(s * 16, -26),
            low + point(s * 3, -2),
        )
        tip = point(s * tip_x, tip_y)
        outer = bezier(tip, tip + point(s * 14, -30), side.neck + point(s * 13, 30), turn[0])
        outline = chain(inner, bow(inner[-1], tip, 2.0 * s), outer, turn)
        parts.append(Panel(outline, "main", grain_deg=-s * 38, lift=3.0, rounding=4.0, tint=1.02))
        if style.neck == "shirt":
            parts.append(
                Stitching(
                    chain(bow(low + point(s * 8, 3), tip + point(-s * 2, -6), 2.0 * s), outer[3:-3] + point(-s * 5, 0)),
                    style.contrast_stitch,
                )
            )
        else:
            revers = np.vstack(
                [
                    bow(tip + point(-s * 4, 4), low + point(s * 4, 0), -3.0 * s),
                    bow(low + point(s * 4, 0), low + point(s * 2, 150), 4.0 * s),
                    bow(low + point(s * 2, 150), tip + point(s * 26, 34), 10.0 * s),
                ]
            )
            parts.insert(0, Panel(revers, "main", grain_deg=-s * 20, lift=2.2, rounding=4.0, tint=1.03))
    return parts


def _pulls(left: _Side, right: _Side, style: TopStyle, sizes: TopSizes) -> list[Pull]:
    pulls: list[Pull] = []
    middle = (left.armpit + right.armpit) / 2
    for side in (left, right):
        s = side.sign
        pulls.append(Pull(side.armpit + point(-s * 15, 5), middle + point(s * 50, 130), 5, 45, 1.7))
        pulls.append(
            Pull(side.armpit + point(-s * 12, 0), between(side.shoulder, side.neck, 0.6) + point(0, 60), 4, 35, 1.4)
        )
        pulls.append(Pull(side.armpit + point(-s * 25, 60), side.hem + point(-s * 45, -40), 4, 60, 1.3))
        if side.cuff_in is not None and side.cuff_out is not None:
            end = (side.cuff_in + side.cuff_out) / 2
            start = (side.shoulder + side.armpit) / 2
            length = float(np.linalg.norm(end - start))
            pulls.append(Pull(start, end, max(3, round(length / 80)), 30, 1.5))
            across = (side.cuff_in - side.cuff_out) / np.linalg.norm(side.cuff_in - side.cuff_out)
            for share in np.linspace(0.25, 0.8, max(1, round(length / 90))):
                at = between(start, end, float(share))
                pulls.append(Pull(at - across * 45, at + across * 45 + (end - start) * 0.10, 2, 25, 1.2))
    if style.gathers:
        for share in np.linspace(0.05, 0.95, style.gathers):
            top = between(left.waist, right.waist, float(share))
            pulls.append(Pull(top + point(0, 8), between(left.hem, right.hem, float(share)), 2, 14, 3.0))
    elif style.garment_type == "dress":
        pulls += [
            Pull(between(left.waist, right.waist, share), between(left.hem, right.hem, share), 3, 40, 1.6)
            for share in (0.25, 0.5, 0.75)
        ]
    pulls.append(Pull(middle + point(0, 40), (left.hem + right.hem) / 2 + point(0, -60), 4, sizes.chest / 4, 1.0))
    return pulls
