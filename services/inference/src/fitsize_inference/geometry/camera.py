"""A photo's pinhole camera from its 35 mm equivalent focal length.

Coordinates have their origin at the corner of the first pixel, so the principal point is half the size.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FULL_FRAME_DIAGONAL_MM = 43.27

# The main camera of a phone: most lie between 23 and 28 mm, older ones up to 31.
USUAL_FOCAL_LENGTH_35MM = 26.0

# EXIF holds whole millimetres (±0.5 of 26 is 2 %), and stabilisation or lens correction crops a little more.
RELATIVE_SIGMA_FROM_EXIF = 0.03
# 20 to 32 mm at two sigma: the range of the phones' main cameras, with a margin.
RELATIVE_SIGMA_UNKNOWN = 0.12

# What phones leave of the radial distortion after their own correction, see docs/decisions/0009.
K1_SIGMA = 0.02
# People hold the phone about level above a garment: 10 degrees either way.
TILT_SIGMA = 0.17

# Beyond these the number is not a focal length of a camera that a person photographs clothes with.
SHORTEST_35MM, LONGEST_35MM = 8.0, 400.0


@dataclass(frozen=True)
class CameraPrior:
    """What is known of the camera before the marker is looked at.

    pixels, relative_sigma: the focal length. k1_sigma: of the radial distortion, around 0. tilt_sigma: of the sine of
    the tilt, in each of two directions, around 0.
    """

    pixels: float
    relative_sigma: float
    k1_sigma: float = K1_SIGMA
    tilt_sigma: float = TILT_SIGMA


def camera_prior(width: int, height: int, focal_length_35mm: float | None) -> CameraPrior:
    """Focal length in pixels of an uncropped photo, with what phones' lenses and hands are like.

    35 mm equivalence is over the diagonal (CIPA DCG-001). Missing, zero, non-finite or absurd values count
    as unknown, since cameras write 0 when they do not know.
    """
    diagonal = math.hypot(width, height)
    known = (
        focal_length_35mm is not None
        and math.isfinite(focal_length_35mm)
        and SHORTEST_35MM <= focal_length_35mm <= LONGEST_35MM
    )
    equivalent = focal_length_35mm if known and focal_length_35mm is not None else USUAL_FOCAL_LENGTH_35MM
    return CameraPrior(
        pixels=equivalent / FULL_FRAME_DIAGONAL_MM * diagonal,
        relative_sigma=RELATIVE_SIGMA_FROM_EXIF if known else RELATIVE_SIGMA_UNKNOWN,
    )


def camera_matrix(width: int, height: int, focal_pixels: float) -> npt.NDArray[np.float64]:
    """Intrinsics with square pixels and the principal point in the middle, shape (3, 3)."""
    return np.array([[focal_pixels, 0.0, width / 2], [0.0, focal_pixels, height / 2], [0.0, 0.0, 1.0]])


def undistorted(
    photo_px: npt.NDArray[np.float64], width: int, height: int, focal_pixels: float, k1: float
) -> npt.NDArray[np.float64]:
    """Where a lens without distortion would show points (N, 2) px; k1 of the Brown model, seen = ideal (1 + k1 r^2)."""
    middle = np.array([width / 2, height / 2])
    seen = (photo_px - middle) / focal_pixels
    ideal = seen
    for _ in range(6):
        ideal = seen / (1 + k1 * np.sum(ideal**2, axis=1, keepdims=True))
    return np.asarray(ideal * focal_pixels + middle, dtype=np.float64)
