"""The camera and the layers put things where they say."""

from __future__ import annotations

import numpy as np
import pytest

from fitsize_inference.scenes.view import Layer, Placement, View, look_down, photograph


def tilted(k1: float = 0.0) -> View:
    return look_down(
        width=400,
        height=300,
        focal_length_35mm=26,
        centre_mm=(30, -20),
        span_mm=800,
        tilt_deg=9,
        tilt_direction_deg=70,
        roll_deg=12,
        k1=k1,
    )


@pytest.mark.parametrize("k1", [0.0, -0.05, 0.08])
def test_what_is_projected_comes_back(k1: float) -> None:
    view = tilted(k1)
    points = np.random.default_rng(1).uniform(-300, 300, (40, 2))
    np.testing.assert_allclose(view.unproject(view.project(points)), points, atol=1e-3)


def test_the_tilt_and_the_focal_length_are_as_asked() -> None:
    view = tilted()
    assert view.tilt_deg == pytest.approx(9)
    assert view.focal_length_35mm == pytest.approx(26)
    np.testing.assert_allclose(view.project(np.array([[30.0, -20.0]])), [[200, 150]], atol=1e-6)


def test_the_photo_is_not_mirrored() -> None:
    view = look_down(width=400, height=300, focal_length_35mm=26, centre_mm=(0, 0), span_mm=800)
    right, down = view.project(np.array([[100.0, 0.0], [0.0, 100.0]]))
    assert right[0] > 200
    assert right[1] == pytest.approx(150)
    assert down[1] > 150
    assert down[0] == pytest.approx(200)


@pytest.mark.parametrize("k1", [0.0, 0.2])
def test_a_dot_on_a_layer_is_photographed_where_the_camera_projects_it(k1: float) -> None:
    view = tilted(k1)
    placement = Placement(60, 40, 25)
    dot = np.zeros((101, 101), np.float32)
    dot[48:53, 48:53] = 1.0  # centred on raster px (50.5, 50.5) = 50.5 mm at 1 px/mm, from (-50, -50)
    layer = Layer(np.ones((101, 101, 3), np.float32), dot, 1.0, -50.0, -50.0, placement)
    floor = Layer(np.zeros((8, 8, 3), np.float32), np.ones((8, 8), np.float32), 0.01, -400, -400, Placement())
    light = photograph([floor, layer], view, supersampling=4)[..., 0]
    rows, columns = np.indices(light.shape)
    centre = np.array([(light * (columns + 0.5)).sum(), (light * (rows + 0.5)).sum()]) / light.sum()
    expected = view.project(placement.to_plane(np.array([[0.5, 0.5]])))[0]
    np.testing.assert_allclose(centre, expected, atol=0.1)
