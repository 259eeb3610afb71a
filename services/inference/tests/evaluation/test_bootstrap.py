import numpy as np
import pytest

from fitsize_inference.evaluation.bootstrap import bootstrap_means


def test_an_interval_is_as_wide_as_the_spread_of_the_mean() -> None:
    values = np.random.default_rng(1).normal(5, 2, (400, 1))
    (interval,) = bootstrap_means(values)
    spread = 1.96 * values.std() / np.sqrt(400)
    assert interval.low == pytest.approx(values.mean() - spread, abs=0.03)
    assert interval.high == pytest.approx(values.mean() + spread, abs=0.03)


def test_intervals_hold_the_true_mean_about_as_often_as_they_should() -> None:
    random = np.random.default_rng(2)
    held = [
        low <= 1 <= high for low, high in (bootstrap_means(random.exponential(1, (60, 1)), 300)[0] for _ in range(200))
    ]
    assert 0.88 <= np.mean(held) <= 0.98


def test_gaps_have_no_part_and_empty_columns_no_interval() -> None:
    values = np.full((20, 3), np.nan)
    values[:, 0] = 3.0
    values[:4, 1] = 2.0
    whole, sparse, empty = bootstrap_means(values)
    assert whole == (3.0, 3.0)
    assert sparse == (2.0, 2.0)
    assert np.isnan(empty).all()


def test_the_same_seed_gives_the_same_interval() -> None:
    values = np.random.default_rng(3).normal(0, 1, (30, 1))
    assert bootstrap_means(values) == bootstrap_means(values)
    assert bootstrap_means(values, seed=1) != bootstrap_means(values)
