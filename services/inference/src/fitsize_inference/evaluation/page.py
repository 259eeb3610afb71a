"""An evaluation as one HTML file that opens without a network. It has photos in it."""

from collections.abc import Sequence

import numpy as np

from fitsize_inference.charts import Series, chart, escape, page, table
from fitsize_inference.evaluation.calibration import coverage_curve
from fitsize_inference.evaluation.overlay import KEY, STYLE, overlay
from fitsize_inference.evaluation.report import EvaluationReport
from fitsize_inference.evaluation.tables import error_tables, kinds_of
from fitsize_inference.spec import GARMENT_TYPES

# Cumulative curves end at this error: what is beyond is off by more than a width of the chart tells.
LARGEST_ERROR = 20.0


def report_page(report: EvaluationReport, facts: Sequence[str]) -> str:
    """The HTML of a report. facts: sentences on what was evaluated, and how. Raises PhotoError."""
    charts = "".join((_cumulative(report), _calibration(report), _frame_share(report)))
    tables = "".join(table(one.title, one.head, one.rows) for one in error_tables(report))
    overlays = "".join(overlay(result) for result in report.results)
    body = (
        f"<p>{escape(' '.join(facts))}</p>\n"
        '<nav aria-label="Parts"><ul><li><a href="#charts">Charts</a></li><li><a href="#tables">Tables</a></li>'
        '<li><a href="#photos">Photos, worst first</a></li></ul></nav>\n'
        f'<main><h2 id="charts">Charts</h2>\n<div class="charts">{charts}</div>\n'
        f'<h2 id="tables">Tables</h2>\n<p>Intervals hold 95 % of 2,000 resamples over photos.</p>\n{tables}'
        '<h2 id="photos">Photos, worst first</h2>\n'
        "<p>Tab to a photo, tap it or point at a point to see names and errors.</p>\n"
        f'{KEY}<div class="overlays">{overlays}</div></main>'
    )
    return page("Keypoint evaluation", body, STYLE)


def _cumulative(report: EvaluationReport) -> str:
    errors = 100 * np.array([result.error for result in report.results])
    kinds = kinds_of(report)
    series = []
    for name in ("all", *GARMENT_TYPES):
        own = np.sort(errors if name == "all" else errors[kinds == name])
        if own.size:
            shares = 100 * np.arange(1, own.size + 1) / own.size
            points = [(float(error), float(share)) for error, share in zip(own, shares, strict=True)]
            within = [(0.0, 0.0), *(point for point in points if point[0] <= LARGEST_ERROR)]
            series.append(Series(name, [*within, (LARGEST_ERROR, within[-1][1])]))
    ranges = {"x_range": (0.0, LARGEST_ERROR), "y_range": (0.0, 100.0)}
    return chart("Cumulative error", series, "normalised error, %", "photos at most so far off, %", **ranges)


def _calibration(report: EvaluationReport) -> str:
    levels = np.linspace(0.05, 0.99, 48, dtype=np.float64)
    residuals, kinds = report.residuals(), kinds_of(report)
    series = [Series("right", [(0.0, 0.0), (100.0, 100.0)])]
    for name in ("all", *GARMENT_TYPES):
        part = residuals if name == "all" else residuals.of_photos(np.flatnonzero(kinds == name))
        if len(part.error):
            pairs = zip(levels, coverage_curve(part, levels), strict=True)
            series.append(Series(name, [(100 * float(level), 100 * float(share)) for level, share in pairs]))
    ranges = {"x_range": (0.0, 100.0), "y_range": (0.0, 100.0)}
    return chart("Coordinate intervals", series, "interval, %", "coordinates within it, %", **ranges)


def _frame_share(report: EvaluationReport) -> str:
    series = []
    for name in GARMENT_TYPES:
        own = [result for result in report.results if result.label.garment_type == name]
        points = [(100 * result.frame_share, min(100 * result.error, LARGEST_ERROR)) for result in own]
        if points:
            series.append(Series(name, points, dots=True))
    label = "garment's longer side, % of the photo's"
    return chart("Error by share of the frame", series, label, "normalised error, %", y_range=(0.0, LARGEST_ERROR))
