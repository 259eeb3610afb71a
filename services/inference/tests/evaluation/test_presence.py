import math

import numpy as np
import pytest

from fitsize_inference.evaluation.presence import presence_score


def test_presence_is_scored_by_precision_and_recall() -> None:
    said = np.array([True, True, True, False, False])
    true = np.array([True, True, False, True, False])
    score = presence_score(said, true)
    assert score.precision == pytest.approx(2 / 3)
    assert score.recall == pytest.approx(2 / 3)
    assert score.absent_recall == pytest.approx(1 / 2)


def test_a_share_of_nothing_is_not_a_number() -> None:
    everything = np.ones(4, np.bool_)
    score = presence_score(everything, everything)
    assert score.precision == score.recall == 1.0
    assert math.isnan(score.absent_recall)
