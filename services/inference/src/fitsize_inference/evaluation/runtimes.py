"""What each runtime costs and whether its answers are as good, on the same photos with the same weights."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from fitsize_inference.datasets.labels import LabelledPhoto
from fitsize_inference.evaluation.bootstrap import Interval, bootstrap_means
from fitsize_inference.evaluation.normalised_error import normalised_error
from fitsize_inference.models import NetworkOutput, Weights
from fitsize_inference.models.runtimes import Runtime
from fitsize_inference.photos import PhotoPyramid, decode_photo
from fitsize_inference.predictor import GarmentPhoto, KeypointPredictor
from fitsize_inference.predictor.runtime_choice import MAXIMUM_DEVIATION

BATCHES = (1, 2, 4, 8, 16, 32, 64)
# Photos of small batches are timed several at a time, as one photo's time is noise.
FEWEST_PHOTOS = 8
REPEATS = 5
# As the handler has photos decoded.
ENOUGH_PIXELS = 800
SEED = 7


@dataclass(frozen=True)
class Cost:
    """CPU-milliseconds of one photo for both looks, photos already in memory: medians over interleaved repeats.

    network: the part of it in the runtime. ratio: median over the repeats of total to that of the first runtime.
    wall: the quickest repeat's wall time.
    """

    batch: int
    total: float
    network: float
    ratio: float
    wall: float


@dataclass(frozen=True)
class Accuracy:
    """error: mean normalised error. difference: to the first runtime's, paired by photo, with its interval.
    deviation: mean distance to the first runtime's points as a share of the reference distance, and its median."""

    error: float
    difference: float
    interval: Interval
    deviation: float
    median_deviation: float


class _Timed:
    """A runtime that adds up its own processor time."""

    def __init__(self, runtime: Runtime) -> None:
        self.name, self.seconds, self._runtime = runtime.name, 0.0, runtime

    def run(self, images: NDArray[np.uint8]) -> NetworkOutput:
        started = time.process_time()
        output = self._runtime.run(images)
        self.seconds += time.process_time() - started
        return output


def reading_cost(labels: Sequence[LabelledPhoto]) -> float:
    """CPU-milliseconds a photo for decoding its file and for its smaller copies."""
    files = [label.image.read_bytes() for label in labels]
    return 1000 * float(np.median([_seconds(lambda: [_photo(data) for data in files]) for _ in range(3)])) / len(files)


def costs(
    weights: Weights, runtimes: Sequence[Runtime], labels: Sequence[LabelledPhoto], batches: Sequence[int] = BATCHES
) -> dict[str, list[Cost]]:
    """Times runtimes in turns, so that a busy minute of the machine falls on all of them."""
    timed = [_Timed(runtime) for runtime in runtimes]
    predictors = [KeypointPredictor(weights, runtime=runtime) for runtime in timed]
    photos = [GarmentPhoto(_photo(label.image.read_bytes()), label.garment_type) for label in labels]
    found: dict[str, list[Cost]] = {runtime.name: [] for runtime in timed}
    for batch in batches:
        # Photos again where there are fewer: what they show does not change their cost.
        count = max(batch, FEWEST_PHOTOS)
        chosen = [photos[index % len(photos)] for index in range(count)]
        parts = [chosen[start : start + batch] for start in range(0, count, batch)]
        total, network, wall = (np.zeros((REPEATS, len(timed))) for _ in range(3))
        for predictor in predictors:
            predictor.predict(parts[0])
        for repeat in range(REPEATS):
            for index, (runtime, predictor) in enumerate(zip(timed, predictors, strict=True)):
                runtime.seconds = 0.0
                begun = time.perf_counter()
                total[repeat, index] = _seconds(partial(_predict, predictor, parts))
                wall[repeat, index] = time.perf_counter() - begun
                network[repeat, index] = runtime.seconds
        for index, runtime in enumerate(timed):
            found[runtime.name].append(
                Cost(
                    batch,
                    1000 * float(np.median(total[:, index])) / count,
                    1000 * float(np.median(network[:, index])) / count,
                    float(np.median(total[:, index] / total[:, 0])),
                    1000 * float(wall[:, index].min()) / count,
                )
            )
    return found


def accuracies(
    weights: Weights, runtimes: Sequence[Runtime], labels: Sequence[LabelledPhoto]
) -> tuple[dict[str, Accuracy], float]:
    """Scores all runtimes on the photos, and by how much the first one's mean error changes when its points are moved
    in random directions by the deviation that is allowed to a runtime when it is chosen."""
    photos = [GarmentPhoto(_photo(label.image.read_bytes()), label.garment_type) for label in labels]
    points: dict[str, list[NDArray[np.float32]]] = {}
    for runtime in runtimes:
        predictor = KeypointPredictor(weights, runtime=runtime)
        parts = [predictor.predict(photos[start : start + 8]) for start in range(0, len(photos), 8)]
        points[runtime.name] = [prediction.points for part in parts for prediction in part]
    reference = points[runtimes[0].name]
    base = _errors(reference, labels)
    found = {}
    for name, ours in points.items():
        errors = _errors(ours, labels)
        difference = errors - base
        deviations = np.array(
            [
                np.linalg.norm(mine - theirs, axis=1)[label.present].mean() / label.normalisation
                for mine, theirs, label in zip(ours, reference, labels, strict=True)
            ]
        )
        (interval,) = bootstrap_means(difference[:, None])
        found[name] = Accuracy(
            float(errors.mean()),
            float(difference.mean()),
            interval,
            float(deviations.mean()),
            float(np.median(deviations)),
        )
    generator = np.random.default_rng(SEED)
    changes = []
    for _ in range(20):
        moved = []
        for theirs, label in zip(reference, labels, strict=True):
            angle = generator.uniform(0, 2 * np.pi, len(theirs))
            step = MAXIMUM_DEVIATION * label.normalisation * np.stack([np.cos(angle), np.sin(angle)], axis=1)
            moved.append((theirs + step).astype(np.float32))
        changes.append(float(_errors(moved, labels).mean() - base.mean()))
    return found, float(np.mean(changes))


def _errors(points: Sequence[NDArray[np.float32]], labels: Sequence[LabelledPhoto]) -> NDArray[np.float64]:
    return np.array(
        [
            normalised_error(mine, label.points, label.present, label.normalisation)
            for mine, label in zip(points, labels, strict=True)
        ]
    )


def _photo(data: bytes) -> PhotoPyramid:
    photo = decode_photo(data, at_least=ENOUGH_PIXELS)
    return PhotoPyramid(photo.pixels, photo.width, photo.height)


def _predict(predictor: KeypointPredictor, parts: Sequence[list[GarmentPhoto]]) -> None:
    for part in parts:
        predictor.predict(part)


def _seconds(task: Callable[[], object]) -> float:
    started = time.process_time()
    task()
    return time.process_time() - started
