"""Drawn garments photographed on a floor, with or without the marker sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from fitsize_inference.geometry.board import CHARUCO_A4
from fitsize_inference.geometry.planar import inverse
from fitsize_inference.scenes.dimensions import dimensions_cm
from fitsize_inference.scenes.finish import Development, develop, random_development
from fitsize_inference.scenes.garment import paint_garment
from fitsize_inference.scenes.grounds import GROUNDS, paint_ground
from fitsize_inference.scenes.light import Light, random_light
from fitsize_inference.scenes.paper import paint_sheet
from fitsize_inference.scenes.patterns.parts import Panel
from fitsize_inference.scenes.scene import Scene
from fitsize_inference.scenes.styles import Garment
from fitsize_inference.scenes.view import Placement, View, look_down, photograph

FloatArray = npt.NDArray[np.float64]

GAP_TO_SHEET_MM = 45.0
# Of the frame, free around everything that is measured.
FRAME_MARGIN = 0.02


@dataclass(frozen=True)
class Setting:
    """How a garment is photographed. width, height: px; turn_deg: of the garment on the floor;

    fill: how much of the frame the things take, 0..1; sheet: whether the marker lies beside it.
    """

    ground: str
    width: int
    height: int
    sheet: bool
    tilt_deg: float
    turn_deg: float
    fill: float
    k1: float
    light: Light
    development: Development
    supersampling: int = 2


def random_setting(generator: np.random.Generator, width: int, height: int, *, sheet: bool) -> Setting:
    """An everyday photo: hand-held, from above."""
    light = random_light(generator)
    names = list(GROUNDS)
    return Setting(
        ground=names[int(generator.integers(len(names)))],
        width=width,
        height=height,
        sheet=sheet,
        tilt_deg=float(generator.uniform(0, 10)),
        turn_deg=float(generator.normal(0, 5)),
        fill=float(generator.uniform(0.8, 0.92)),
        k1=0.0,
        light=light,
        development=random_development(generator, light.direction_deg),
    )


def shoot(garment: Garment, setting: Setting, generator: np.random.Generator) -> Scene:
    """Lays the garment out, the sheet beside it, and takes the photo."""
    pattern = garment.pattern
    outlines = np.vstack([part.outline for part in pattern.parts if isinstance(part, Panel)])
    lying = Placement(0.0, 0.0, setting.turn_deg)
    spread = lying.to_plane(outlines)
    low, high = spread.min(axis=0), spread.max(axis=0)
    sheet: Placement | None = None
    if setting.sheet:
        sheet, page = _sheet_place(generator, low, high, spread, setting.width > setting.height)
        low, high = np.minimum(low, page.min(axis=0)), np.maximum(high, page.max(axis=0))
    view = _camera(generator, setting, low, high)
    px_per_mm = view.focal_px / float(view.translation[2])
    corners = view.unproject(
        np.array([[0, 0], [view.width, 0], [view.width, view.height], [0, view.height]], dtype=np.float64)
    )
    seen_low, seen_high = corners.min(axis=0) - 10, corners.max(axis=0) + 10
    size, middle = seen_high - seen_low, (seen_low + seen_high) / 2
    detail = 1.15 if setting.supersampling == 1 else 1.5
    ground = paint_ground(
        setting.ground, generator, float(size[0]), float(size[1]), px_per_mm * min(detail, 1.25), setting.light
    )
    layers = [replace(ground, left=ground.left + float(middle[0]), top=ground.top + float(middle[1]))]
    layers += paint_garment(pattern, garment.wardrobe, lying, px_per_mm * detail, setting.light, generator)
    if sheet is not None:
        layers += paint_sheet(generator, sheet, max(px_per_mm * 1.6, 0.4), setting.light)
    light = photograph(layers, view, setting.supersampling)
    keypoints_mm = {name: lying.to_plane(value.reshape(1, 2))[0] for name, value in pattern.keypoints.items()}
    page_frame = sheet.matrix if sheet is not None else np.eye(3)
    return Scene(
        photo=develop(light, setting.development, generator),
        garment_type=pattern.garment_type,
        keypoints_px={name: view.project(value.reshape(1, 2))[0] for name, value in keypoints_mm.items()},
        keypoints_mm=keypoints_mm,
        dimensions_cm=dimensions_cm(pattern.garment_type, keypoints_mm),
        photo_to_page=inverse(view.plane_to_photo @ page_frame),
        sheet=sheet or Placement(),
        view=view,
    )


def _sheet_place(
    generator: np.random.Generator, low: FloatArray, high: FloatArray, outline: FloatArray, landscape: bool
) -> tuple[Placement, FloatArray]:
    """Beside the garment where its outline leaves room: right or left; below a wide one in an upright photo."""
    turn = float(generator.choice([0, 90, 180, 270])) + float(generator.uniform(-12, 12))
    page = np.array(
        [
            [0.0, 0.0],
            [CHARUCO_A4.page_width, 0.0],
            [CHARUCO_A4.page_width, CHARUCO_A4.page_height],
            [0.0, CHARUCO_A4.page_height],
        ]
    )
    turned = Placement(0, 0, turn).to_plane(page)
    page_low = turned.min(axis=0)
    page_size = turned.max(axis=0) - page_low
    below = not landscape and (high - low)[0] > 0.95 * (high - low)[1]
    if below:
        x = float(generator.uniform(low[0], max(low[0] + 1.0, high[0] - page_size[0])))
        column = outline[(outline[:, 0] > x - 20) & (outline[:, 0] < x + page_size[0] + 20)]
        y = float((column[:, 1].max() if len(column) else high[1]) + GAP_TO_SHEET_MM)
        target = np.array([x, y])
    else:
        first = low[1] + 0.35 * (high - low)[1]
        y = float(generator.uniform(first, max(first + 1, high[1] - page_size[1])))
        row = outline[(outline[:, 1] > y - 30) & (outline[:, 1] < y + page_size[1] + 30)]
        if generator.uniform() < 0.65:
            target = np.array([float(row[:, 0].max()) + GAP_TO_SHEET_MM, y])
        else:
            target = np.array([float(row[:, 0].min()) - GAP_TO_SHEET_MM - page_size[0], y])
    shift = target - page_low
    return Placement(float(shift[0]), float(shift[1]), turn), turned + shift


def _camera(generator: np.random.Generator, setting: Setting, low: FloatArray, high: FloatArray) -> View:
    """Above the box low..high (mm), stepping back until it is in the frame, tilt and all."""
    size = high - low
    span = max(float(size[0]), float(size[1]) * setting.width / setting.height) / setting.fill
    centre = (low + high) / 2 + generator.uniform(-0.015, 0.015, 2) * size
    direction, roll = float(generator.uniform(0, 360)), float(generator.normal(0, 1.5))
    box = np.array([low, [high[0], low[1]], high, [low[0], high[1]]])
    frame = np.array([setting.width, setting.height])
    while True:
        view = look_down(
            width=setting.width,
            height=setting.height,
            focal_length_35mm=26.0,
            centre_mm=(float(centre[0]), float(centre[1])),
            span_mm=span,
            tilt_deg=setting.tilt_deg,
            tilt_direction_deg=direction,
            roll_deg=roll,
            k1=setting.k1,
        )
        seen = view.project(box) / frame
        if seen.min() >= FRAME_MARGIN and seen.max() <= 1 - FRAME_MARGIN:
            return view
        span *= 1.03
