"""What each way of looking at photos costs and how well it does, with the same weights."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from fitsize_inference.codec import Looks
from fitsize_inference.datasets.labels import LabelledPhoto
from fitsize_inference.evaluation.bootstrap import Interval, bootstrap_means
from fitsize_inference.evaluation.cost import cpu_ms_of, on_front
from fitsize_inference.evaluation.report import evaluate
from fitsize_inference.evaluation.tables import Table, interval_text
from fitsize_inference.models import Weights
from fitsize_inference.predictor import KeypointPredictor
from fitsize_inference.predictor.runtime_choice import choose_runtime
from fitsize_inference.spec import GARMENT_TYPES


@dataclass(frozen=True)
class WayOfLooking:
    """looks: sizes of both views. second: whether there is a second look. flip: mirrored views averaged in."""

    looks: Looks
    second: bool = True
    flip: bool = False

    @property
    def name(self) -> str:
        """As a row of the table."""
        if not self.second:
            return f"whole photo in {self.looks.whole}" + (", mirrored" if self.flip else "")
        stretched = f", stretched {self.looks.stretch:g}" if self.looks.stretch > 1 else ""
        return f"{self.looks.whole}, then {self.looks.close}{stretched}" + (", mirrored" if self.flip else "")


@dataclass(frozen=True)
class Outcome:
    """cpu_ms: of one photo in a batch of 8 on one core, views and decoding of heatmaps included, photos already in
    memory; the median over interleaved repeats. error: mean normalised error with its interval."""

    way: WayOfLooking
    cpu_ms: float
    error: Interval
    mean: float
    by_type: dict[str, float]


def ways_of_looking(served: Looks) -> list[WayOfLooking]:
    """The served one, and others that differ from it in one thing or two."""
    closer = [replace(served, close=size) for size in (192, 224, 256, 288, 320, 352, 384)]
    wider = [replace(served, whole=size) for size in (128, 160, 192, 224, 256)]
    stretches = [replace(served, stretch=factor) for factor in (1.0, 1.25, 1.5, 1.75)]
    distinct = list(dict.fromkeys([*closer, *wider, *stretches]))
    return [
        *(WayOfLooking(replace(served, whole=size), second=False) for size in (192, 256, 320)),
        *(WayOfLooking(looks) for looks in distinct),
        WayOfLooking(served, flip=True),
        WayOfLooking(replace(served, close=256), flip=True),
    ]


def compare(weights: Weights, labels: list[LabelledPhoto], ways: Sequence[WayOfLooking]) -> list[Outcome]:
    """Scores all ways on the same photos and times them by turns. Set one thread before. Raises PhotoError."""
    runtime = choose_runtime(weights.network, weights.looks.close).runtime
    predictors = [
        KeypointPredictor(replace(weights, looks=way.looks), second_look=way.second, flip=way.flip, runtime=runtime)
        for way in ways
    ]
    costs = cpu_ms_of(predictors, labels)
    outcomes = []
    for way, predictor, cost in zip(ways, predictors, costs, strict=True):
        report = evaluate(predictor, labels, find_types=False)
        errors = np.array([result.error for result in report.results])[:, None]
        (interval,) = bootstrap_means(errors)
        outcomes.append(Outcome(way, cost, interval, report.error, report.error_by_type))
    return outcomes


def looks_table(outcomes: Sequence[Outcome]) -> Table:
    """Cheapest first; the front is marked."""
    front = on_front(outcomes)
    rows = [
        [
            one.way.name,
            f"{one.cpu_ms:.0f}",
            f"{100 * one.mean:.2f}",
            interval_text(one.error),
            *(f"{100 * one.by_type[name]:.2f}" for name in GARMENT_TYPES if name in one.by_type),
            "yes" if one in front else "",
        ]
        for one in sorted(outcomes, key=lambda one: one.cpu_ms)
    ]
    types = [name for name in GARMENT_TYPES if any(name in one.by_type for one in outcomes)]
    head = ("views", "CPU-ms a photo", "error %", "95 % interval", *types, "on the front")
    return Table("Ways of looking with the same weights", head, rows)
