"""How far a mean over photos could be off for the photos that happened to be in the set."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2000
SEED = 20260
COVERED = 0.95


class Interval(NamedTuple):
    """The bounds within which 95 % of the resampled means lie; NaN where there is nothing to average."""

    low: float
    high: float


def bootstrap_means(values: NDArray[np.floating], resamples: int = RESAMPLES, seed: int = SEED) -> list[Interval]:
    """Percentile intervals of the means of columns (N, M), by drawing N rows with replacement (Efron 1979).

    A row is a photo: its points err together, so points are not drawn by themselves. NaN has no part in a mean.
    """
    count = len(values)
    draws = np.random.default_rng(seed).multinomial(count, np.full(count, 1 / count), size=resamples)
    known = ~np.isnan(values)
    sums = draws @ np.where(known, values, 0.0)
    counts = (draws @ known).astype(np.float64)
    means = np.divide(sums, counts, out=np.full(counts.shape, np.nan), where=counts > 0)
    tail = 50 * (1 - COVERED)
    intervals = []
    for column in means.T:
        drawn = column[~np.isnan(column)]
        low, high = np.percentile(drawn, [tail, 100 - tail]) if drawn.size else (np.nan, np.nan)
        intervals.append(Interval(float(low), float(high)))
    return intervals
