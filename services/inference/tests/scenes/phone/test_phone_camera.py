"""The phone's camera: what it projects comes back, and its maps agree with its points."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from fitsize_inference.scenes.phone.camera import Hold, Lens, PhoneCamera, held_above


def camera(k1: float, k2: float, tilt: float, direction: float) -> PhoneCamera:
    lens = Lens(25.4, np.array([0.004, -0.003]), k1, k2)
    return held_above(lens, Hold(tilt, direction, 7.0), 1224, 1632, np.array([40.0, -15.0]), 1.1)


cameras = st.builds(camera, st.floats(-0.06, 0.06), st.floats(-0.02, 0.02), st.floats(0, 20), st.floats(0, 360))


@given(cameras)
def test_what_is_projected_comes_back(phone: PhoneCamera) -> None:
    points = np.random.default_rng(1).uniform(-450, 450, (40, 2))
    np.testing.assert_allclose(phone.unproject(phone.project(points)), points, atol=1e-3)


@settings(max_examples=10, deadline=None)
@given(cameras)
def test_a_map_shows_at_each_pixel_what_is_projected_there(phone: PhoneCamera) -> None:
    at = phone.plane_map(301, 402, 50, 70, 2)
    assert at.shape == (140, 100, 2)
    rows, columns = np.indices((140, 100))
    centres = np.stack([301 + (columns + 0.5) / 2, 402 + (rows + 0.5) / 2], axis=2).reshape(-1, 2)
    np.testing.assert_allclose(phone.project(at.reshape(-1, 2).astype(np.float64)), centres, atol=0.01)


def test_what_lies_higher_is_seen_further_out() -> None:
    phone = camera(0.0, 0.0, 0.0, 0.0)
    flat = phone.plane_map(0, 0, 40, 40)
    raised = phone.plane_map(0, 0, 40, 40, surface=lambda points: np.full(len(points), 10.0))
    height = -float(phone.centre_mm[2])
    towards = phone.centre_mm[:2] - flat
    np.testing.assert_allclose(raised, flat + towards * (10.0 / height), atol=1e-3)


def test_the_tilt_and_the_scale_are_as_asked() -> None:
    phone = camera(0.01, 0.0, 13.0, 60.0)
    assert abs(phone.tilt_deg - 13.0) < 1e-9
    assert abs(phone.focal_length_35mm - 25.4) < 1e-9
    np.testing.assert_allclose(phone.project(np.array([[40.0, -15.0]])), [phone.principal], atol=1e-9)
