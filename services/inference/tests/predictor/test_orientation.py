import numpy as np
import pytest
from numpy.typing import NDArray

from fitsize_inference.codec import transform_points
from fitsize_inference.datasets.labels import type_mask
from fitsize_inference.datasets.samples import quarter_turns
from fitsize_inference.predictor.orientation import most_likely_turn, turn_back
from fitsize_inference.spec import KEYPOINTS

SKIRT = {
    "waistband_left": (80, 40),
    "waistband_right": (170, 40),
    "hemline_left": (90, 210),
    "hemline_right": (160, 210),
}


def _points() -> NDArray[np.float32]:
    points = np.zeros((24, 2), np.float32)
    for name, place in SKIRT.items():
        points[KEYPOINTS.index(name)] = place
    return points


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_turn_is_taken_back(quarters: int) -> None:
    present = type_mask("skirt")
    turned = transform_points(np.linalg.inv(turn_back(quarters)), _points())
    assert quarter_turns(turned, present) == quarters
    np.testing.assert_allclose(transform_points(turn_back(quarters), turned), _points(), atol=1e-3)


def test_photos_are_mostly_upright_so_a_doubt_is_decided_that_way() -> None:
    doubt = np.float32([[0.45, 0.0, 0.55, 0.0], [0.01, 0.0, 0.99, 0.0], [0.02, 0.96, 0.01, 0.01]])
    assert most_likely_turn(doubt).tolist() == [0, 2, 1]
