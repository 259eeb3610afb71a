"""The marker is found, and the plane is measured right, in photos of known geometry."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from marker_views import segment_error_mm, show_charuco, show_checkerboard

from fitsize_inference.geometry.board import CHARUCO_A4, page_outline
from fitsize_inference.geometry.marker import MarkerPose, locate_marker
from fitsize_inference.geometry.planar import apply_homography
from fitsize_inference.scenes.view import Placement, View, look_down

WIDTH, HEIGHT = 960, 1280


def camera(
    span_mm: float = 1100,
    tilt_deg: float = 6,
    direction_deg: float = 30,
    roll_deg: float = 0,
    focal: float = 26,
) -> View:
    return look_down(
        width=WIDTH,
        height=HEIGHT,
        focal_length_35mm=focal,
        centre_mm=(0, 0),
        span_mm=span_mm,
        tilt_deg=tilt_deg,
        tilt_direction_deg=direction_deg,
        roll_deg=roll_deg,
    )


def found(pose: MarkerPose | None) -> MarkerPose:
    assert pose is not None, "the marker was not found"
    return pose


@pytest.mark.parametrize("tilt_deg", [0.0, 5.0, 12.0, 25.0])
def test_half_a_metre_beside_the_sheet_is_right_within_two_millimetres(tilt_deg: float) -> None:
    truth = show_charuco(camera(tilt_deg=tilt_deg), Placement(200, 300, 17), seed=1)
    pose = found(locate_marker(truth.image, "charuco-a4", 26.0))
    assert segment_error_mm(pose.homography, truth, np.array([WIDTH / 2, HEIGHT / 2]), 500) < 2.0
    assert pose.corners_found == pose.corners_total == 24
    assert pose.tilt_deg == pytest.approx(truth.view.tilt_deg, abs=0.7)
    assert pose.reprojection_rms_px < 0.3
    assert pose.homography[2, 2] == 1.0


@pytest.mark.parametrize("degrees", [0, 45, 90, 180, 250])
def test_the_sheet_may_lie_at_any_rotation(degrees: float) -> None:
    truth = show_charuco(camera(tilt_deg=4), Placement(100, 100, degrees), seed=2)
    pose = found(locate_marker(truth.image, "auto", 26.0))
    assert pose.marker == "charuco-a4"
    assert segment_error_mm(pose.homography, truth, np.array([400, 400]), 500) < 2.0


def test_the_outline_is_the_edge_of_the_page() -> None:
    truth = show_charuco(camera(tilt_deg=9), Placement(-50, 60, 33), seed=3)
    pose = found(locate_marker(truth.image, "charuco-a4", 26.0))
    expected = apply_homography(truth.page_to_photo, page_outline(CHARUCO_A4))
    np.testing.assert_allclose(pose.outline, expected, atol=0.6)


def test_a_sheet_of_eight_percent_of_the_width_is_found() -> None:
    truth = show_charuco(camera(span_mm=210 / 0.08, tilt_deg=5), Placement(400, -300, 100), seed=4)
    pose = found(locate_marker(truth.image, "charuco-a4", 26.0))
    assert segment_error_mm(pose.homography, truth, np.array([WIDTH / 2, HEIGHT / 2]), 500) < 8.0


def test_a_dark_photo_is_read() -> None:
    truth = show_charuco(camera(), Placement(100, 200, 10), seed=5, brightness=0.02, noise=2.0)
    assert truth.image.mean() < 30
    pose = found(locate_marker(truth.image, "charuco-a4", 26.0))
    assert segment_error_mm(pose.homography, truth, np.array([WIDTH / 2, HEIGHT / 2]), 500) < 4.0


def test_faint_ink_is_read() -> None:
    truth = show_charuco(camera(), Placement(100, 200, 10), seed=6, ink=0.45)
    assert found(locate_marker(truth.image, "charuco-a4", 26.0)).corners_found >= 20


def test_a_partly_covered_sheet_is_read_from_the_corners_left() -> None:
    truth = show_charuco(camera(), Placement(100, 200, 10), seed=7)
    cover = apply_homography(truth.page_to_photo, np.array([[0.0, 150.0], [210.0, 150.0]]))
    image = truth.image.copy()
    image[int(cover[:, 1].mean()) :, :] = (60, 90, 140)
    pose = found(locate_marker(image, "charuco-a4", 26.0))
    assert 6 <= pose.corners_found < 20
    assert segment_error_mm(pose.homography, truth, np.array([WIDTH / 2, HEIGHT / 2]), 500) < 5.0


def test_a_strip_of_the_sheet_is_too_little_to_measure_from() -> None:
    truth = show_charuco(camera(tilt_deg=0), Placement(100, 200, 0), seed=8)
    strip = apply_homography(truth.page_to_photo, np.array([[0.0, 0.0], [0.0, 78.0]]))
    image = truth.image.copy()
    image[int(strip[1, 1]) :, :] = 128
    assert locate_marker(image, "charuco-a4", 26.0) is None


def test_a_mirrored_sheet_is_refused() -> None:
    truth = show_charuco(camera(), Placement(100, 200, 10), seed=9, mirrored=True)
    assert locate_marker(truth.image, "auto", 26.0) is None


def test_noise_plain_colour_and_tiny_images_hold_no_marker() -> None:
    generator = np.random.default_rng(10)
    noise = generator.integers(0, 256, (600, 800, 3)).astype(np.uint8)
    for image in (
        noise,
        np.zeros((600, 800, 3), np.uint8),
        np.full((40, 3000, 3), 200, np.uint8),
        noise[:5, :5],
    ):
        for marker in ("auto", "charuco-a4", "checkerboard-5x5", "card-id1"):
            assert locate_marker(np.ascontiguousarray(image), marker, None) is None


def test_checked_cloth_is_no_checkerboard() -> None:
    rows, columns = np.indices((900, 900))
    cloth = (((rows // 30) + (columns // 30)) % 2 * 200 + 25).astype(np.uint8)
    assert locate_marker(np.repeat(cloth[..., None], 3, axis=2), "checkerboard-5x5", 26.0) is None


@pytest.mark.parametrize("degrees", [0, 30, 90, 200])
def test_the_checkerboard_card_gives_the_scale_beside_it(degrees: float) -> None:
    truth = show_checkerboard(camera(span_mm=700, tilt_deg=5), Placement(0, 0, degrees), seed=11)
    pose = found(locate_marker(truth.image, "auto", 26.0))
    assert pose.marker == "checkerboard-5x5"
    assert pose.corners_found == pose.corners_total == 16
    centre = apply_homography(truth.page_to_photo, np.array([[25.0, 25.0]]))[0]
    assert segment_error_mm(pose.homography, truth, centre, 50) < 0.5
    jacobian_sign = np.linalg.det(pose.homography[:2, :2])
    assert jacobian_sign > 0


def test_the_small_card_admits_to_be_less_certain_than_the_sheet() -> None:
    view = camera(span_mm=700, tilt_deg=5)
    sheet = show_charuco(view, Placement(0, 0, 10), seed=12)
    card = show_checkerboard(view, Placement(0, 0, 10), seed=12)
    far = np.array([150.0, 150.0])
    deviations = []
    for truth in (sheet, card):
        pose = found(locate_marker(truth.image, "auto", 26.0))
        generator = np.random.default_rng(0)
        samples = generator.multivariate_normal(pose.homography.ravel()[:8], pose.homography_covariance, 200)
        scales = [
            np.linalg.norm(
                np.diff(apply_homography(np.append(h, 1.0).reshape(3, 3), np.array([far, far + 50])), axis=0)
            )
            for h in samples
        ]
        deviations.append(float(np.std(scales) / np.mean(scales)))
    assert deviations[1] > 3 * deviations[0]


def test_pixels_per_millimetre_match_finite_differences() -> None:
    truth = show_charuco(camera(tilt_deg=12), Placement(50, 50, 20), seed=13)
    pose = found(locate_marker(truth.image, "charuco-a4", 26.0))
    for x, y in ((100.0, 100.0), (480.0, 640.0), (900.0, 1200.0)):
        step = 0.5
        corners = np.array([[x - step, y - step], [x + step, y - step], [x + step, y + step], [x - step, y + step]])
        mapped = apply_homography(pose.homography, corners)
        following = np.roll(mapped, -1, axis=0)
        area = abs(float(np.sum(mapped[:, 0] * following[:, 1] - mapped[:, 1] * following[:, 0]))) / 2
        assert pose.px_per_mm_at(x, y) == pytest.approx(1 / np.sqrt(area), rel=1e-3)


def test_an_unknown_focal_length_costs_certainty_not_the_scale() -> None:
    truth = show_charuco(camera(tilt_deg=8, focal=24), Placement(100, 100, 10), seed=14)
    for unknown in (None, 0.0, float("nan"), -3.0, 1e9):
        pose = found(locate_marker(truth.image, "charuco-a4", unknown))
        assert segment_error_mm(pose.homography, truth, np.array([WIDTH / 2, HEIGHT / 2]), 500) < 4.0
    known = found(locate_marker(truth.image, "charuco-a4", 24.0))
    assert np.trace(known.homography_covariance[6:, 6:]) < np.trace(pose.homography_covariance[6:, 6:])


def test_an_unknown_marker_or_a_wrong_array_is_said() -> None:
    image = np.zeros((100, 100, 3), np.uint8)
    with pytest.raises(ValueError, match="charuco-a4"):
        locate_marker(image, "aruco-cube", None)
    with pytest.raises(ValueError, match="8-bit colour"):
        locate_marker(image[..., 0], "auto", None)


@pytest.mark.parametrize("span_mm", [2600, 3000, 3400, 3800])
@pytest.mark.parametrize("blur_px", [0.6, 1.2])
def test_a_sheet_too_small_to_read_is_no_small_marker(span_mm: float, blur_px: float) -> None:
    # Its 36 mm squares as the checkerboard's 10 mm, or its paper as a card, would be 72 % off.
    for seed in range(3):
        truth = show_charuco(camera(span_mm=span_mm, tilt_deg=4), Placement(60, 90, 20 + 30 * seed), seed=seed)
        blurred = np.asarray(cv2.GaussianBlur(truth.image, (0, 0), blur_px), dtype=np.uint8)
        pose = locate_marker(blurred, "auto", 26.0)
        assert pose is None or pose.marker == "charuco-a4"
