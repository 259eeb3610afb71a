"""One photo of a real garment beside a marker, made from its number, with everything that is true of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.geometry.planar import inverse
from fitsize_inference.scenes.dimensions import dimensions_cm
from fitsize_inference.scenes.phone.camera import Hold, PhoneCamera, random_lens
from fitsize_inference.scenes.phone.develop import FIELD_STEP, develop, light_field, random_finish
from fitsize_inference.scenes.phone.drawing import (
    Bend,
    add_shadow,
    blend_into,
    draw_thing,
    remap_plane,
    window_of,
)
from fitsize_inference.scenes.phone.garment import FlatGarment, LabelledGarment, flat_garment, own_ground
from fitsize_inference.scenes.phone.ground import (
    GROUND_PX_PER_MM,
    GROUND_SIDE_MM,
    KINDS,
    PIECES,
    ground_picture,
    mean_brightness,
)
from fitsize_inference.scenes.phone.layout import Layout, lay_out
from fitsize_inference.scenes.phone.things import lay_marker, lay_other
from fitsize_inference.scenes.view import Placement

FloatArray = npt.NDArray[np.float64]
Picture = npt.NDArray[np.uint8]

Difficulty = Literal["turned", "other-object", "dark-on-dark", "bent-marker", "covered-corner", "dim", "blurred"]

# How often each marker lies there when all are mixed.
MIX: Mapping[str, float] = {
    "charuco-a4": 0.40,
    "charuco-letter": 0.12,
    "checkerboard-5x5": 0.18,
    "card-id1": 0.20,
    "none": 0.10,
}
LONG_SIDE = {2: 1632, 12: 4032}
FOCAL_LENGTH_KNOWN = 2 / 3
# A garment that can be cut out lies on its own ground this often, if there is so much of it, of the photo's width.
OWN_GROUND, ENOUGH_OWN_GROUND = 0.35, 0.06
# A garment is dark below this grey, and its ground made as dark.
DARK = 75.0


@dataclass(frozen=True)
class PhoneScene:
    """A photo (H, W, 3) BGR before it is encoded, and what is true of it.

    focal_length_35mm: as the EXIF says, None where it says nothing. points_px: in the photo, points_mm: on the plane.
    """

    seed: tuple[int, ...]
    source: str
    garment_type: str
    marker: str
    ground: str
    difficulties: tuple[Difficulty, ...]
    photo: Picture = field(repr=False)
    quality: int
    focal_length_35mm: int | None
    camera: PhoneCamera
    layout: Layout
    points_px: Mapping[str, FloatArray]
    points_mm: Mapping[str, FloatArray]
    marker_outline_px: FloatArray | None

    def truth(self) -> dict[str, object]:
        """All but the photo, as JSON-ready values; px of the photo, mm on the plane, degrees."""
        camera = self.camera
        outline = self.marker_outline_px
        return {
            "source": self.source,
            "garmentType": self.garment_type,
            "marker": self.marker,
            "ground": self.ground,
            "difficulties": list(self.difficulties),
            "width": camera.width,
            "height": camera.height,
            "jpegQuality": self.quality,
            "exifFocalLength35mm": self.focal_length_35mm,
            "focalLength35mm": round(camera.focal_length_35mm, 3),
            "k1": round(camera.k1, 5),
            "k2": round(camera.k2, 5),
            "principal": [round(float(value), 2) for value in camera.principal],
            "tiltDeg": round(camera.tilt_deg, 3),
            "shareOfFrame": round(self.layout.share, 3),
            "pointsPx": {name: [round(float(v), 2) for v in point] for name, point in self.points_px.items()},
            "pointsMm": {name: [round(float(v), 3) for v in point] for name, point in self.points_mm.items()},
            "dimensionsCm": {
                name: round(value, 3) for name, value in dimensions_cm(self.garment_type, self.points_mm).items()
            },
            "undistortedPxToMm": inverse(camera.plane_to_photo).ravel().tolist(),
            "markerOutlinePx": None if outline is None else [[round(float(v), 2) for v in p] for p in outline],
        }


def make_scene(
    source: LabelledGarment, seed: tuple[int, ...], *, marker: str = "mix", megapixels: Literal[2, 12] = 2
) -> PhoneScene:
    """The scene of a seed: the same for the same arguments. marker: one of MIX, or "mix" for any of them.

    Raises ValueError for an unknown marker and as flat_garment does.
    """
    if marker != "mix" and marker not in MIX:
        raise ValueError(f"there is no marker {marker}; there are mix, {', '.join(MIX)}")
    generator = np.random.default_rng(seed)
    garment = flat_garment(source)
    drawn = str(generator.choice(list(MIX), p=list(MIX.values())))
    name = drawn if marker == "mix" else marker
    thing = None if name == "none" else lay_marker(name, generator)
    difficulties = _difficulties(generator, garment, name)
    on_own_ground = garment.mask is None or (
        generator.uniform() < OWN_GROUND
        and garment.free_share >= ENOUGH_OWN_GROUND
        and not {"dark-on-dark", "covered-corner"} & set(difficulties)
    )

    mm_per_px = garment.mm_per_px(generator)
    turn = float(generator.choice([90, 180, 270]) if "turned" in difficulties else 0) + float(generator.normal(0, 4))
    lying = Placement(0.0, 0.0, turn)

    def on_plane(px: FloatArray) -> FloatArray:
        return lying.to_plane((px - garment.middle) * mm_per_px)

    other = lay_other(generator) if "other-object" in difficulties else None
    gap = float(generator.uniform(-45, -20)) if "covered-corner" in difficulties else float(generator.uniform(12, 70))
    layout = lay_out(
        generator,
        on_plane(garment.hull),
        thing,
        other,
        random_lens(generator),
        Hold(float(generator.uniform(0, 20)), float(generator.uniform(0, 360)), float(generator.normal(0, 3))),
        share=float(generator.uniform(0.3, 0.9)),
        long_side=LONG_SIDE[megapixels],
        gap_mm=gap,
    )
    camera = layout.camera
    finish = random_finish(
        generator,
        dark="dim" in difficulties,
        blurred="blurred" in difficulties,
        fine=LONG_SIDE[megapixels] / LONG_SIDE[2],
    )

    everywhere = camera.plane_map(0, 0, camera.width, camera.height)
    light = light_field(finish, camera.width, camera.height)
    shadow = np.zeros(light.shape[:2], np.float32)
    plane_to_px = np.diag([1 / mm_per_px, 1 / mm_per_px, 1.0]) @ inverse(lying.matrix)
    plane_to_px[:2, 2] += garment.middle
    if on_own_ground:
        ground = "own"
        wide, corner = own_ground(source)
        plane_to_px[:2, 2] += corner
        canvas = remap_plane(wide, everywhere, plane_to_px, cv2.INTER_CUBIC, cv2.BORDER_REFLECT)
    else:
        ground = KINDS[int(generator.integers(len(KINDS)))]
        darkness = garment.brightness if "dark-on-dark" in difficulties else None
        canvas = _floor(generator, ground, everywhere, darkness)
    if other is not None and layout.other is not None:
        draw_thing(canvas, shadow, other, layout.other, camera)
    outline = None
    if thing is not None and layout.marker is not None:
        bend = _bend(generator) if "bent-marker" in difficulties else None
        draw_thing(canvas, shadow, thing, layout.marker, camera, bend)
        outline = camera.project(layout.marker.to_plane(thing.corners_mm))
    if not on_own_ground:
        _lay_garment(canvas, shadow, garment, on_plane(garment.hull), plane_to_px, everywhere, camera)
    light *= (1 - shadow)[..., None]

    points_mm = {key: on_plane(point.reshape(1, 2))[0] for key, point in garment.points.items()}
    known = generator.uniform() < FOCAL_LENGTH_KNOWN
    return PhoneScene(
        seed=seed,
        source=garment.name,
        garment_type=garment.garment_type,
        marker=name,
        ground=ground,
        difficulties=difficulties,
        photo=develop(canvas, light, finish, generator),
        quality=finish.quality,
        focal_length_35mm=round(camera.focal_length_35mm) if known else None,
        camera=camera,
        layout=layout,
        points_px={key: camera.project(point.reshape(1, 2))[0] for key, point in points_mm.items()},
        points_mm=points_mm,
        marker_outline_px=outline,
    )


def _difficulties(generator: np.random.Generator, garment: FlatGarment, marker: str) -> tuple[Difficulty, ...]:
    """What is hard about this photo; most have nothing, some have two."""
    cut = garment.mask is not None
    sheet = marker.startswith("charuco")
    likely: Mapping[Difficulty, tuple[float, bool]] = {
        "turned": (0.12, True),
        "other-object": (0.10, True),
        "dark-on-dark": (0.35, cut and garment.brightness < DARK),
        "bent-marker": (0.20, sheet),
        "covered-corner": (0.06, sheet and cut),
        "dim": (0.06, True),
        "blurred": (0.05, True),
    }
    return tuple(name for name, (share, can) in likely.items() if (generator.uniform() < share) and can)


def _bend(generator: np.random.Generator) -> Bend:
    """A sheet that came out of a bag: a few millimetres high, one wave over its length or less."""
    return Bend(
        height_mm=float(generator.uniform(1.5, 6)),
        wave_mm=float(generator.uniform(180, 450)),
        degrees=float(generator.uniform(0, 360)),
        phase=float(generator.uniform(0, 6.28)),
    )


def _floor(
    generator: np.random.Generator, kind: str, everywhere: npt.NDArray[np.float32], brightness: float | None
) -> Picture:
    """Ground all over the photo, turned and moved at random. brightness: wanted mean grey, None as it is."""
    piece = ground_picture(kind, int(generator.integers(PIECES)))
    degrees = float(generator.choice([0, 90, 180, 270])) + float(generator.normal(0, 10))
    x, y = (float(value) for value in generator.uniform(-GROUND_SIDE_MM / 2, GROUND_SIDE_MM / 2, 2))
    plane_to_px = np.diag([GROUND_PX_PER_MM, GROUND_PX_PER_MM, 1.0]) @ Placement(x, y, degrees).matrix
    canvas = remap_plane(piece, everywhere, plane_to_px, cv2.INTER_LINEAR, cv2.BORDER_REFLECT)
    if brightness is not None:
        factor = min(1.0, (brightness + 6) / max(mean_brightness(canvas), 1.0))
        canvas = np.asarray(cv2.convertScaleAbs(canvas, alpha=factor), dtype=np.uint8)
    return canvas


def _lay_garment(
    canvas: Picture,
    shadow: npt.NDArray[np.float32],
    garment: FlatGarment,
    hull_mm: FloatArray,
    plane_to_px: FloatArray,
    everywhere: npt.NDArray[np.float32],
    camera: PhoneCamera,
) -> None:
    """Lays a garment that is cut out on the ground, with the shadow of its rim."""
    window = window_of(camera, hull_mm)
    if window is None or garment.mask is None:
        return
    left, top, width, height = window
    at = np.ascontiguousarray(everywhere[top : top + height, left : left + width])
    colour = remap_plane(garment.picture, at, plane_to_px, cv2.INTER_CUBIC, cv2.BORDER_REPLICATE)
    # The rim of the mask has some of the old ground's colour: only what is surely cloth is taken.
    mask = np.asarray(np.clip((garment.mask - 0.4) / 0.5, 0, 1) * 255, dtype=np.uint8)
    there = remap_plane(mask, at, plane_to_px, cv2.INTER_LINEAR, cv2.BORDER_CONSTANT)
    weight = np.asarray(there / np.float32(255), dtype=np.float32)
    blend_into(canvas, colour, weight, left, top)
    rim = cv2.resize(weight, (-(-width // FIELD_STEP), -(-height // FIELD_STEP)), interpolation=cv2.INTER_AREA)
    add_shadow(shadow, np.asarray(rim, dtype=np.float32), left // FIELD_STEP, top // FIELD_STEP, 3.0, 0.35)
