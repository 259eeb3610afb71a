"""An evaluation's figures as tables of text."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from fitsize_inference.evaluation.bootstrap import Interval, bootstrap_means
from fitsize_inference.evaluation.calibration import coverage_curve
from fitsize_inference.evaluation.presence import presence_score
from fitsize_inference.evaluation.report import UNSURE, EvaluationReport
from fitsize_inference.predictor.keypoints import PRESENT
from fitsize_inference.spec import CLEAR_TYPE_PROBABILITY, GARMENT_TYPES, KEYPOINTS

LEVELS = np.array([0.5, 0.8, 0.9, 0.95])
# Bounds of the garment's longer side as a share of the photo's.
FRAME_BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.0001)
NOTHING = "n/a"


class Table(NamedTuple):
    """title: what its figures are. The first column names the rows."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


def error_tables(report: EvaluationReport) -> list[Table]:
    """All tables of a report, without names of photos."""
    return [
        by_type(report),
        by_point(report),
        by_point_and_type(report),
        type_confusion(report),
        presence(report),
        calibration(report),
        by_frame_share(report),
    ]


def kinds_of(report: EvaluationReport) -> NDArray[np.str_]:
    """(N,) the labelled types."""
    return np.array([result.label.garment_type for result in report.results])


def by_type(report: EvaluationReport) -> Table:
    """Normalised error by garment type."""
    errors = np.array([result.error for result in report.results])
    kinds = kinds_of(report)
    names = ["all", *(name for name in GARMENT_TYPES if (kinds == name).any())]
    columns = np.stack([errors if n == "all" else np.where(kinds == n, errors, np.nan) for n in names], axis=1)
    return Table(
        "Normalised error by garment type, % of the reference",
        ("type", "photos", "mean", "95 % interval", "median", "p90"),
        [[name, *cells] for name, cells in zip(names, _statistics(columns), strict=True)],
    )


def by_point(report: EvaluationReport) -> Table:
    """Error of each keypoint."""
    return Table(
        "Error by point, % of the reference",
        ("point", "photos", "mean", "95 % interval", "median", "p90"),
        [[n, *c] for n, c in zip(KEYPOINTS, _statistics(report.distances), strict=True) if c[0] != "0"],
    )


def by_point_and_type(report: EvaluationReport) -> Table:
    """Error of each keypoint for each type."""
    kinds, distances = kinds_of(report), report.distances
    names = [name for name in GARMENT_TYPES if (kinds == name).any()]
    columns = [np.where((kinds == name)[:, None], distances, np.nan) for name in names]
    intervals = [bootstrap_means(column) for column in columns]
    rows = [
        [
            point,
            *(
                f"{_percent(_mean(column[:, index]))} ({interval_text(interval[index])})"
                if not np.isnan(column[:, index]).all()
                else NOTHING
                for column, interval in zip(columns, intervals, strict=True)
            ),
        ]
        for index, point in enumerate(KEYPOINTS)
    ]
    return Table("Error by point and type, % of the reference (95 % interval)", ("point", *names), rows)


def type_confusion(report: EvaluationReport) -> Table:
    """Which type a photo is said to have when nobody names it."""
    answers = [*GARMENT_TYPES, UNSURE]
    kinds = kinds_of(report)
    answered = np.array([result.answered_type for result in report.results])
    rows = [
        [name, *(str(int(((kinds == name) & (answered == answer)).sum())) for answer in answers)]
        for name in GARMENT_TYPES
        if (kinds == name).any()
    ]
    sure = answered != UNSURE
    right = np.where(sure, (answered == kinds).astype(np.float64), np.nan)
    interval = bootstrap_means(right[:, None])[0]
    told = f"{_percent(_mean(right))} % ({interval_text(interval)}) of {int(sure.sum())} answers right"
    asked = f"{_percent(float((~sure).mean()))} % asked back"
    title = f"Type found without naming it, below {CLEAR_TYPE_PROBABILITY:g} unsure: {told}, {asked}"
    return Table(title, ("labelled", *answers), rows)


def presence(report: EvaluationReport) -> Table:
    """Which points are said to exist, over the photos whose type has the point."""
    said = np.stack([result.prediction.presence >= PRESENT for result in report.results])
    true = np.stack([result.label.present for result in report.results])
    of_type = np.stack([result.label.of_type for result in report.results])
    rows = []
    for name, chosen in [("all", of_type), *((n, of_type & (np.arange(24) == i)) for i, n in enumerate(KEYPOINTS))]:
        if chosen.any():
            there = int(true[chosen].sum())
            score = presence_score(said[chosen], true[chosen])
            shares = (score.precision, score.recall, score.absent_recall)
            rows.append([name, str(there), str(int(chosen.sum()) - there), *map(_percent, shares)])
    return Table(
        "Presence of points, %",
        ("point", "there", "absent", "precision", "recall", "absent recall"),
        rows,
    )


def calibration(report: EvaluationReport) -> Table:
    """Share of coordinates within their intervals."""
    residuals = report.residuals()
    kinds = kinds_of(report)
    rows = []
    for name in ("all", *GARMENT_TYPES):
        part = residuals if name == "all" else residuals.of_photos(np.flatnonzero(kinds == name))
        if len(part.error):
            shares = coverage_curve(part, LEVELS)
            rows.append([name, str(part.error.size), *(_percent(float(share), 1) for share in shares)])
    return Table(
        "Coordinates within their intervals, %",
        ("type", "coordinates", *(f"{100 * level:g} %" for level in LEVELS)),
        rows,
    )


def by_frame_share(report: EvaluationReport) -> Table:
    """Error by how much of the photo the garment fills."""
    errors = np.array([result.error for result in report.results])
    shares = np.array([result.frame_share for result in report.results])
    bins = list(pairwise(FRAME_BINS))
    columns = [np.where((shares >= low) & (shares < high), errors, np.nan) for low, high in bins]
    return Table(
        "Normalised error by the garment's longer side as a share of the photo's, %",
        ("share of the frame", "photos", "mean", "95 % interval", "median", "p90"),
        [
            [f"{100 * low:.0f} to {100 * high:.0f}", *cells]
            for (low, high), cells in zip(bins, _statistics(np.stack(columns, axis=1)), strict=True)
            if cells[0] != "0"
        ],
    )


def worst(report: EvaluationReport, count: int) -> Table:
    """The photos that err most, by name."""
    rows = []
    for result in report.results[:count]:
        point = int(np.nanargmax(result.distances))
        told = f"{KEYPOINTS[point]} {_percent(float(result.distances[point]), 1)}"
        label = result.label
        rows.append([label.image.name, label.garment_type, _percent(result.error), told, result.answered_type])
    return Table("Worst photos", ("photo", "type", "error %", "worst point", "type found"), rows)


def markdown(table: Table) -> str:
    """A table as Markdown has it, under its title."""
    lines = [table.head, ["---", *["--:"] * (len(table.head) - 1)], *table.rows]
    return f"### {table.title}\n\n" + "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _statistics(columns: NDArray[np.float64]) -> list[list[str]]:
    """Count, mean, interval, median and 90th percentile of each column."""
    cells = []
    for column, interval in zip(columns.T, bootstrap_means(columns), strict=True):
        known = column[~np.isnan(column)]
        if known.size:
            median, high = np.percentile(known, [50, 90])
            mean = float(known.mean())
            cells.append([str(known.size), _percent(mean), interval_text(interval), _percent(median), _percent(high)])
        else:
            cells.append(["0", *[NOTHING] * 4])
    return cells


def _mean(values: NDArray[np.float64]) -> float:
    known = values[~np.isnan(values)]
    return float(known.mean()) if known.size else math.nan


def _percent(share: float, digits: int = 2) -> str:
    return NOTHING if math.isnan(share) else f"{100 * share:.{digits}f}"


def interval_text(interval: Interval) -> str:
    """An interval as a cell of a table, in percent."""
    return f"{_percent(interval.low)} to {_percent(interval.high)}"
