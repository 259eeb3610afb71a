"""Fits how much wider a point's covariance must be than its heatmap, and checks it on other photos."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from fitsize_inference.spec import KEYPOINTS

# 90 % of a normal distribution lie within this many standard deviations.
NORMAL_90 = 1.6449
# A keypoint's own factor counts as much as the common one when it has so many coordinates.
PRIOR_COORDINATES = 60


@dataclass(frozen=True)
class Residuals:
    """Errors of predicted points. keypoint: (M,) index. error: (M, 2) px. variance: (M, 2) px² not calibrated.
    photo: (M,) which photo each is from."""

    keypoint: NDArray[np.int64]
    error: NDArray[np.float64]
    variance: NDArray[np.float64]
    photo: NDArray[np.int64]

    def of_photos(self, photos: NDArray[np.int64]) -> "Residuals":
        """Only those of some photos."""
        chosen = np.isin(self.photo, photos)
        return Residuals(self.keypoint[chosen], self.error[chosen], self.variance[chosen], self.photo[chosen])


def fit_covariance_scale(residuals: Residuals) -> dict[str, float]:
    """Factors by keypoint with which 90 % of the coordinates lie within 1.645 standard deviations.

    Rarely seen keypoints lean on the factor of all. A quantile is fitted, not a mean of squares: a few points that are
    off by far would otherwise widen all others.
    """
    ratio = np.abs(residuals.error) / np.sqrt(residuals.variance)
    overall = _scale_of(ratio)
    factors = {}
    for index, name in enumerate(KEYPOINTS):
        own = ratio[residuals.keypoint == index]
        weight = own.size / (own.size + PRIOR_COORDINATES)
        own_scale = _scale_of(own) if own.size else overall
        factors[name] = float(np.exp(weight * np.log(own_scale) + (1 - weight) * np.log(overall)))
    return factors


def coverage(residuals: Residuals, scale: dict[str, float]) -> float:
    """Share of coordinates within 1.645 calibrated standard deviations; 0.9 would be right."""
    factors = np.array([scale[name] for name in KEYPOINTS])[residuals.keypoint][:, None]
    return float((np.abs(residuals.error) <= NORMAL_90 * np.sqrt(residuals.variance * factors)).mean())


def coverage_curve(residuals: Residuals, levels: NDArray[np.floating]) -> NDArray[np.float64]:
    """Share of coordinates within the central interval of a normal distribution that ought to hold a share `levels`.

    residuals: with variances as they are to be judged, that is, calibrated.
    """
    deviations = np.abs(residuals.error) / np.sqrt(residuals.variance)
    reach = np.array([NormalDist().inv_cdf((1 + level) / 2) for level in levels])
    return np.array((deviations[..., None] <= reach).mean(axis=(0, 1)))


def cross_validated_coverage(residuals: Residuals, folds: int, seed: int) -> float:
    """Coverage of photos that had no part in the fit, each in one of the folds."""
    photos = np.unique(residuals.photo)
    shuffled = np.random.default_rng(seed).permutation(photos)
    covered, counted = 0.0, 0
    for fold in range(folds):
        held_out = residuals.of_photos(shuffled[fold::folds])
        others = residuals.of_photos(np.setdiff1d(photos, shuffled[fold::folds]))
        covered += coverage(held_out, fit_covariance_scale(others)) * len(held_out.error)
        counted += len(held_out.error)
    return covered / counted


def _scale_of(ratio: NDArray[np.float64]) -> float:
    return float(max((np.quantile(ratio, 0.9) / NORMAL_90) ** 2, 1e-3))
