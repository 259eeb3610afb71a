"""Who lies where, and from where the phone looks."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.scenes.phone.camera import Hold, Lens, PhoneCamera, held_above
from fitsize_inference.scenes.phone.things import Thing
from fitsize_inference.scenes.view import Placement

FloatArray = npt.NDArray[np.float64]

# Of the frame, free around everything.
FRAME_MARGIN = 0.015
CANDIDATES = 6
# Right, below, left, above; people lay things to the side.
_DIRECTIONS, _LIKELY = (0.0, 90.0, 180.0, 270.0), (0.36, 0.2, 0.34, 0.1)
STEP_BACK = 1.03


@dataclass(frozen=True)
class Layout:
    """Where everything lies on the plane. marker, other: placements of their middles. share: of the frame that the

    garment takes, along the side that it fills most.
    """

    marker: Placement | None
    other: Placement | None
    camera: PhoneCamera
    share: float


def lay_out(
    generator: np.random.Generator,
    hull: FloatArray,
    marker: Thing | None,
    other: Thing | None,
    lens: Lens,
    hold: Hold,
    *,
    share: float,
    long_side: int,
    gap_mm: float,
) -> Layout:
    """Lays things beside the garment's hull (N, 2) mm and holds the phone so that all are in the frame.

    share: of the frame that the garment shall take; less where the rest would not fit. gap_mm: between garment and
    marker; negative when the marker reaches under it.
    """
    best: Layout | None = None
    for _ in range(CANDIDATES):
        taken = [hull]
        marker_place = other_place = None
        if marker is not None:
            marker_place = _beside(generator, hull, marker, gap_mm)
            taken.append(marker_place.to_plane(marker.corners_mm))
        if other is not None:
            around = np.asarray(cv2.convexHull(np.concatenate(taken).astype(np.float32)), np.float64).reshape(-1, 2)
            other_place = _beside(generator, around, other, float(generator.uniform(10, 60)))
        everything = np.concatenate(taken)
        camera = _camera(generator, everything, hull, lens, hold, share, long_side)
        layout = Layout(marker_place, other_place, camera, share_of_frame(camera, hull))
        if best is None or layout.share > best.share:
            best = layout
        if best.share >= 0.97 * share:
            break
    if best is None:
        raise AssertionError("there is at least one candidate")
    return best


def share_of_frame(camera: PhoneCamera, hull: FloatArray) -> float:
    """How much of the frame's width or height, whichever is more, the hull takes."""
    seen = camera.project(hull)
    return float(((seen.max(axis=0) - seen.min(axis=0)) / np.array([camera.width, camera.height])).max())


def _beside(generator: np.random.Generator, hull: FloatArray, thing: Thing, gap_mm: float) -> Placement:
    """A place outside the hull, as near as the gap allows, in any direction."""
    if generator.uniform() < 0.15:
        degrees = float(generator.uniform(0, 360))
    else:
        degrees = float(generator.choice([0, 90, 180, 270])) + float(generator.normal(0, 7))
    towards = np.deg2rad(float(generator.choice(_DIRECTIONS, p=_LIKELY)) + float(generator.uniform(-40, 40)))
    direction = np.array([np.cos(towards), np.sin(towards)])
    middle = (hull.min(axis=0) + hull.max(axis=0)) / 2
    turned = Placement(0, 0, degrees).to_plane(thing.corners_mm)
    near, far = 0.0, float(np.linalg.norm(hull.max(axis=0) - hull.min(axis=0))) + float(np.linalg.norm(thing.size_mm))
    for _ in range(12):
        tried = (near + far) / 2
        if _touches(hull, turned + middle + tried * direction):
            near = tried
        else:
            far = tried
    x, y = middle + (far + gap_mm) * direction
    return Placement(float(x), float(y), degrees)


def _touches(first: FloatArray, second: FloatArray) -> bool:
    area, _ = cv2.intersectConvexConvex(first.astype(np.float32), second.astype(np.float32))
    return float(area) > 0


def _camera(
    generator: np.random.Generator,
    everything: FloatArray,
    hull: FloatArray,
    lens: Lens,
    hold: Hold,
    share: float,
    long_side: int,
) -> PhoneCamera:
    """Upright or lying, whichever lets the garment take more of the frame; stepping back until all is in it."""
    short_side = long_side * 3 // 4
    low, high = everything.min(axis=0), everything.max(axis=0)
    middle = (low + high) / 2 + generator.uniform(-0.02, 0.02, 2) * (high - low)
    size = hull.max(axis=0) - hull.min(axis=0)
    cameras = []
    for width, height in ((short_side, long_side), (long_side, short_side)):
        px_per_mm = share * min(width / float(size[0]), height / float(size[1]))
        frame = np.array([width, height])
        while True:
            camera = held_above(lens, hold, width, height, middle, px_per_mm)
            seen = camera.project(everything) / frame
            inside = seen.min() >= FRAME_MARGIN and seen.max() <= 1 - FRAME_MARGIN
            if inside and share_of_frame(camera, hull) <= share * STEP_BACK:
                cameras.append(camera)
                break
            px_per_mm /= STEP_BACK
    return max(cameras, key=lambda camera: share_of_frame(camera, hull) + float(generator.uniform(0, 0.05)))
