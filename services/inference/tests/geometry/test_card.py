"""A bank card gives the scale beside it; what is not quite a bank card does not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marker_views import segment_error_mm, show_card

from fitsize_inference.geometry.marker import locate_marker
from fitsize_inference.geometry.planar import apply_homography
from fitsize_inference.scenes.view import Placement, View, look_down

WIDTH, HEIGHT = 1200, 1600


def camera(span_mm: float = 900, tilt_deg: float = 5, direction_deg: float = 40) -> View:
    return look_down(
        width=WIDTH,
        height=HEIGHT,
        focal_length_35mm=26,
        centre_mm=(0, 0),
        span_mm=span_mm,
        tilt_deg=tilt_deg,
        tilt_direction_deg=direction_deg,
    )


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(
    degrees=st.floats(0, 360),
    tilt_deg=st.floats(0, 15),
    direction_deg=st.floats(0, 360),
    x=st.floats(-300, 300),
    y=st.floats(-400, 400),
    span_mm=st.floats(600, 1100),
)
def test_a_card_gives_the_scale_around_it_at_any_rotation_and_tilt(
    degrees: float, tilt_deg: float, direction_deg: float, x: float, y: float, span_mm: float
) -> None:
    view = camera(span_mm, tilt_deg, direction_deg)
    scale = span_mm / 900
    truth = show_card(view, Placement(x * scale, y * scale, degrees), seed=1)
    pose = locate_marker(truth.image, "card-id1", 26.0)
    assert pose is not None
    assert (pose.marker, pose.corners_total) == ("card-id1", 4)
    assert pose.corners_found >= 3
    centre = apply_homography(truth.page_to_photo, np.array([[42.8, 27.0]]))
    assert segment_error_mm(pose.homography, truth, centre, 100) < 2.0
    assert np.linalg.det(pose.homography[:2, :2]) > 0


@pytest.mark.parametrize(
    ("colour", "ground"),
    [
        ((0.03, 0.03, 0.03), (0.1, 0.1, 0.1)),
        ((0.8, 0.8, 0.8), (0.6, 0.6, 0.6)),
        ((0.03, 0.03, 0.03), (0.7, 0.7, 0.7)),
        # As bright as the ground: only the colour differs.
        ((0.1, 0.35, 0.1), (0.3, 0.2, 0.35)),
    ],
)
def test_dark_on_dark_light_on_light_and_equally_bright_cards_are_found(
    colour: tuple[float, float, float], ground: tuple[float, float, float]
) -> None:
    truth = show_card(camera(), Placement(200, 300, 15), seed=2, colour=colour, ground=ground)
    pose = locate_marker(truth.image, "auto", 26.0)
    assert pose is not None
    assert pose.marker == "card-id1"
    centre = apply_homography(truth.page_to_photo, np.array([[42.8, 27.0]]))
    assert segment_error_mm(pose.homography, truth, centre, 100) < 2.0


@pytest.mark.parametrize(
    ("name", "width_mm", "height_mm", "radius_mm"),
    [
        ("an ID-1 card with sharp corners", 85.6, 53.98, 0.0),
        ("a business card", 85.0, 55.0, 0.0),
        ("a phone", 146.0, 71.0, 9.0),
        ("a playing card", 88.0, 63.0, 3.2),
        ("an A7 label", 105.0, 74.0, 0.0),
        ("a label with round ends", 85.6, 53.98, 12.0),
    ],
)
def test_what_is_no_bank_card_is_not_taken_for_one(
    name: str, width_mm: float, height_mm: float, radius_mm: float
) -> None:
    for degrees in (0, 25, 70):
        truth = show_card(
            camera(700, 3),
            Placement(50, 100, degrees),
            seed=3,
            width_mm=width_mm,
            height_mm=height_mm,
            radius_mm=radius_mm,
        )
        assert locate_marker(truth.image, "card-id1", 26.0) is None, name


def test_a_card_cut_off_by_the_frame_is_not_measured_from() -> None:
    truth = show_card(camera(), Placement(-480, 100, 0), seed=4)
    assert locate_marker(truth.image, "card-id1", 26.0) is None


def test_two_cards_leave_open_which_one_is_meant() -> None:
    one = show_card(camera(), Placement(200, 300, 15), seed=2)
    other = show_card(camera(), Placement(-200, -300, 80), seed=2)
    both = one.image.copy()
    both[:, : WIDTH // 2] = other.image[:, : WIDTH // 2]
    for single in (one.image, other.image):
        assert locate_marker(single, "card-id1", 26.0) is not None
    assert locate_marker(both, "card-id1", 26.0) is None
