"""Evaluates a predictor on labelled photos."""

from dataclasses import dataclass

import numpy as np

from fitsize_inference.datasets.labels import LabelledPhoto
from fitsize_inference.evaluation.calibration import Residuals
from fitsize_inference.evaluation.normalised_error import normalised_error
from fitsize_inference.evaluation.presence import PresenceScore, presence_score
from fitsize_inference.models import KeypointNetwork, Weights
from fitsize_inference.photos import PhotoPyramid, read_photo
from fitsize_inference.predictor import GarmentPhoto, GarmentPrediction, KeypointPredictor
from fitsize_inference.predictor.keypoints import PRESENT
from fitsize_inference.spec import GARMENT_TYPES, KEYPOINTS

BATCH = 16


@dataclass(frozen=True)
class PhotoResult:
    """A labelled photo and what was predicted with its type named. error: normalised. found_type: without naming it."""

    label: LabelledPhoto
    prediction: GarmentPrediction
    error: float
    found_type: str


@dataclass(frozen=True)
class EvaluationReport:
    """Outcomes over a set of photos; errors are means over photos, worst first in `results`."""

    results: list[PhotoResult]

    @property
    def error(self) -> float:
        """Mean normalised error."""
        return float(np.mean([result.error for result in self.results]))

    @property
    def median_error(self) -> float:
        """Median normalised error."""
        return float(np.median([result.error for result in self.results]))

    @property
    def error_by_type(self) -> dict[str, float]:
        """Mean normalised error of each garment type that occurs."""
        errors = {
            name: [result.error for result in self.results if result.label.garment_type == name]
            for name in GARMENT_TYPES
        }
        return {name: float(np.mean(values)) for name, values in errors.items() if values}

    @property
    def error_by_keypoint(self) -> dict[str, float]:
        """Mean distance of each keypoint as a share of its photo's reference distance."""
        residuals = self.residuals()
        references = np.array([result.label.normalisation for result in self.results])
        distance = np.linalg.norm(residuals.error, axis=1) / references[residuals.photo]
        return {
            name: float(distance[residuals.keypoint == index].mean())
            for index, name in enumerate(KEYPOINTS)
            if (residuals.keypoint == index).any()
        }

    @property
    def type_accuracy(self) -> float:
        """Share of photos whose type is found without naming it."""
        return float(np.mean([result.found_type == result.label.garment_type for result in self.results]))

    @property
    def garment_found(self) -> float:
        """Share of photos in which a garment is seen at all."""
        return float(np.mean([result.prediction.garment_probability >= 0.5 for result in self.results]))

    @property
    def presence(self) -> PresenceScore:
        """Presence of the points of each garment's type."""
        masks = [result.label.of_type for result in self.results]
        said = np.concatenate([r.prediction.presence[m] >= PRESENT for r, m in zip(self.results, masks, strict=True)])
        true = np.concatenate([r.label.present[m] for r, m in zip(self.results, masks, strict=True)])
        return presence_score(said, true)

    def residuals(self) -> Residuals:
        """Errors of all labelled points with the predicted variances."""
        parts = [(photo, result, np.flatnonzero(result.label.present)) for photo, result in enumerate(self.results)]
        return Residuals(
            keypoint=np.concatenate([chosen for _, _, chosen in parts]),
            error=np.concatenate([(r.prediction.points - r.label.points)[c].astype(np.float64) for _, r, c in parts]),
            variance=np.concatenate([r.prediction.covariance[c][:, [0, 2]].astype(np.float64) for _, r, c in parts]),
            photo=np.concatenate([np.full(len(chosen), photo) for photo, _, chosen in parts]),
        )


def evaluate(predictor: KeypointPredictor, labels: list[LabelledPhoto]) -> EvaluationReport:
    """Predicts all photos with their types named, and which type would have been found without. Raises PhotoError."""
    results: list[PhotoResult] = []
    for start in range(0, len(labels), BATCH):
        part = labels[start : start + BATCH]
        photos = [GarmentPhoto(PhotoPyramid(read_photo(label.image)), label.garment_type) for label in part]
        for label, prediction in zip(part, predictor.predict(photos), strict=True):
            error = normalised_error(prediction.points, label.points, label.present, label.normalisation)
            found = tuple(GARMENT_TYPES)[int(prediction.type_probability.argmax())]
            results.append(PhotoResult(label, prediction, error, found))
    return EvaluationReport(sorted(results, key=lambda result: -result.error))


def development_errors(network: KeypointNetwork, labels: list[LabelledPhoto]) -> dict[str, float]:
    """Mean normalised error as served, of `all` photos and by type. Raises PhotoError, LabelError."""
    weights = Weights(network, "being trained", (1.0,) * len(KEYPOINTS), {})
    report = evaluate(KeypointPredictor(weights), labels)
    return {"all": report.error, **report.error_by_type}
