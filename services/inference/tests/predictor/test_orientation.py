import numpy as np
import pytest
from numpy.typing import NDArray

from fitsize_inference.codec import HeatmapCodec
from fitsize_inference.datasets.labels import type_mask
from fitsize_inference.predictor.orientation import peak_preference, upright_evidence
from fitsize_inference.spec import KEYPOINTS

CODEC = HeatmapCodec()
SKIRT = {
    "waistband_left": (80, 40),
    "waistband_right": (170, 40),
    "hemline_left": (90, 210),
    "hemline_right": (160, 210),
}


def _heatmaps(turned: float) -> NDArray[np.float32]:
    """Of a skirt, with a share of the mass where the points would be if it stood on its head."""
    points = np.full((24, 2), 128, np.float32)
    for name, place in SKIRT.items():
        points[KEYPOINTS.index(name)] = place
    upright, on_its_head = CODEC.encode(points), CODEC.encode(250 - points)
    return np.asarray((1 - turned) * upright + turned * on_its_head, np.float32)[None]


def _decoded(heatmaps: NDArray[np.float32]) -> NDArray[np.float32]:
    evidence = upright_evidence(heatmaps, type_mask("skirt")[None])
    return CODEC.decode(heatmaps, peak_preference(evidence, CODEC.grid_size)).points[0]


@pytest.mark.parametrize("turned", [0.0, 0.3, 0.6, 0.9])
def test_a_garment_that_may_lie_either_way_is_upright(turned: float) -> None:
    points = _decoded(_heatmaps(turned))
    for name, place in SKIRT.items():
        np.testing.assert_allclose(points[KEYPOINTS.index(name)], place, atol=0.5)


def test_a_garment_that_clearly_stands_on_its_head_is_left_so() -> None:
    points = _decoded(_heatmaps(0.995))
    for name, place in SKIRT.items():
        np.testing.assert_allclose(points[KEYPOINTS.index(name)], 250 - np.array(place), atol=0.5)


def test_points_agree_on_the_way_up() -> None:
    # Chosen one by one, the waistband's left would go below and its right stay above.
    heatmaps = _heatmaps(0.2)
    left = KEYPOINTS.index("waistband_left")
    heatmaps[0, left] = _heatmaps(0.8)[0, left]
    np.testing.assert_allclose(_decoded(heatmaps)[left], SKIRT["waistband_left"], atol=0.5)


def test_a_garment_on_its_side_is_not_disturbed() -> None:
    heatmaps = np.ascontiguousarray(_heatmaps(0.0).transpose(0, 1, 3, 2))
    evidence = upright_evidence(heatmaps, type_mask("skirt")[None])
    assert abs(float(evidence[0])) < 7
    points = _decoded(heatmaps)
    for name, (x, y) in SKIRT.items():
        np.testing.assert_allclose(points[KEYPOINTS.index(name)], (y, x), atol=0.5)


def test_only_points_of_the_type_have_a_say() -> None:
    heatmaps = _heatmaps(0.0)
    noisy = heatmaps.copy()
    noisy[0, KEYPOINTS.index("shoulder_left")] = CODEC.encode(np.array([[128, 250]], np.float32))[0]
    mask = type_mask("skirt")[None]
    np.testing.assert_allclose(upright_evidence(noisy, mask), upright_evidence(heatmaps, mask))
