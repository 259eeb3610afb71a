"""Lays a labelled photo of a real garment beside a rendered marker sheet, at a known scale.

The photo is taken for a flat print on the plane, so that its own perspective does not matter: what is measured
is the print. Its background is continued around it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.geometry.board import CHARUCO_A4
from fitsize_inference.geometry.planar import inverse
from fitsize_inference.scenes.colour import linear, unit
from fitsize_inference.scenes.dimensions import dimensions_cm
from fitsize_inference.scenes.finish import Development, Photo, develop
from fitsize_inference.scenes.light import blur, random_light
from fitsize_inference.scenes.noise import fractal_noise
from fitsize_inference.scenes.paper import paint_sheet
from fitsize_inference.scenes.scene import Scene
from fitsize_inference.scenes.view import Layer, Placement, View, look_down, photograph
from fitsize_inference.spec import GARMENT_TYPES

FloatArray = npt.NDArray[np.float64]
Image = npt.NDArray[np.float32]

# What the distance of a type's two normalisation points usually is on adults' clothes, cm.
USUAL_WIDTH_CM: Mapping[str, float] = {
    "blouse": 51.0,
    "outwear": 56.0,
    "trousers": 40.0,
    "skirt": 37.0,
    "dress": 45.0,
}
GAP_TO_SHEET_MM = 35.0
# A garment reaches past its keypoints: collars, hoods, curved hems.
MARGIN_ABOUT_POINTS = 0.07
HOOD_ABOVE_POINTS = 0.25
PRINT_PX_PER_PHOTO_PX = 1.6


@dataclass(frozen=True)
class LabelledPhoto:
    """A real photo with its label. points: name -> (x, y, v) px, v as in the data set (2 seen, 1 hidden, 0 absent)."""

    name: str
    garment_type: str
    picture: Photo
    points: Mapping[str, tuple[float, float, int]]

    def present(self) -> dict[str, FloatArray]:
        """Points with v > 0, px."""
        return {name: np.array([x, y]) for name, (x, y, v) in self.points.items() if v > 0}


def read_label(data: Path, label: Path) -> LabelledPhoto:
    """A label of the data set and its photo. Raises ValueError saying which file is wrong, and how."""
    try:
        content = json.loads(label.read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise ValueError(f"{label}: not a readable label ({error})") from error
    if not isinstance(content, dict) or content.get("type") not in GARMENT_TYPES or "image" not in content:
        raise ValueError(f"{label}: expected a label with image, type and points")
    file = data / str(content["image"])
    if not file.is_file():
        file = data / "photos" / str(content["image"])
    picture = cv2.imread(str(file), cv2.IMREAD_COLOR)
    if picture is None:
        raise ValueError(f"{file}: not a readable photo (named by {label})")
    points = {
        str(name): (float(values[0]), float(values[1]), int(values[2]))
        for name, values in cast("dict[str, list[float]]", content["points"]).items()
    }
    return LabelledPhoto(label.stem, str(content["type"]), np.asarray(picture, dtype=np.uint8), points)


def compose(labelled: LabelledPhoto, seed: int, *, long_side: int = 1600, width_cm: float | None = None) -> Scene:
    """The scene of a real garment beside the marker sheet.

    width_cm: what the distance of the type's normalisation points shall be; a usual value, varied, when None.
    Raises ValueError when the label lacks these points.
    """
    generator = np.random.default_rng(seed)
    points = labelled.present()
    first, second = GARMENT_TYPES[labelled.garment_type].normalisation
    if first not in points or second not in points:
        raise ValueError(f"{labelled.name}: the label lacks {first} or {second}, so its size cannot be set")
    wanted_cm = width_cm or USUAL_WIDTH_CM[labelled.garment_type] * float(np.exp(generator.normal(0, 0.08)))
    mm_per_px = wanted_cm * 10 / float(np.linalg.norm(points[first] - points[second]))

    picture_height, picture_width = labelled.picture.shape[:2]
    low, high = bounds(points, labelled.garment_type, picture_width, picture_height)
    middle = (low + high) / 2
    keypoints_mm = {name: (point - middle) * mm_per_px for name, point in points.items()}
    garment_low, garment_high = (low - middle) * mm_per_px, (high - middle) * mm_per_px

    sheet, sheet_low, sheet_high = _beside(generator, garment_low, garment_high)
    view = _camera(generator, np.minimum(garment_low, sheet_low), np.maximum(garment_high, sheet_high), long_side)
    light = random_light(generator)
    px_per_mm = view.focal_px / float(view.translation[2])
    ground = _print(generator, labelled.picture, (low, high), middle, mm_per_px, view, px_per_mm)
    layers = [ground, *paint_sheet(generator, sheet, px_per_mm * 1.6, light)]
    development = Development(
        exposure=1.0,
        warmth=float(generator.normal(0, 0.02)),
        vignette=float(generator.uniform(0, 0.1)),
        falloff=float(generator.uniform(0, 0.1)),
        falloff_deg=light.direction_deg,
        noise=float(generator.uniform(0.8, 2.0)),
        blur_px=0.4,
        sharpen=0.2,
    )
    return Scene(
        photo=develop(photograph(layers, view), development, generator),
        garment_type=labelled.garment_type,
        keypoints_px={name: view.project(point.reshape(1, 2))[0] for name, point in keypoints_mm.items()},
        keypoints_mm=keypoints_mm,
        dimensions_cm=dimensions_cm(labelled.garment_type, keypoints_mm),
        photo_to_page=inverse(view.plane_to_photo @ sheet.matrix),
        sheet=sheet,
        view=view,
    )


def bounds(
    points: Mapping[str, FloatArray], garment_type: str, width: int, height: int
) -> tuple[FloatArray, FloatArray]:
    """The box low, high (2,) px of the photo that holds the garment: its points, and a margin for what sticks out."""
    stacked = np.stack(list(points.values()))
    low, high = stacked.min(axis=0), stacked.max(axis=0)
    longest = float((high - low).max())
    margin = MARGIN_ABOUT_POINTS * longest
    above = (HOOD_ABOVE_POINTS if garment_type == "outwear" else MARGIN_ABOUT_POINTS) * longest
    return (
        np.maximum(low - np.array([margin, above]), 0),
        np.minimum(high + margin, np.array([width, height], dtype=np.float64)),
    )


def _beside(
    generator: np.random.Generator, low: FloatArray, high: FloatArray
) -> tuple[Placement, FloatArray, FloatArray]:
    """A place for the sheet left or right of the box low..high (mm), or under it when it is wide."""
    turn = float(generator.choice([0, 90, 180, 270])) + float(generator.uniform(-14, 14))
    page = np.array([[0, 0], [CHARUCO_A4.page_width, 0], [CHARUCO_A4.page_width, CHARUCO_A4.page_height]])
    page = np.vstack([page, [[0.0, CHARUCO_A4.page_height]]])
    turned = Placement(0, 0, turn).to_plane(page)
    page_low, page_high = turned.min(axis=0), turned.max(axis=0)
    size = high - low
    if size[0] > size[1] * 1.15:
        target = np.array([float(generator.uniform(low[0], high[0])), high[1] + GAP_TO_SHEET_MM])
        target[0] = min(target[0], high[0] - (page_high - page_low)[0])
    else:
        down = float(generator.uniform(low[1], max(low[1] + 1, high[1] - (page_high - page_low)[1])))
        right = generator.uniform() < 0.5
        across = high[0] + GAP_TO_SHEET_MM if right else low[0] - GAP_TO_SHEET_MM - (page_high - page_low)[0]
        target = np.array([across, down])
    shift = target - page_low
    return Placement(float(shift[0]), float(shift[1]), turn), page_low + shift, page_high + shift


def _camera(generator: np.random.Generator, low: FloatArray, high: FloatArray, long_side: int) -> View:
    """A phone held above the box low..high (mm), upright or lying, whichever fills the frame better."""
    size = (high - low) * 1.1 + 40
    portrait = size[1] >= size[0]
    width, height = (round(long_side * 3 / 4), long_side) if portrait else (long_side, round(long_side * 3 / 4))
    span = max(float(size[0]), float(size[1]) * width / height) * 1.04
    centre = (low + high) / 2 + generator.uniform(-0.01, 0.01, 2) * size
    return look_down(
        width=width,
        height=height,
        focal_length_35mm=26.0,
        centre_mm=(float(centre[0]), float(centre[1])),
        span_mm=span,
        tilt_deg=float(generator.uniform(0, 7)),
        tilt_direction_deg=float(generator.uniform(0, 360)),
        roll_deg=float(generator.normal(0, 2)),
    )


def _print(
    generator: np.random.Generator,
    picture: Photo,
    garment: tuple[FloatArray, FloatArray],
    middle: FloatArray,
    mm_per_px: float,
    view: View,
    px_per_mm: float,
) -> Layer:
    """The photo and its continued background as the ground layer, large enough for the view."""
    height, width = picture.shape[:2]
    corners = view.unproject(
        np.array([[0, 0], [view.width, 0], [view.width, view.height], [0, view.height]], dtype=np.float64)
    )
    low = np.minimum(corners.min(axis=0) - 20, -middle * mm_per_px)
    high = np.maximum(corners.max(axis=0) + 20, (np.array([width, height]) - middle) * mm_per_px)
    scale = px_per_mm * PRINT_PX_PER_PHOTO_PX
    shape = (round((high[1] - low[1]) * scale), round((high[0] - low[0]) * scale))
    columns = ((np.arange(shape[1]) + 0.5) / scale + low[0]) / mm_per_px + middle[0]
    rows = ((np.arange(shape[0]) + 0.5) / scale + low[1]) / mm_per_px + middle[1]
    map_x, outside_x = continued(columns, width, float(garment[0][0]), float(garment[1][0]))
    map_y, outside_y = continued(rows, height, float(garment[0][1]), float(garment[1][1]))
    column_grid, row_grid = np.meshgrid(map_x - 0.5, map_y - 0.5)
    light = linear(unit(picture))
    colour = cv2.remap(
        light,
        column_grid.astype(np.float32),
        row_grid.astype(np.float32),
        cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    # Far outside, the repeated strip gives way to its own mean colour and grain, or it would show as stripes.
    distance = np.maximum.outer(outside_y, outside_x).astype(np.float32)
    weight = np.clip((distance - 0.02 * width) / (0.12 * width), 0, 1)[..., None]
    smooth = blur(np.asarray(colour, dtype=np.float32), 0.05 * width * mm_per_px * scale)
    grain = np.exp(0.03 * fractal_noise(generator, shape, scale, 9 * mm_per_px, 4, 0.7))[..., None]
    colour = colour * (1 - 0.8 * weight) + smooth * grain * 0.8 * weight
    return Layer(
        np.clip(colour, 0, 1).astype(np.float32),
        np.ones(shape, np.float32),
        scale,
        float(low[0]),
        float(low[1]),
        Placement(),
    )


def continued(
    positions: FloatArray, size: int, garment_low: float, garment_high: float
) -> tuple[FloatArray, FloatArray]:
    """Where to take positions along an axis from, and how far outside the photo each lies, px.

    Outside, the strip between the photo's edge and the garment is mirrored to and fro, never the garment itself.
    """
    least, most = 3.0, 0.4 * size
    strip_low = float(np.clip(garment_low * 0.95, least, most))
    strip_high = float(np.clip((size - garment_high) * 0.95, least, most))
    below, above = np.maximum(-positions, 0), np.maximum(positions - size, 0)
    taken = np.clip(positions, 0, size)
    taken = np.where(below > 0, _to_and_fro(below, strip_low), taken)
    taken = np.where(above > 0, size - _to_and_fro(above, strip_high), taken)
    return np.clip(taken, 0.5, size - 0.5), below + above


def _to_and_fro(distance: FloatArray, strip: float) -> FloatArray:
    phase = np.mod(distance, 2 * strip)
    return np.asarray(np.where(phase > strip, 2 * strip - phase, phase), dtype=np.float64)
