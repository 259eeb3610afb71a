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

# Beyond these the number is not a focal length of a camera that a person photographs clothes with.
SHORTEST_35MM, LONGEST_35MM = 8.0, 400.0


@dataclass(frozen=True)
class FocalPrior:
    """What is known of the focal length before the marker is looked at: pixels, and its relative sigma."""

    pixels: float
    relative_sigma: float


def focal_prior(width: int, height: int, focal_length_35mm: float | None) -> FocalPrior:
    """Focal length in pixels of an uncropped photo.

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
    return FocalPrior(
        pixels=equivalent / FULL_FRAME_DIAGONAL_MM * diagonal,
        relative_sigma=RELATIVE_SIGMA_FROM_EXIF if known else RELATIVE_SIGMA_UNKNOWN,
    )


def camera_matrix(width: int, height: int, focal_pixels: float) -> npt.NDArray[np.float64]:
    """Intrinsics with square pixels and the principal point in the middle, shape (3, 3)."""
    return np.array([[focal_pixels, 0.0, width / 2], [0.0, focal_pixels, height / 2], [0.0, 0.0, 1.0]])
