import json
from pathlib import Path

import numpy as np
import pytest

from data_set import label_document, write_data_set
from fitsize_inference.__main__ import main
from fitsize_inference.models.weights import read_manifest, write_manifest
from random_weights import write_random_weights


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_data_set(tmp_path_factory.mktemp("data"), {"train": 1, "validation": 1})


def _evaluate(data: Path, weights: Path, *words: str) -> int:
    fixes = str(data / "no_fixes.json")
    return main(["evaluate", "--data", str(data), "--weights", str(weights), "--label-fixes", fixes, *words])


def test_scores_are_printed_and_written_with_and_without_photos(
    data: Path, random_weights: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report, table = tmp_path / "out" / "report.html", tmp_path / "table.md"
    assert _evaluate(data, random_weights, "--report", str(report), "--table", str(table)) == 0
    scores = json.loads(capsys.readouterr().out)
    low, high = scores["intervals_95"]["normalised_error"]
    assert low <= scores["normalised_error"] <= high
    assert set(scores["intervals_95"]["by_type"]) == set(scores["by_type"])
    assert report.read_text().count("data:image/jpeg") == 5
    text = table.read_text()
    assert "2000.01.01-random; 5 photos, split validation" in text
    assert "data:" not in text


def test_a_label_set_can_be_scored(
    data: Path, random_weights: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "more.json"
    random = np.random.default_rng(1)
    path.write_text(json.dumps({"labels": [label_document("photos/skirt-train-0.png", "skirt", random)]}))
    assert _evaluate(data, random_weights, "--labels", str(path)) == 0
    assert len(json.loads(capsys.readouterr().out)["worst"]) == 1


def test_development_photos_are_those_of_the_weights(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weights = write_random_weights(tmp_path / "weights")
    assert _evaluate(data, weights, "--split", "development") == 1
    assert "trained without development photos" in capsys.readouterr().err
    manifest = read_manifest(weights)
    write_manifest(weights, {**manifest, "training": {"development": ["photos/dress-train-0.png"]}})
    assert _evaluate(data, weights, "--split", "development") == 0
    assert [row["image"] for row in json.loads(capsys.readouterr().out)["worst"]] == ["dress-train-0.png"]


def test_all_splits_together_are_all_photos(
    data: Path, random_weights: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _evaluate(data, random_weights, "--split", "all", "--whole-photo") == 0
    assert len(json.loads(capsys.readouterr().out)["worst"]) == 10


def test_figures_of_other_photos_are_not_written_into_the_manifest(
    data: Path, random_weights: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _evaluate(data, random_weights, "--split", "train", "--write") == 1
    assert "of the validation split only" in capsys.readouterr().err
