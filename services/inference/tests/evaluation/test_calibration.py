import numpy as np
import pytest

from fitsize_inference.evaluation.calibration import (
    Residuals,
    coverage,
    coverage_curve,
    cross_validated_coverage,
    fit_covariance_scale,
)
from fitsize_inference.spec import KEYPOINTS


def _residuals(factor: float, seed: int = 1) -> Residuals:
    """Errors whose true variance is `factor` times the predicted one."""
    random = np.random.default_rng(seed)
    count = 6000
    variance = random.uniform(1, 30, (count, 2))
    error = random.standard_normal((count, 2)) * np.sqrt(variance * factor)
    return Residuals(np.arange(count) % 24, error, variance, np.arange(count) // 24)


def test_the_fit_finds_how_much_wider_the_errors_are() -> None:
    scale = fit_covariance_scale(_residuals(4.0))
    assert set(scale) == set(KEYPOINTS)
    for factor in scale.values():
        assert factor == pytest.approx(4.0, rel=0.25)


def test_ninety_percent_lie_within_their_interval_after_the_fit() -> None:
    residuals = _residuals(4.0)
    assert coverage(residuals, dict.fromkeys(KEYPOINTS, 1.0)) < 0.65
    assert coverage(residuals, fit_covariance_scale(residuals)) == pytest.approx(0.9, abs=0.01)
    assert cross_validated_coverage(residuals, 5, seed=3) == pytest.approx(0.9, abs=0.02)


def test_a_rare_keypoint_leans_on_the_others() -> None:
    residuals = _residuals(1.0)
    rare = residuals.of_photos(np.array([0, 1]))
    chosen = rare.keypoint == 5
    error = rare.error.copy()
    error[chosen] *= 50
    alone = Residuals(rare.keypoint[chosen], error[chosen], rare.variance[chosen], rare.photo[chosen] + 1000)
    others = residuals.keypoint != 5
    mixed = Residuals(
        np.concatenate([residuals.keypoint[others], alone.keypoint]),
        np.concatenate([residuals.error[others], alone.error]),
        np.concatenate([residuals.variance[others], alone.variance]),
        np.concatenate([residuals.photo[others], alone.photo]),
    )
    scale = fit_covariance_scale(mixed)
    assert 1.0 < scale[KEYPOINTS[5]] < 20


def test_intervals_of_every_level_hold_their_share_of_normal_errors() -> None:
    levels = np.array([0.1, 0.5, 0.9])
    np.testing.assert_allclose(coverage_curve(_residuals(1.0), levels), levels, atol=0.02)
    assert (coverage_curve(_residuals(4.0), levels) < levels).all()
