import numpy as np
import pytest

from data_set import HEIGHT, WIDTH, write_data_set
from fitsize_inference.datasets.labels import LabelledPhoto, read_split
from fitsize_inference.evaluation.page import report_page
from fitsize_inference.evaluation.report import EvaluationReport, PhotoResult
from fitsize_inference.evaluation.tables import Table, by_frame_share, error_tables, markdown, type_confusion, worst
from fitsize_inference.predictor import GarmentPrediction
from fitsize_inference.spec import GARMENT_TYPES, KEYPOINTS

TYPES = tuple(GARMENT_TYPES)


def _result(label: LabelledPhoto, shift: float, types: list[float]) -> PhotoResult:
    """A prediction that is off to the right by a share of the reference at every point."""
    offset = np.array([shift * label.normalisation, 0], np.float32)
    prediction = GarmentPrediction(
        garment_type=label.garment_type,
        points=label.points + offset,
        covariance=np.tile(np.array([4.0, 0.0, 4.0], np.float32), (24, 1)),
        confidence=np.ones(24, np.float32),
        presence=label.of_type.astype(np.float32),
        type_probability=np.array(types, np.float32),
        garment_probability=1.0,
    )
    return PhotoResult(label, prediction, shift, WIDTH, HEIGHT, prediction.type_probability)


@pytest.fixture(scope="module")
def labels(tmp_path_factory: pytest.TempPathFactory) -> list[LabelledPhoto]:
    root = write_data_set(tmp_path_factory.mktemp("data"), {"validation": 2})
    return read_split(root, "validation", root / "no_fixes.json")


@pytest.fixture(scope="module")
def report(labels: list[LabelledPhoto]) -> EvaluationReport:
    """The first photo of each type off by 2 %, the second by 4 %; the first blouse is asked back, a dress is wrong."""
    results = []
    for number, label in enumerate(labels):
        types = [0.05] * 5
        types[TYPES.index(label.garment_type)] = 0.8
        if number == 0:
            types = [0.59, 0.41, 0, 0, 0]
        if number == len(labels) - 1:
            types = [0.9, 0.1, 0, 0, 0]
        results.append(_result(label, 0.04 if number % 2 else 0.02, types))
    return EvaluationReport(sorted(results, key=lambda result: -result.error))


def _row(table: Table, name: str) -> list[str]:
    return next(list(row) for row in table.rows if row[0] == name)


def test_types_and_points_have_their_means(report: EvaluationReport) -> None:
    types, points, both = error_tables(report)[:3]
    assert _row(types, "all")[:3] == ["all", "10", "3.00"]
    assert _row(types, "skirt") == ["skirt", "2", "3.00", "2.00 to 4.00", "3.00", "3.80"]
    assert _row(points, "crotch")[1:3] == ["2", "3.00"]
    assert [row[0] for row in points.rows] == list(KEYPOINTS)
    assert _row(both, "crotch")[1:] == ["n/a", "n/a", "3.00 (2.00 to 4.00)", "n/a", "n/a"]


def test_a_type_below_the_gateways_probability_is_asked_back(report: EvaluationReport) -> None:
    table = type_confusion(report)
    assert table.head[-1] == "unsure"
    assert _row(table, "blouse")[1:] == ["1", "0", "0", "0", "0", "1"]
    assert _row(table, "dress")[1:] == ["1", "0", "0", "0", "1", "0"]
    assert "below 0.6 unsure: 88.89 %" in table.title
    assert "of 9 answers right, 10.00 % asked back" in table.title


def test_presence_is_told_for_each_point(labels: list[LabelledPhoto]) -> None:
    cuff = KEYPOINTS.index("cuff_left_in")
    blouse = labels[0]
    present = blouse.present.copy()
    present[cuff] = False
    sleeveless = LabelledPhoto(blouse.image, "blouse", blouse.points, present)
    result = _result(sleeveless, 0.02, [1, 0, 0, 0, 0])
    result.prediction.presence[0] = 0.1
    table = error_tables(EvaluationReport([result]))[4]
    assert _row(table, "cuff_left_in") == ["cuff_left_in", "0", "1", "0.00", "n/a", "0.00"]
    assert _row(table, "neckline_left") == ["neckline_left", "1", "0", "n/a", "0.00", "n/a"]
    assert _row(table, "all")[1:3] == ["12", "1"]


def test_photos_are_counted_by_how_much_of_the_frame_is_filled(report: EvaluationReport) -> None:
    assert sum(int(row[1]) for row in by_frame_share(report).rows) == 10


def test_tables_are_written_as_markdown_has_them(report: EvaluationReport) -> None:
    text = markdown(worst(report, 2))
    assert text.startswith("### Worst photos\n\n| photo | type |")
    assert text.count("\n|") == 4
    assert "-validation-1.png" in text


def test_the_page_opens_without_a_network_and_has_every_photo_worst_first(report: EvaluationReport) -> None:
    text = report_page(report, ["Weights <b>."])
    assert "Weights &lt;b&gt;." in text
    assert text.count("data:image/jpeg;base64,") == 10
    assert text.index("validation-1.png") < text.index("validation-0.png")
    assert text.count('<figure class="overlay" tabindex="0"') == 10
    assert "<title>crotch 2.0 %</title>" in text
    for part in ("Cumulative error", "Coordinate intervals", "Error by share of the frame", "prefers-color-scheme"):
        assert part in text
    assert "<script" not in text
    assert "src=" not in text
    assert "http" not in text.replace("http-equiv", "")
