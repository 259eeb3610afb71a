"""A phone's camera over a plane: off-centre, with a lens that bends straight lines.

Plane: millimetres, x right, y down as seen from above. Photo: pixels, origin at the corner of the first pixel.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.geometry.camera import FULL_FRAME_DIAGONAL_MM
from fitsize_inference.geometry.planar import apply_homography, inverse

FloatArray = npt.NDArray[np.float64]
Map = npt.NDArray[np.float32]
# Height in mm above the plane at points (N, 2) mm of it.
Surface = Callable[[FloatArray], FloatArray]

# Maps are computed on every so manieth pixel and interpolated: 0.003 px at most of error at 20 degrees of tilt.
MAP_STEP_PX = 8


@dataclass(frozen=True)
class PhoneCamera:
    """Intrinsics and pose. principal: (2,) px. rotation (3, 3), translation (3,) mm: plane to camera.

    k1, k2: radial distortion in units of the focal length (Brown, 1966), as in OpenCV.
    """

    width: int
    height: int
    focal_px: float
    principal: FloatArray
    k1: float
    k2: float
    rotation: FloatArray
    translation: FloatArray

    @property
    def focal_length_35mm(self) -> float:
        """35 mm equivalent focal length of the uncropped photo (over the diagonal)."""
        return self.focal_px / math.hypot(self.width, self.height) * FULL_FRAME_DIAGONAL_MM

    @property
    def plane_to_photo(self) -> FloatArray:
        """Homography mm -> px, (3, 3), without the lens's distortion."""
        intrinsics = np.array(
            [[self.focal_px, 0, self.principal[0]], [0, self.focal_px, self.principal[1]], [0, 0, 1.0]]
        )
        columns = np.column_stack([self.rotation[:, 0], self.rotation[:, 1], self.translation])
        return np.asarray(intrinsics @ columns, dtype=np.float64)

    @property
    def tilt_deg(self) -> float:
        """Angle between the optical axis and the plane's normal."""
        return math.degrees(math.acos(min(1.0, abs(float(self.rotation[2, 2])))))

    @property
    def centre_mm(self) -> FloatArray:
        """Where the camera is, (3,) mm in the plane's frame; z is negative above the plane."""
        return np.asarray(-self.rotation.T @ self.translation, dtype=np.float64)

    def project(self, plane_mm: FloatArray) -> FloatArray:
        """Where points of the plane (N, 2) are seen, px (N, 2)."""
        centred = (apply_homography(self.plane_to_photo, plane_mm) - self.principal) / self.focal_px
        return np.asarray(centred * self._stretch(centred) * self.focal_px + self.principal, dtype=np.float64)

    def unproject(self, photo_px: FloatArray) -> FloatArray:
        """Where the plane is seen at photo points (N, 2), mm (N, 2)."""
        distorted = (photo_px - self.principal) / self.focal_px
        centred = distorted
        for _ in range(10):
            centred = distorted / self._stretch(centred)
        return apply_homography(inverse(self.plane_to_photo), centred * self.focal_px + self.principal)

    def px_per_mm_at(self, plane_mm: FloatArray) -> float:
        """Photo pixels per millimetre around a point (2,) of the plane, mean over directions by area."""
        step = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
        origin, right, down = self.project(plane_mm + step)
        return math.sqrt(abs(float(np.linalg.det(np.array([right - origin, down - origin])))))

    def plane_map(
        self, left: int, top: int, width: int, height: int, supersampling: int = 1, surface: Surface | None = None
    ) -> Map:
        """Plane mm seen at each pixel of a window, finer by `supersampling`: (height * s, width * s, 2).

        surface: what is seen instead of the plane itself; then the mm of the plane right below it.
        """
        # One node more on each side, as the interpolation holds the outermost half node.
        across, down = width // MAP_STEP_PX + 3, height // MAP_STEP_PX + 3
        x = left + (np.arange(across) - 0.5) * MAP_STEP_PX
        y = top + (np.arange(down) - 0.5) * MAP_STEP_PX
        grid = np.stack(np.meshgrid(x, y), axis=2).reshape(-1, 2)
        seen = self.unproject(grid)
        if surface is not None:
            seen = self._met(seen, surface)
        nodes = seen.reshape(down, across, 2).astype(np.float32)
        finer = MAP_STEP_PX * supersampling
        dense = cv2.resize(nodes, (across * finer, down * finer), interpolation=cv2.INTER_LINEAR)
        return np.asarray(
            dense[finer : finer + height * supersampling, finer : finer + width * supersampling], dtype=np.float32
        )

    def _met(self, plane_mm: FloatArray, surface: Surface) -> FloatArray:
        """Where the lines of sight to points of the plane (N, 2) meet a surface a little above it, mm (N, 2)."""
        camera = self.centre_mm
        met = plane_mm
        for _ in range(4):
            met = plane_mm + (camera[:2] - plane_mm) * (surface(met) / -camera[2])[:, None]
        return met

    def _stretch(self, centred: FloatArray) -> FloatArray:
        radius2 = np.sum(centred**2, axis=1, keepdims=True)
        return np.asarray(1 + self.k1 * radius2 + self.k2 * radius2**2, dtype=np.float64)


def _rotation(tilt_deg: float, direction_deg: float, roll_deg: float) -> FloatArray:
    roll, tilt, direction = (math.radians(value) for value in (roll_deg, tilt_deg, direction_deg))
    axis = np.array([math.cos(direction), math.sin(direction), 0.0]) * tilt
    turned = cv2.Rodrigues(axis)[0] @ cv2.Rodrigues(np.array([0.0, 0.0, roll]))[0]
    return np.asarray(turned, dtype=np.float64)


@dataclass(frozen=True)
class Lens:
    """A phone's camera before it is held anywhere. principal_share: offset from the middle, of the long side (2,)."""

    focal_length_35mm: float
    principal_share: FloatArray
    k1: float
    k2: float


@dataclass(frozen=True)
class Hold:
    """How the phone is held. tilt_direction_deg: of the axis in the plane about which it is tilted."""

    tilt_deg: float
    tilt_direction_deg: float
    roll_deg: float


def random_lens(generator: np.random.Generator) -> Lens:
    """The main camera of any phone."""
    return Lens(
        focal_length_35mm=float(generator.uniform(23.6, 28.4)),
        principal_share=generator.normal(0, 0.004, 2),
        k1=float(generator.normal(0, 0.02)),
        k2=float(generator.normal(0, 0.006)),
    )


def held_above(lens: Lens, hold: Hold, width: int, height: int, centre_mm: FloatArray, px_per_mm: float) -> PhoneCamera:
    """The camera whose axis meets the plane at `centre_mm`, from where a millimetre there has `px_per_mm`."""
    focal_px = lens.focal_length_35mm / FULL_FRAME_DIAGONAL_MM * math.hypot(width, height)
    rotation = _rotation(hold.tilt_deg, hold.tilt_direction_deg, hold.roll_deg)
    translation = np.array([0.0, 0.0, focal_px / px_per_mm]) - rotation @ np.append(centre_mm, 0.0)
    principal = np.array([width, height]) / 2 + lens.principal_share * max(width, height)
    return PhoneCamera(width, height, focal_px, principal, lens.k1, lens.k2, rotation, translation)
