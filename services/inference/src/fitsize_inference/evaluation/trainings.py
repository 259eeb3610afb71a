"""What trainings that differ in one thing came to, on the photos that all of them held out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

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
class Trained:
    """name: what is different about it. steps: of the optimiser. flip, second: as of KeypointPredictor."""

    name: str
    weights: Weights
    steps: int
    flip: bool = False
    second: bool = True


@dataclass(frozen=True)
class TrainedOutcome:
    """cpu_ms: of one photo, as of cpu_ms_of. difference: of the mean normalised error to the first training's, with its
    interval over photos."""

    trained: Trained
    cpu_ms: float
    mean: float
    error: Interval
    difference: Interval
    by_type: dict[str, float]


def compare_trainings(trainings: Sequence[Trained], labels: list[LabelledPhoto]) -> list[TrainedOutcome]:
    """Scores all on the same photos, the first one being what the others are compared to. Raises PhotoError."""
    predictors = [
        KeypointPredictor(
            one.weights,
            second_look=one.second,
            flip=one.flip,
            runtime=choose_runtime(one.weights.network, one.weights.looks.close).runtime,
        )
        for one in trainings
    ]
    costs = cpu_ms_of(predictors, labels)
    reports = [evaluate(predictor, labels, find_types=False) for predictor in predictors]
    errors = [{result.label.image: result.error for result in report.results} for report in reports]
    outcomes = []
    for one, cost, report, own in zip(trainings, costs, reports, errors, strict=True):
        columns = np.array([(own[label.image], own[label.image] - errors[0][label.image]) for label in labels])
        error, difference = bootstrap_means(columns)
        outcomes.append(TrainedOutcome(one, cost, report.error, error, difference, report.error_by_type))
    return outcomes


def trainings_table(outcomes: Sequence[TrainedOutcome]) -> Table:
    """In the order given; the front of cost and error is marked."""
    types = [name for name in GARMENT_TYPES if any(name in one.by_type for one in outcomes)]
    front = on_front(outcomes)
    rows = [
        [
            one.trained.name,
            str(one.trained.steps),
            f"{one.cpu_ms:.0f}",
            f"{100 * one.mean:.2f}",
            interval_text(one.error),
            interval_text(one.difference) if one.difference.high > one.difference.low else "",
            *(f"{100 * one.by_type[name]:.2f}" for name in types),
            "yes" if one in front else "",
        ]
        for one in outcomes
    ]
    head = (
        "training",
        "steps",
        "CPU-ms a photo",
        "error %",
        "95 % interval",
        "beside the first",
        *types,
        "on the front",
    )
    return Table("Trainings that differ in one thing", head, rows)
