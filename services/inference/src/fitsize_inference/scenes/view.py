"""A camera above a plane, and flat layers seen through it.

Plane: millimetres, x right, y down as seen from above. Photo: pixels, origin at the corner of the first pixel.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.geometry.camera import FULL_FRAME_DIAGONAL_MM
from fitsize_inference.geometry.planar import apply_homography, inverse

FloatArray = npt.NDArray[np.float64]
Image = npt.NDArray[np.float32]


@dataclass(frozen=True)
class View:
    """A pinhole camera over the plane, with one radial distortion term (k1, in units of the focal length)."""

    width: int
    height: int
    focal_px: float
    rotation: FloatArray
    translation: FloatArray
    k1: float = 0.0

    @property
    def focal_length_35mm(self) -> float:
        """35 mm equivalent focal length of the uncropped photo."""
        return self.focal_px / math.hypot(self.width, self.height) * FULL_FRAME_DIAGONAL_MM

    @property
    def plane_to_photo(self) -> FloatArray:
        """Homography mm -> px, (3, 3), of the undistorted view."""
        intrinsics = np.array([[self.focal_px, 0, self.width / 2], [0, self.focal_px, self.height / 2], [0, 0, 1.0]])
        columns = np.column_stack([self.rotation[:, 0], self.rotation[:, 1], self.translation])
        return np.asarray(intrinsics @ columns, dtype=np.float64)

    @property
    def tilt_deg(self) -> float:
        """Angle between the optical axis and the plane's normal."""
        return math.degrees(math.acos(min(1.0, abs(float(self.rotation[2, 2])))))

    def project(self, plane_mm: FloatArray) -> FloatArray:
        """Where points of the plane (N, 2) are seen, px (N, 2), lens distortion included."""
        px = apply_homography(self.plane_to_photo, plane_mm)
        return self._distort(px)

    def unproject(self, photo_px: FloatArray) -> FloatArray:
        """Where the plane is seen at photo points (N, 2), mm (N, 2)."""
        return apply_homography(inverse(self.plane_to_photo), self._undistort(photo_px))

    def _centred(self, px: FloatArray) -> FloatArray:
        return np.asarray((px - np.array([self.width / 2, self.height / 2])) / self.focal_px, dtype=np.float64)

    def _pixels(self, centred: FloatArray) -> FloatArray:
        return np.asarray(centred * self.focal_px + np.array([self.width / 2, self.height / 2]), dtype=np.float64)

    def _distort(self, px: FloatArray) -> FloatArray:
        if self.k1 == 0.0:
            return px
        centred = self._centred(px)
        radius2 = np.sum(centred**2, axis=1, keepdims=True)
        return self._pixels(centred * (1 + self.k1 * radius2))

    def _undistort(self, px: FloatArray) -> FloatArray:
        if self.k1 == 0.0:
            return px
        distorted = self._centred(px)
        centred = distorted.copy()
        for _ in range(8):
            centred = distorted / (1 + self.k1 * np.sum(centred**2, axis=1, keepdims=True))
        return self._pixels(centred)


def look_down(
    *,
    width: int,
    height: int,
    focal_length_35mm: float,
    centre_mm: tuple[float, float],
    span_mm: float,
    tilt_deg: float = 0.0,
    tilt_direction_deg: float = 0.0,
    roll_deg: float = 0.0,
    k1: float = 0.0,
) -> View:
    """A camera above `centre_mm` that sees about `span_mm` of the plane across the photo's width."""
    focal_px = focal_length_35mm / FULL_FRAME_DIAGONAL_MM * math.hypot(width, height)
    distance = focal_px * span_mm / width
    roll, tilt, direction = (math.radians(value) for value in (roll_deg, tilt_deg, tilt_direction_deg))
    axis = np.array([math.cos(direction), math.sin(direction), 0.0]) * tilt
    # Plane y runs down the photo, so the plane's own frame already looks like the camera's: no flip.
    rotation = cv2.Rodrigues(axis)[0] @ cv2.Rodrigues(np.array([0.0, 0.0, roll]))[0]
    centre = np.array([centre_mm[0], centre_mm[1], 0.0])
    translation = np.array([0.0, 0.0, distance]) - rotation @ centre
    return View(width, height, focal_px, np.asarray(rotation, dtype=np.float64), translation, k1)


@dataclass(frozen=True)
class Placement:
    """Where a layer's own frame lies on the plane: turned by `degrees` (clockwise), then moved, mm."""

    x: float = 0.0
    y: float = 0.0
    degrees: float = 0.0

    @property
    def matrix(self) -> FloatArray:
        """Layer mm -> plane mm, homogeneous (3, 3)."""
        cosine, sine = math.cos(math.radians(self.degrees)), math.sin(math.radians(self.degrees))
        return np.array([[cosine, -sine, self.x], [sine, cosine, self.y], [0.0, 0.0, 1.0]])

    def to_plane(self, points: FloatArray) -> FloatArray:
        """Layer points (N, 2) mm to plane points (N, 2) mm."""
        return apply_homography(self.matrix, points)


@dataclass(frozen=True)
class Layer:
    """A flat picture on the plane.

    colour: (H, W, 3) linear BGR, 0..1. alpha: (H, W), 0..1. px_per_mm and left, top (mm, of the raster's first
    corner in the layer's own frame) say what the raster covers.
    """

    colour: Image
    alpha: Image
    px_per_mm: float
    left: float
    top: float
    placement: Placement

    @property
    def raster_to_plane(self) -> FloatArray:
        """Raster px (corner origin) to plane mm, (3, 3)."""
        scale = 1 / self.px_per_mm
        local = np.array([[scale, 0, self.left], [0, scale, self.top], [0, 0, 1.0]])
        return np.asarray(self.placement.matrix @ local, dtype=np.float64)


def photograph(layers: list[Layer], view: View, supersampling: int = 2) -> Image:
    """Layers from the lowest to the topmost seen by the camera: (height, width, 3) linear BGR.

    The lowest layer is repeated, mirrored, beyond its edge; the others end there.
    """
    shape = (view.height * supersampling, view.width * supersampling)
    ground = layers[0]
    whole = (slice(0, shape[0]), slice(0, shape[1]))
    picture = _seen(ground.colour, ground, view, supersampling, whole, cv2.BORDER_REFLECT)
    for layer in layers[1:]:
        rows, columns = _footprint(layer, view, supersampling, shape)
        if rows.stop <= rows.start or columns.stop <= columns.start:
            continue
        alpha = _seen(layer.alpha, layer, view, supersampling, (rows, columns), cv2.BORDER_CONSTANT)[..., None]
        colour = _seen(layer.colour, layer, view, supersampling, (rows, columns), cv2.BORDER_REPLICATE)
        picture[rows, columns] = picture[rows, columns] * (1 - alpha) + colour * alpha
    return np.asarray(cv2.resize(picture, (view.width, view.height), interpolation=cv2.INTER_AREA), dtype=np.float32)


def _seen(
    raster: Image, layer: Layer, view: View, supersampling: int, window: tuple[slice, slice], border: int
) -> Image:
    """A layer's raster as the camera sees it in a window of the supersampled photo."""
    rows, columns = window
    width, height = columns.stop - columns.start, rows.stop - rows.start
    # OpenCV puts integers at the pixels' centres, we at their corners.
    window_to_photo = np.array(
        [
            [1 / supersampling, 0, (columns.start + 0.5) / supersampling],
            [0, 1 / supersampling, (rows.start + 0.5) / supersampling],
            [0, 0, 1.0],
        ]
    )
    corner_to_centre = np.array([[1, 0, -0.5], [0, 1, -0.5], [0, 0, 1.0]])
    plane_to_raster = corner_to_centre @ inverse(layer.raster_to_plane)
    if view.k1 == 0.0:
        matrix = plane_to_raster @ inverse(view.plane_to_photo) @ window_to_photo
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        warped = cv2.warpPerspective(raster, matrix, (width, height), flags=flags, borderMode=border)
        return np.asarray(warped, dtype=np.float32)
    x, y = np.meshgrid(np.arange(width, dtype=np.float64), np.arange(height, dtype=np.float64))
    photo = apply_homography(window_to_photo, np.stack([x.ravel(), y.ravel()], axis=1))
    at = apply_homography(plane_to_raster, view.unproject(photo)).reshape(height, width, 2).astype(np.float32)
    return np.asarray(cv2.remap(raster, at[..., 0], at[..., 1], cv2.INTER_LINEAR, borderMode=border), dtype=np.float32)


def _footprint(layer: Layer, view: View, supersampling: int, shape: tuple[int, int]) -> tuple[slice, slice]:
    height, width = layer.alpha.shape
    edge = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float64)
    seen = view.project(apply_homography(layer.raster_to_plane, edge)) * supersampling
    low, high = np.floor(seen.min(axis=0)).astype(int) - 2, np.ceil(seen.max(axis=0)).astype(int) + 2
    low = np.clip(low, 0, [shape[1], shape[0]])
    high = np.clip(high, 0, [shape[1], shape[0]])
    return slice(int(low[1]), int(high[1])), slice(int(low[0]), int(high[0]))
