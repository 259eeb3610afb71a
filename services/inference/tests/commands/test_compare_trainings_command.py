from pathlib import Path

import pytest

from data_set import write_data_set
from fitsize_inference.__main__ import main
from fitsize_inference.models.weights import read_manifest, write_manifest
from random_weights import write_random_weights


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_data_set(tmp_path_factory.mktemp("data"), {"train": 2, "validation": 1})


def _trained(folder: Path, *development: str) -> Path:
    write_random_weights(folder)
    training = {"development": list(development), "step": 7, "command": f"train {folder.name}"}
    write_manifest(folder, {**read_manifest(folder), "training": training})
    return folder


def _compare(data: Path, output: Path, *folders: Path) -> int:
    words = ["--data", str(data), "--label-fixes", str(data / "no_fixes.json"), "--output", str(output)]
    return main(["compare-trainings", *words, *map(str, folders)])


def test_trainings_are_scored_on_what_they_held_out(data: Path, tmp_path: Path) -> None:
    held_out = ("photos/skirt-train-0.png", "photos/dress-train-1.png")
    base, other = (_trained(tmp_path / name, *held_out) for name in ("base", "other"))
    assert _compare(data, tmp_path / "out", base, other) == 0
    text = (tmp_path / "out" / "trainings.md").read_text()
    assert "2 photos of the split train" in text
    for row in ("| base | 7 |", "| other | 7 |", "| base, one look | 7 |", "| base, mirrored views too | 7 |"):
        assert row in text
    assert "train other" in text
    assert (tmp_path / "out" / "trainings.svg").is_file()


def test_trainings_that_held_out_other_photos_are_not_compared(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base, other = _trained(tmp_path / "base", "photos/skirt-train-0.png"), _trained(tmp_path / "other")
    assert _compare(data, tmp_path / "out", base, other) == 1
    assert "held out other photos" in capsys.readouterr().err
    assert _compare(data, tmp_path / "out", other) == 1
    assert "train with a development_share" in capsys.readouterr().err
