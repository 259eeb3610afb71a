"""What predictors cost, measured side by side."""

import time
from collections.abc import Sequence
from typing import Protocol, TypeVar

import numpy as np

from fitsize_inference.charts import Series, drawing
from fitsize_inference.datasets.labels import LabelledPhoto
from fitsize_inference.photos import PhotoPyramid, read_photo
from fitsize_inference.predictor import GarmentPhoto, KeypointPredictor

BATCH = 8
TIMED_BATCHES = 3
REPEATS = 5


class Scored(Protocol):
    """Something that costs so much a photo and errs so much on average."""

    @property
    def cpu_ms(self) -> float:
        """CPU-ms of one photo."""

    @property
    def mean(self) -> float:
        """Mean normalised error."""


AnyScored = TypeVar("AnyScored", bound=Scored)


def on_front(outcomes: Sequence[AnyScored]) -> list[AnyScored]:
    """Those that no other one beats in cost and error at once, cheapest first."""
    front: list[AnyScored] = []
    for outcome in sorted(outcomes, key=lambda one: (one.cpu_ms, one.mean)):
        if not front or outcome.mean < front[-1].mean:
            front.append(outcome)
    return front


def error_over_cost(what: str, outcomes: Sequence[AnyScored]) -> str:
    """A drawing of all outcomes, which `what` names, and of the front among them."""
    everything = Series(what, [(one.cpu_ms, 100 * one.mean) for one in outcomes], dots=True)
    front = Series("the front", [(one.cpu_ms, 100 * one.mean) for one in on_front(outcomes)])
    return drawing("Error over cost", [everything, front], "CPU-ms a photo", "normalised error, %")


def cpu_ms_of(predictors: Sequence[KeypointPredictor], labels: list[LabelledPhoto]) -> list[float]:
    """CPU-ms of one photo in a batch of 8 with each predictor: the median over repeats that are made by turns.

    Views and decoding of heatmaps are included; photos are in memory already. Set one thread before. Raises PhotoError.
    """
    photos = [
        GarmentPhoto(PhotoPyramid(read_photo(label.image)), label.garment_type)
        for label in labels[: BATCH * TIMED_BATCHES]
    ]
    batches = [photos[start : start + BATCH] for start in range(0, len(photos), BATCH)]
    seconds = np.zeros((REPEATS, len(predictors)))
    for repeat in range(REPEATS):
        for index, predictor in enumerate(predictors):
            started = time.process_time()
            for batch in batches:
                predictor.predict(batch)
            seconds[repeat, index] = time.process_time() - started
    return [1000 * float(took) / len(photos) for took in np.median(seconds, axis=0)]
