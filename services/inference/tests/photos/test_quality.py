"""A blurred photo is told from a plain garment, a dark one from a dark garment."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from fitsize_inference.photos import PhotoPyramid, PhotoQuality, photo_quality

CORNERS = np.array([[140, 90], [500, 90], [540, 610], [100, 610]], dtype=np.float32)
FLOOR, CLOTH = 215, 40


def _photo(cloth: int = CLOTH, floor: int = FLOOR, scale: float = 1.0) -> NDArray[np.uint8]:
    """A plain skirt on a plain floor with a photo's noise: its outline is all that has an edge."""
    fine = np.full((700 * 4, 640 * 4, 3), floor, np.uint8)
    cv2.fillPoly(fine, [(CORNERS * 4).astype(np.int32)], (cloth, cloth, cloth))
    size = (round(640 * scale), round(700 * scale))
    photo = cv2.GaussianBlur(cv2.resize(fine, size, interpolation=cv2.INTER_AREA), (0, 0), 0.5)
    noise = np.random.default_rng(4).normal(0, 2, photo.shape)
    return np.clip(photo + noise, 0, 255).astype(np.uint8)


def _quality(photo: NDArray[np.uint8], scale: float = 1.0) -> PhotoQuality:
    return photo_quality(PhotoPyramid(photo), CORNERS * scale)


def _blurred(photo: NDArray[np.uint8], width: float) -> NDArray[np.uint8]:
    return np.asarray(cv2.GaussianBlur(photo, (0, 0), width), dtype=np.uint8)


def _smeared(photo: NDArray[np.uint8], length: int) -> NDArray[np.uint8]:
    """Moved sideways while the shutter was open."""
    return np.asarray(cv2.blur(photo, (length, 1)), dtype=np.uint8)


def test_a_plain_garment_is_sharp_and_a_blurred_photo_of_it_is_not() -> None:
    sharp = _quality(_photo()).sharpness
    blurred = [_quality(_blurred(_photo(), width)).sharpness for width in (2, 4, 6)]
    assert sharp > 800
    assert all(value < 450 for value in blurred)
    assert blurred == sorted(blurred, reverse=True)


def test_a_hand_that_moved_is_seen_although_edges_along_the_way_stay_sharp() -> None:
    assert _quality(_smeared(_photo(), 15)).sharpness < 300


@settings(max_examples=15, deadline=None)
@given(width=st.floats(2.0, 4.0), scale=st.sampled_from([0.75, 1.0, 1.6, 2.2]))
def test_sharpness_is_the_diagonal_over_the_blur_whatever_the_size(width: float, scale: float) -> None:
    blurred = _blurred(_photo(scale=scale), width * scale)
    # Of the part around the points: 1.1 of their diagonal, the lens blur of the drawing added to the other.
    expected = 1.1 * float(np.hypot(440, 520)) / float(np.hypot(width, 0.5))
    assert _quality(blurred, scale).sharpness == pytest.approx(expected, rel=0.25)


def test_a_part_without_edges_counts_as_sharp() -> None:
    assert _quality(_photo(cloth=FLOOR)).sharpness > 800


def test_a_black_garment_in_good_light_is_no_dark_photo() -> None:
    assert _quality(_photo(cloth=15)).luminance == pytest.approx(FLOOR / 255, abs=0.03)
    assert _quality((_photo() * 0.25).astype(np.uint8)).luminance < 0.25


def test_points_beyond_the_photo_and_none_at_all_are_measured_too() -> None:
    photo = PhotoPyramid(_photo())
    beyond = np.array([[900, 900], [950, -40]], dtype=np.float32)
    for points in (beyond, np.zeros((0, 2), np.float32), -beyond):
        assert np.isfinite(photo_quality(photo, points).sharpness)
