"""The pose fit on its own: both poses of a plane, honest covariance, the marker's definition."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from fitsize_inference.geometry.board import (
    CHARUCO_A4,
    CHECKERBOARD_5X5,
    charuco_corners,
    checkerboard_corners,
)
from fitsize_inference.geometry.camera import camera_prior
from fitsize_inference.geometry.planar import apply_homography, inverse
from fitsize_inference.geometry.pose import fit_poses, numerical_jacobian, plane_map
from fitsize_inference.scenes.view import View, look_down

FloatArray = npt.NDArray[np.float64]
WIDTH, HEIGHT = 1536, 2048


def camera(
    generator: np.random.Generator,
    focal: float,
    offset_mm: float = 250.0,
    tilt_deg: float | None = None,
    k1: float = 0.0,
) -> View:
    """A hand-held phone above a garment, the marker's corner up to `offset_mm` from the middle."""
    return look_down(
        width=WIDTH,
        height=HEIGHT,
        focal_length_35mm=focal,
        centre_mm=(
            float(generator.uniform(-offset_mm, offset_mm)),
            float(generator.uniform(-offset_mm, offset_mm)),
        ),
        span_mm=float(generator.uniform(900, 1500)),
        tilt_deg=float(generator.uniform(0, 12)) if tilt_deg is None else tilt_deg,
        k1=k1,
        tilt_direction_deg=float(generator.uniform(0, 360)),
        roll_deg=float(generator.uniform(0, 360)),
    )


def test_corners_lie_where_the_sheet_is_printed() -> None:
    corners = charuco_corners(CHARUCO_A4)
    assert corners.shape == (24, 2)
    np.testing.assert_allclose(corners[0], [15 + 36, 22.5 + 36])
    np.testing.assert_allclose(corners[-1], [210 - 15 - 36, 297 - 22.5 - 36])
    small = checkerboard_corners(CHECKERBOARD_5X5)
    np.testing.assert_allclose(small[[0, 3, 12, 15]], [[10, 10], [40, 10], [10, 40], [40, 40]])


def test_without_noise_the_map_is_exact() -> None:
    generator = np.random.default_rng(1)
    plane = charuco_corners(CHARUCO_A4)
    for _ in range(20):
        view = camera(generator, 26.0)
        # Nothing pulls the tilt to zero here, as it does in photos.
        prior = replace(camera_prior(WIDTH, HEIGHT, 26.0), tilt_sigma=100.0)
        poses = fit_poses(plane, view.project(plane), WIDTH, HEIGHT, prior)
        homography, _ = plane_map(poses, WIDTH, HEIGHT)
        points = generator.uniform(0, [WIDTH, HEIGHT], (10, 2))
        np.testing.assert_allclose(apply_homography(homography, points), view.unproject(points), atol=0.02)


def test_both_poses_of_a_small_marker_are_compared_and_their_doubt_is_kept() -> None:
    generator = np.random.default_rng(2)
    plane = checkerboard_corners(CHECKERBOARD_5X5)
    view = camera(generator, 26.0, offset_mm=100.0)
    px = view.project(plane) + generator.normal(0, 0.3, (16, 2))
    poses = fit_poses(plane, px, WIDTH, HEIGHT, camera_prior(WIDTH, HEIGHT, 26.0))
    noise = min(pose.corner_sigma for pose in poses)
    assert [pose.chi_square(noise) for pose in poses] == sorted(pose.chi_square(noise) for pose in poses)
    _, with_doubt = plane_map(poses, WIDTH, HEIGHT)
    _, without_doubt = plane_map(poses[:1], WIDTH, HEIGHT)
    assert np.trace(with_doubt) >= np.trace(without_doubt)


def test_a_clearly_tilted_marker_has_one_pose_that_fits() -> None:
    view = look_down(width=WIDTH, height=HEIGHT, focal_length_35mm=26, centre_mm=(100, 100), span_mm=500, tilt_deg=35)
    plane = charuco_corners(CHARUCO_A4)
    px = view.project(plane) + np.random.default_rng(3).normal(0, 0.3, (24, 2))
    poses = fit_poses(plane, px, WIDTH, HEIGHT, camera_prior(WIDTH, HEIGHT, 26.0))
    assert poses[0].tilt_deg == pytest.approx(35, abs=1)
    assert poses[0].reprojection_rms < 0.6
    for other in poses[1:]:
        same = abs(other.tilt_deg - poses[0].tilt_deg) < 0.1
        assert same or other.chi_square(poses[0].corner_sigma) > poses[0].chi_square(poses[0].corner_sigma) + 20


@pytest.mark.parametrize(("focal_known", "least", "most"), [(True, 0.85, 0.96), (False, 0.85, 0.96)])
def test_the_ninety_percent_interval_of_a_length_holds_it_nine_times_in_ten(
    focal_known: bool, least: float, most: float
) -> None:
    """200 views with corner noise of 0.4 px; focal length, tilt and distortion as the prior claims them."""
    generator = np.random.default_rng(4)
    plane = charuco_corners(CHARUCO_A4)
    prior = camera_prior(WIDTH, HEIGHT, 26.0 if focal_known else None)
    inside = 0
    for _ in range(200):
        view = camera(
            generator,
            26.0 * math.exp(generator.normal(0, prior.relative_sigma)),
            tilt_deg=math.degrees(math.hypot(*generator.normal(0, prior.tilt_sigma, 2))),
            k1=float(generator.normal(0, prior.k1_sigma)),
        )
        px = view.project(plane) + generator.normal(0, 0.4, (24, 2))
        homography, covariance = plane_map(fit_poses(plane, px, WIDTH, HEIGHT, prior), WIDTH, HEIGHT)
        angle, true = generator.uniform(0, math.pi), generator.uniform(300, 900)
        half = true / 2 * np.array([math.cos(angle), math.sin(angle)])
        middle = view.unproject(generator.uniform(0.3, 0.7, (1, 2)) * [WIDTH, HEIGHT])[0]
        ends = view.project(np.array([middle - half, middle + half]))

        def length(entries: FloatArray, ends: FloatArray = ends) -> FloatArray:
            mapped = apply_homography(np.append(entries, 1.0).reshape(3, 3), ends)
            return np.array([np.linalg.norm(mapped[1] - mapped[0])])

        gradient = scaled_jacobian(length, homography.ravel()[:8])
        sigma = math.sqrt(float((gradient @ covariance @ gradient.T)[0, 0]))
        inside += abs(float(length(homography.ravel()[:8])[0]) - true) <= 1.645 * sigma
    assert least <= inside / 200 <= most


def scaled_jacobian(function: Callable[[FloatArray], FloatArray], at: FloatArray) -> FloatArray:
    """The Jacobian by steps relative to each entry: the perspective entries are around 1e-5."""
    scale = np.maximum(np.abs(at), 1e-7)

    def of_ratio(ratio: FloatArray) -> FloatArray:
        return np.asarray(function(ratio * scale), dtype=np.float64)

    return np.asarray(numerical_jacobian(of_ratio, at / scale) / scale, dtype=np.float64)


def test_px_per_mm_scale_of_a_view_from_straight_above() -> None:
    view = look_down(width=1000, height=1000, focal_length_35mm=26, centre_mm=(0, 0), span_mm=500)
    np.testing.assert_allclose(inverse(view.plane_to_photo)[:2, :2], np.eye(2) * 0.5, atol=1e-12)
