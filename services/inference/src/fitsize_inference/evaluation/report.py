"""Evaluates a predictor on labelled photos."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from fitsize_inference.codec import Looks
from fitsize_inference.datasets.labels import LabelledPhoto
from fitsize_inference.evaluation.calibration import Residuals
from fitsize_inference.evaluation.normalised_error import normalised_error
from fitsize_inference.evaluation.presence import PresenceScore, presence_score
from fitsize_inference.models import KeypointNetwork, Weights
from fitsize_inference.photos import PhotoPyramid, read_photo
from fitsize_inference.predictor import GarmentPhoto, GarmentPrediction, KeypointPredictor
from fitsize_inference.predictor.keypoints import PRESENT
from fitsize_inference.spec import CLEAR_TYPE_PROBABILITY, GARMENT_TYPES, KEYPOINTS

BATCH = 16
UNSURE = "unsure"


@dataclass(frozen=True)
class PhotoResult:
    """A labelled photo and what was predicted with its type named. error: normalised. width, height: of the photo.
    type_probability: (5,) what was said of its type without naming it."""

    label: LabelledPhoto
    prediction: GarmentPrediction
    error: float
    width: int
    height: int
    type_probability: NDArray[np.float32]

    @property
    def found_type(self) -> str:
        """The most probable type."""
        return tuple(GARMENT_TYPES)[int(self.type_probability.argmax())]

    @property
    def answered_type(self) -> str:
        """The type that a person is told, or `unsure`, when it is asked for."""
        return self.found_type if float(self.type_probability.max()) >= CLEAR_TYPE_PROBABILITY else UNSURE

    @property
    def distances(self) -> NDArray[np.float64]:
        """(24,) distance of each labelled point as a share of the reference, NaN for others; 1 if not returned."""
        distance = np.linalg.norm((self.prediction.points - self.label.points).astype(np.float64), axis=1)
        distance = np.where(np.isnan(distance), 1.0, distance / self.label.normalisation)
        return np.where(self.label.present, distance, np.nan)

    @property
    def frame_share(self) -> float:
        """The longer of the garment's width and height as shares of the photo's."""
        points = self.label.points[self.label.present]
        return float(((points.max(axis=0) - points.min(axis=0)) / (self.width, self.height)).max())


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
        distances = self.distances
        return {
            name: float(np.nanmean(distances[:, index]))
            for index, name in enumerate(KEYPOINTS)
            if not np.isnan(distances[:, index]).all()
        }

    @property
    def distances(self) -> NDArray[np.float64]:
        """(N, 24) distances of the labelled points as shares of their photo's reference, NaN for others."""
        return np.stack([result.distances for result in self.results])

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
        images = list(dict.fromkeys(result.label.image for result in self.results))
        parts = [
            (images.index(result.label.image), result, np.flatnonzero(result.label.present)) for result in self.results
        ]
        return Residuals(
            keypoint=np.concatenate([chosen for _, _, chosen in parts]),
            error=np.concatenate([(r.prediction.points - r.label.points)[c].astype(np.float64) for _, r, c in parts]),
            variance=np.concatenate([r.prediction.covariance[c][:, [0, 2]].astype(np.float64) for _, r, c in parts]),
            photo=np.concatenate([np.full(len(chosen), photo) for photo, _, chosen in parts]),
        )


def evaluate(predictor: KeypointPredictor, labels: list[LabelledPhoto], *, find_types: bool = True) -> EvaluationReport:
    """Predicts all photos with their types named, and once more without, to see which type would have been found.

    find_types: False spares the second run and takes what the first says of the type, which flatters a little: it
    looks where points of the right type are. Raises PhotoError, LabelError.
    """
    photos = ((PhotoPyramid(read_photo(label.image)), label) for label in labels)
    return evaluate_photos(predictor, photos, find_types=find_types)


def evaluate_photos(
    predictor: KeypointPredictor, photos: Iterable[tuple[PhotoPyramid, LabelledPhoto]], *, find_types: bool
) -> EvaluationReport:
    """The same of photos that are in memory with their labels. Raises LabelError."""
    results: list[PhotoResult] = []
    waiting = iter(photos)
    while part := list(islice(waiting, BATCH)):
        named = predictor.predict([GarmentPhoto(photo, label.garment_type) for photo, label in part])
        unnamed = predictor.predict([GarmentPhoto(photo) for photo, _ in part]) if find_types else named
        for (photo, label), prediction, found in zip(part, named, unnamed, strict=True):
            error = normalised_error(prediction.points, label.points, label.present, label.normalisation)
            results.append(PhotoResult(label, prediction, error, photo.width, photo.height, found.type_probability))
    return EvaluationReport(sorted(results, key=lambda result: -result.error))


def development_errors(network: KeypointNetwork, looks: Looks, labels: list[LabelledPhoto]) -> dict[str, float]:
    """Mean normalised error as served, of `all` photos and by type. Raises PhotoError, LabelError."""
    weights = Weights(network, "being trained", (1.0,) * len(KEYPOINTS), {}, looks)
    report = evaluate(KeypointPredictor(weights), labels, find_types=False)
    return {"all": report.error, **report.error_by_type}
