"""A bent or creased sheet is told from a flat one by what the corners miss together."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fitsize_inference.geometry.board import CHARUCO_A4, charuco_corners
from fitsize_inference.geometry.camera import camera_prior
from fitsize_inference.geometry.flatness import bend_mm
from fitsize_inference.geometry.planar import homography_jacobian, inverse
from fitsize_inference.geometry.pose import fit_poses
from fitsize_inference.scenes.view import View, look_down

CORNERS = charuco_corners(CHARUCO_A4)


def view_from_above(tilt_deg: float, direction_deg: float) -> View:
    return look_down(
        width=1254,
        height=1672,
        focal_length_35mm=26,
        centre_mm=(300, 400),
        span_mm=1000,
        tilt_deg=tilt_deg,
        tilt_direction_deg=direction_deg,
    )


def bend_of(view: View, height_mm: np.ndarray, noise_px: float, seed: int) -> float:
    """What is reported for a sheet whose corners stand `height_mm` above the plane."""
    space = np.column_stack([CORNERS, -height_mm]) @ view.rotation.T + view.translation
    px = space[:, :2] / space[:, 2:] * view.focal_px + np.array([view.width, view.height]) / 2
    px = px + np.random.default_rng(seed).normal(0, noise_px, px.shape)
    pose = fit_poses(CORNERS, px, view.width, view.height, camera_prior(view.width, view.height, 26.0))[0]
    to_plane = homography_jacobian(inverse(view.plane_to_photo), *px.mean(axis=0))
    return bend_mm(CORNERS, pose.residuals @ to_plane.T, 0.4)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(tilt_deg=st.floats(0, 20), direction_deg=st.floats(0, 360), seed=st.integers(0, 10**6))
def test_a_flat_sheet_is_flat_whatever_the_view(tilt_deg: float, direction_deg: float, seed: int) -> None:
    assert bend_of(view_from_above(tilt_deg, direction_deg), np.zeros(len(CORNERS)), 0.2, seed) < 0.2


@pytest.mark.parametrize("direction_deg", [0, 90, 200])
def test_a_sheet_that_arches_two_centimetres_is_bent(direction_deg: float) -> None:
    along = (CORNERS[:, 1] - CORNERS[:, 1].mean()) / 148.5
    assert bend_of(view_from_above(8, direction_deg), 20 * (1 - along**2), 0.2, 1) > 0.25


def test_few_corners_say_nothing_of_a_bend() -> None:
    assert bend_mm(CORNERS[:11], np.ones((11, 2)), 0.4) == 0.0
