from pathlib import Path

import numpy as np
import pytest

from data_set import write_data_set
from fitsize_inference.datasets.labels import LabelledPhoto, read_split
from fitsize_inference.evaluation.manifest import score
from fitsize_inference.evaluation.report import evaluate, evaluate_photos
from fitsize_inference.models import load_weights
from fitsize_inference.models.weights import read_manifest
from fitsize_inference.photos import PhotoPyramid, read_photo
from fitsize_inference.predictor import KeypointPredictor
from fitsize_inference.spec import GARMENT_TYPES
from random_weights import write_random_weights


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two photos of noise a type, with points anywhere."""
    return write_data_set(tmp_path_factory.mktemp("data"), {"validation": 2})


def _labels(data: Path) -> list[LabelledPhoto]:
    return read_split(data, "validation", data / "no_fixes.json")


def test_a_report_agrees_with_its_photos(data: Path, random_weights: Path) -> None:
    report = evaluate(KeypointPredictor(load_weights(random_weights)), _labels(data))
    assert len(report.results) == 10
    errors = [result.error for result in report.results]
    assert errors == sorted(errors, reverse=True)
    assert report.error == pytest.approx(np.mean(errors))
    assert report.error == pytest.approx(np.mean(list(report.error_by_type.values())))
    assert set(report.error_by_type) == set(GARMENT_TYPES)
    points = sum(len(GARMENT_TYPES[kind].keypoints) for kind in GARMENT_TYPES) * 2
    residuals = report.residuals()
    assert residuals.error.shape == residuals.variance.shape == (points, 2)
    assert 0 <= report.type_accuracy <= 1


def test_views_of_one_photo_stay_together_in_folds(data: Path, random_weights: Path) -> None:
    labels = [_labels(data)[index] for index in (0, 3, 0)]
    photos = [(PhotoPyramid(read_photo(label.image)), label) for label in labels]
    report = evaluate_photos(KeypointPredictor(load_weights(random_weights)), photos, find_types=False)
    assert len(report.results) == 3
    counts = np.bincount(report.residuals().photo)
    assert sorted(counts.tolist()) == sorted([2 * int(labels[0].present.sum()), int(labels[1].present.sum())])


def test_scores_and_calibration_go_into_the_manifest(data: Path, tmp_path: Path) -> None:
    folder = write_random_weights(tmp_path / "weights")
    metrics = score(folder, _labels(data), _labels(data)[:5])
    manifest = read_manifest(folder)
    assert manifest["metrics"]["photos"] == 10
    assert manifest["metrics"]["second_look"] == metrics["second_look"]
    assert len(manifest["calibration"]["covariance_scale"]) == 24
    assert manifest["calibration"]["photos"] == 5
    assert 0 <= manifest["calibration"]["coverage_90"] <= 1
    calibrated = load_weights(folder).covariance_scale
    assert calibrated == tuple(manifest["calibration"]["covariance_scale"].values())
