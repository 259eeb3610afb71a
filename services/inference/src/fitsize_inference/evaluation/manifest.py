"""Scores weights on the validation photos, calibrates them on others, and writes both into the manifest."""

import math
from pathlib import Path
from typing import Any

import numpy as np

from fitsize_inference.datasets.labels import LabelledPhoto
from fitsize_inference.datasets.phone_scenes import phone_scene_pool
from fitsize_inference.evaluation.bootstrap import Interval, bootstrap_means
from fitsize_inference.evaluation.calibration import coverage, cross_validated_coverage, fit_covariance_scale
from fitsize_inference.evaluation.report import EvaluationReport, evaluate, evaluate_photos
from fitsize_inference.models import load_weights
from fitsize_inference.models.weights import write_manifest
from fitsize_inference.photos import PhotoPyramid, read_photo
from fitsize_inference.predictor import KeypointPredictor
from fitsize_inference.predictor.runtime_choice import choose_runtime
from fitsize_inference.spec import KEYPOINTS

FOLDS = 5
# Phone scenes of each photo that the widths of the intervals are fitted on, beside the photo itself: they are nearer to
# what is served than clean photos alone, on which 90 % intervals held 86 % of the dimensions of phone scenes.
SCENES = 4
SEED = 20260


def summary(report: EvaluationReport) -> dict[str, Any]:
    """The figures of a report, rounded for people."""
    presence = report.presence
    return {
        "normalised_error": round(report.error, 4),
        "median_normalised_error": round(report.median_error, 4),
        "by_type": {name: round(error, 4) for name, error in report.error_by_type.items()},
        "by_keypoint": {name: round(error, 4) for name, error in report.error_by_keypoint.items()},
        "intervals_95": intervals(report),
        "type_accuracy": round(report.type_accuracy, 4),
        "garment_found": round(report.garment_found, 4),
        "presence_precision": _known(presence.precision),
        "presence_recall": _known(presence.recall),
        "absent_recall": _known(presence.absent_recall),
    }


def intervals(report: EvaluationReport) -> dict[str, Any]:
    """Bootstrap intervals of the mean errors, over photos."""
    errors = np.array([result.error for result in report.results])
    kinds = np.array([result.label.garment_type for result in report.results])
    types, points = list(report.error_by_type), list(report.error_by_keypoint)
    columns = [errors, *(np.where(kinds == name, errors, np.nan) for name in types)]
    overall, *by_type = bootstrap_means(np.stack(columns, axis=1))
    by_point = bootstrap_means(report.distances[:, [KEYPOINTS.index(name) for name in points]])
    return {
        "normalised_error": _rounded(overall),
        "by_type": {name: _rounded(interval) for name, interval in zip(types, by_type, strict=True)},
        "by_keypoint": {name: _rounded(interval) for name, interval in zip(points, by_point, strict=True)},
    }


def _rounded(interval: Interval) -> list[float]:
    return [round(interval.low, 4), round(interval.high, 4)]


def _known(share: float) -> float | None:
    """A share as JSON has it, where there is no NaN."""
    return None if math.isnan(share) else round(share, 4)


def score(folder: Path, labels: list[LabelledPhoto], calibration: list[LabelledPhoto]) -> dict[str, Any]:
    """Scores weights in every way they can be run and writes metrics and calibration into their manifest.

    calibration: photos that were neither trained on nor are scored on. The covariance factors are fitted on them, as
    errors on training photos are too small, so that the coverage of the scored photos is an honest one.
    Raises WeightsError, PhotoError.
    """
    weights = load_weights(folder)
    manifest = weights.manifest
    manifest["calibration"]["covariance_scale"] = dict.fromkeys(manifest["calibration"]["covariance_scale"], 1.0)
    write_manifest(folder, manifest)
    weights = load_weights(folder)
    # As this machine serves it, and in float32 for comparison with any other.
    runtime = choose_runtime(weights.network, weights.looks.close).runtime
    served = KeypointPredictor(weights, runtime=runtime)
    reports = {
        "whole_photo": evaluate(KeypointPredictor(weights, second_look=False, runtime=runtime), labels),
        "second_look": evaluate(served, labels),
        "second_look_and_flip": evaluate(KeypointPredictor(weights, flip=True, runtime=runtime), labels),
        "second_look_float32": evaluate(KeypointPredictor(weights), labels),
    }
    scenes = phone_scene_pool(calibration, SCENES * len(calibration), 1.0, SEED)
    photos = [(PhotoPyramid(read_photo(label.image)), label) for label in calibration]
    seen = [*photos, *zip(scenes.photos, scenes.labels, strict=True)]
    fitted = evaluate_photos(served, seen, find_types=False).residuals()
    scale = fit_covariance_scale(fitted)
    scored = reports["second_look"].residuals()
    manifest["calibration"] = {
        "method": f"quantile fit on the hold-out photos and {SCENES} phone scenes of each, second look without flip",
        "photos": len(calibration),
        "coverage_90": round(coverage(scored, scale), 4),
        "coverage_90_cross_validated": round(cross_validated_coverage(fitted, FOLDS, SEED), 4),
        "coverage_90_before": round(coverage(scored, dict.fromkeys(scale, 1.0)), 4),
        "covariance_scale": {name: round(factor, 4) for name, factor in scale.items()},
    }
    metrics = {name: summary(report) for name, report in reports.items()}
    manifest["metrics"] = {"split": "validation", "photos": len(labels), "runtime": runtime.name, **metrics}
    write_manifest(folder, manifest)
    return metrics
