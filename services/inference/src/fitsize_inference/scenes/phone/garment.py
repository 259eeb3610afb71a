"""A labelled garment made ready to be laid anywhere: cut out, or with its own ground continued around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from zlib import crc32

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.scenes.compose import USUAL_WIDTH_CM, bounds, continued
from fitsize_inference.scenes.phone.cutout import cut_out
from fitsize_inference.scenes.phone.ground import GROUND_SIDE_MM, PIECES, ground_picture
from fitsize_inference.spec import GARMENT_TYPES

FloatArray = npt.NDArray[np.float64]
Picture = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.float32]

# Photos made ready that are kept in memory: about 6 MB each with their continued ground.
KEPT = 48
# Its own ground is continued this far on each side, in sizes of the photo; beyond, that is mirrored.
CONTINUED = 0.9
_TEXTURES = ("bed-sheet", "board")
# Relative spread of sizes about the usual one.
SIZE_SPREAD = 0.08


@dataclass(frozen=True)
class LabelledGarment:
    """A photo and the points (name, x, y) px that are labelled in it, those that are absent left out."""

    image: Path
    garment_type: str
    points: tuple[tuple[str, float, float], ...]

    @property
    def has_size(self) -> bool:
        """Whether the two points are there whose distance sets the garment's size."""
        names = {name for name, _, _ in self.points}
        return names.issuperset(GARMENT_TYPES[self.garment_type].normalisation)


@dataclass(frozen=True)
class FlatGarment:
    """A garment as a flat print. hull: (N, 2) px, convex, around all of it; middle: (2,) px of its box.

    mask: as of cut_out, None where it cannot be cut out. points: of the label, px.
    """

    name: str
    garment_type: str
    picture: Picture
    mask: Mask | None
    points: Mapping[str, FloatArray]
    hull: FloatArray
    middle: FloatArray

    @property
    def normalisation_px(self) -> float:
        """Distance of the type's two reference points."""
        first, second = GARMENT_TYPES[self.garment_type].normalisation
        return float(np.linalg.norm(self.points[first] - self.points[second]))

    def mm_per_px(self, generator: np.random.Generator) -> float:
        """The scale that gives the garment a usual size of adults' clothes, varied."""
        wanted = USUAL_WIDTH_CM[self.garment_type] * 10 * float(np.exp(generator.normal(0, SIZE_SPREAD)))
        return wanted / self.normalisation_px

    @property
    def free_share(self) -> float:
        """Ground between the garment and the nearest edge of its photo, of the photo's width."""
        height, width = self.picture.shape[:2]
        free = np.minimum(self.hull.min(axis=0), np.array([width, height]) - self.hull.max(axis=0)).min()
        return float(free) / width

    @property
    def brightness(self) -> float:
        """Median grey of the garment, 0..255; of the middle of the picture where it is not cut out."""
        grey = cv2.cvtColor(self.picture, cv2.COLOR_BGR2GRAY)
        inside = grey[self.mask > 0.5] if self.mask is not None else grey[grey.shape[0] // 3 : grey.shape[0] // 2]
        return float(np.median(np.asarray(inside, dtype=np.uint8)))


@lru_cache(maxsize=KEPT)
def flat_garment(source: LabelledGarment) -> FlatGarment:
    """Reads the photo of a label. Raises ValueError: unreadable, or without the points that set its size."""
    if not source.has_size:
        raise ValueError(f"{source.image}: the label lacks the points that set its size")
    picture = cv2.imread(str(source.image), cv2.IMREAD_COLOR)
    if picture is None:
        raise ValueError(f"{source.image}: not a readable photo")
    pixels = np.asarray(picture, dtype=np.uint8)
    points = {name: np.array([x, y]) for name, x, y in source.points}
    mask = cut_out(pixels, source.garment_type, points)
    hull = _hull(pixels, source.garment_type, points, mask)
    middle = (hull.min(axis=0) + hull.max(axis=0)) / 2
    return FlatGarment(source.image.stem, source.garment_type, pixels, mask, points, hull, middle)


def _hull(picture: Picture, garment_type: str, points: Mapping[str, FloatArray], mask: Mask | None) -> FloatArray:
    height, width = picture.shape[:2]
    if mask is None:
        low, high = bounds(points, garment_type, width, height)
        return np.array([low, [high[0], low[1]], high, [low[0], high[1]]])
    rows, columns = np.nonzero(mask > 0.5)
    every = np.concatenate([np.column_stack([columns + 0.5, rows + 0.5]), np.stack(list(points.values()))])
    hull = cv2.convexHull(every.astype(np.float32))
    return np.asarray(hull.reshape(-1, 2), dtype=np.float64)


@lru_cache(maxsize=KEPT)
def own_ground(source: LabelledGarment) -> tuple[Picture, FloatArray]:
    """The photo with its ground continued on all sides, and where the photo's corner lies in it, px (2,)."""
    garment = flat_garment(source)
    picture = garment.picture
    height, width = picture.shape[:2]
    pad_x = pad_y = round(CONTINUED * max(width, height))
    low, high = garment.hull.min(axis=0), garment.hull.max(axis=0)
    columns = np.arange(-pad_x, width + pad_x, dtype=np.float64) + 0.5
    rows = np.arange(-pad_y, height + pad_y, dtype=np.float64) + 0.5
    map_x, outside_x = continued(columns, width, float(low[0]), float(high[0]))
    map_y, outside_y = continued(rows, height, float(low[1]), float(high[1]))
    grid_x, grid_y = np.meshgrid((map_x - 0.5).astype(np.float32), (map_y - 0.5).astype(np.float32))
    wide = np.asarray(cv2.remap(picture, grid_x, grid_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))
    # Outside, the mirrored strips would show as stripes: their mean colour goes on there, with a texture over it.
    small = cv2.resize(wide, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    colour = cv2.resize(cv2.GaussianBlur(small, (0, 0), 0.05 * width), (wide.shape[1], wide.shape[0]))
    textured = cv2.multiply(colour, _texture(garment, wide.shape[1], wide.shape[0]), dtype=cv2.CV_8U)
    outside = np.maximum.outer(outside_y, outside_x).astype(np.float32)
    weight = np.clip(1 - outside / (width * float(np.clip(2 * garment.free_share, 0.07, 0.35))), 0, 1).astype(
        np.float32
    )
    weight = weight * weight * (3 - 2 * weight)
    mixed = cv2.blendLinear(wide, np.asarray(textured, dtype=np.uint8), weight, 1 - weight)
    return np.asarray(mixed, dtype=np.uint8), np.array([pad_x, pad_y], dtype=np.float64)


def _texture(garment: FlatGarment, width: int, height: int) -> npt.NDArray[np.float32]:
    """Factors about 1 (height, width, 3) of some ground, always the same for a garment."""
    number = crc32(garment.name.encode())
    kind = _TEXTURES[number % len(_TEXTURES)]
    piece = ground_picture(kind, number % PIECES)
    side = round(GROUND_SIDE_MM / (USUAL_WIDTH_CM[garment.garment_type] * 10 / garment.normalisation_px))
    grey = cv2.resize(cv2.cvtColor(piece, cv2.COLOR_BGR2GRAY), (side, side), interpolation=cv2.INTER_AREA)
    rows, columns = (_to_and_fro(length, side) for length in (height, width))
    tiled = grey[np.ix_(rows, columns)].astype(np.float32)
    return np.asarray(cv2.merge([tiled / float(grey.mean())] * 3), dtype=np.float32)


def _to_and_fro(length: int, side: int) -> npt.NDArray[np.int64]:
    """0 .. side - 1 and back again, `length` long."""
    phase = np.arange(length) % (2 * side)
    return np.asarray(np.where(phase < side, phase, 2 * side - 1 - phase), dtype=np.int64)
