import numpy as np
import pytest

from fitsize_inference.evaluation.normalised_error import normalised_error

TRUTH = np.array([[0.0, 0.0], [10.0, 0.0], [50.0, 50.0]])
BOTH = np.array([True, True, False])


def test_the_mean_distance_is_divided_by_the_reference() -> None:
    predicted = TRUTH + np.array([[3.0, 4.0], [0.0, 1.0], [99.0, 99.0]])
    assert normalised_error(predicted, TRUTH, BOTH, reference=10.0) == pytest.approx((0.5 + 0.1) / 2)


def test_a_point_that_was_not_returned_counts_one() -> None:
    predicted = TRUTH.copy()
    predicted[0] = np.nan
    assert normalised_error(predicted, TRUTH, BOTH, reference=10.0) == pytest.approx(0.5)


def test_moving_turning_and_scaling_photo_and_points_changes_nothing() -> None:
    random = np.random.default_rng(4)
    truth, predicted = random.uniform(0, 100, (2, 3, 2))
    turn = np.array([[0.6, -0.8], [0.8, 0.6]]) * 3
    reference = float(np.linalg.norm(truth[0] - truth[1]))
    moved = normalised_error(predicted @ turn + 7, truth @ turn + 7, BOTH, 3 * reference)
    assert moved == pytest.approx(normalised_error(predicted, truth, BOTH, reference))


def test_nothing_to_compare_is_an_error() -> None:
    with pytest.raises(ValueError, match="labelled point"):
        normalised_error(TRUTH, TRUTH, np.zeros(3, np.bool_), 10.0)
    with pytest.raises(ValueError, match="reference"):
        normalised_error(TRUTH, TRUTH, BOTH, 0.0)
