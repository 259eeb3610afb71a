"""The trial: one line a scene, of the shape of the models' answers, gone on with where it stopped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cv2
import pytest
from PIL import Image

from fitsize_inference.scenes.__main__ import main
from fitsize_inference.scenes.dataset import render_training_sample
from fitsize_inference.spec import KEYPOINT_HASH, KEYPOINTS


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with drawn skirts, one for each split."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "labels" / "skirt").mkdir(parents=True)
    (folder / "photos").mkdir()
    for number, split in enumerate(("train", "validation")):
        sample = render_training_sample(5 + number, size=320, garment_type="skirt")
        cv2.imwrite(str(folder / "photos" / f"{split}.jpg"), sample.image)
        points = {name: [0.0, 0.0, 0] for name in ("waistband_left", "waistband_right", "hemline_left")}
        points |= {
            name: [float(sample.keypoints[i, 0]), float(sample.keypoints[i, 1]), 2]
            for i, name in enumerate(KEYPOINTS)
            if sample.present[i]
        }
        label = {"image": f"photos/{split}.jpg", "width": 320, "height": 320, "type": "skirt", "points": points}
        (folder / "labels" / "skirt" / f"{split}.json").write_text(json.dumps(label))
    names = {split: [f"labels/skirt/{split}.json"] for split in ("train", "validation")}
    (folder / "splits.json").write_text(json.dumps(names))
    (folder / "no_fixes.json").write_text("[]")
    return folder


def _data(data: Path) -> list[str]:
    return ["--data", str(data), "--label-fixes", str(data / "no_fixes.json")]


def run(data: Path, weights: Path, output: Path, *more: str) -> int:
    arguments = ["phone", *_data(data), "--weights", str(weights), "--type", "skirt", "--output", str(output)]
    return main([*arguments, *more])


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text().splitlines()]


def test_each_scene_becomes_a_line_with_its_truth_and_the_answers(
    data: Path, random_weights: Path, tmp_path: Path
) -> None:
    file = tmp_path / "scenes.jsonl"
    assert run(data, random_weights, file, "--per-type", "2", "--marker", "charuco-a4") == 0
    found = lines(file)
    assert [line["index"] for line in found] == [0, 1]
    for line in found:
        assert line["truth"]["source"] == "validation"
        assert line["truth"]["dimensionsCm"]["waistband"] > 20
        outputs = {output["name"]: output for output in line["keypoints"]["outputs"]}
        assert outputs["keypoints"]["shape"] == [len(KEYPOINTS), 2]
        assert line["keypoints"]["parameters"]["keypoint_hash"] == KEYPOINT_HASH
        assert {output["name"] for output in line["auto"]["outputs"]} == {"type_probability", "garment_probability"}
        assert line["marker"]["outputs"][0]["name"] == "marker"
        assert line["cpuSeconds"]["scene"] > 0


def test_a_run_that_was_cut_off_goes_on_and_ends_as_one_that_was_not(
    data: Path, random_weights: Path, tmp_path: Path
) -> None:
    whole, cut = tmp_path / "whole.jsonl", tmp_path / "cut.jsonl"
    assert run(data, random_weights, whole, "--per-type", "3", "--marker", "none") == 0
    first, second = whole.read_text().splitlines()[:2]
    cut.write_text(first + "\n" + second[: len(second) // 2])
    assert run(data, random_weights, cut, "--per-type", "3", "--marker", "none") == 0
    assert [(line["index"], line["truth"]) for line in lines(cut)] == [
        (line["index"], line["truth"]) for line in lines(whole)
    ]


def test_another_series_is_not_mixed_into_a_file(
    data: Path, random_weights: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "scenes.jsonl"
    assert run(data, random_weights, file, "--per-type", "1", "--marker", "none") == 0
    assert run(data, random_weights, file, "--per-type", "1", "--marker", "none", "--split", "train") == 1
    assert "name another file" in capsys.readouterr().err


def test_photos_to_look_at_have_their_focal_length_where_it_is_known(data: Path, tmp_path: Path) -> None:
    arguments = ["phone", *_data(data), "--split", "train", "--type", "skirt", "--photos", str(tmp_path)]
    assert main([*arguments, "--limit", "4"]) == 0
    known = []
    for index in range(4):
        truth = json.loads((tmp_path / f"skirt-{index:04d}.json").read_text())
        assert truth["source"] == "train"
        with Image.open(tmp_path / f"skirt-{index:04d}.jpg") as photo:
            assert photo.size == (truth["width"], truth["height"])
            assert photo.getexif().get_ifd(0x8769).get(0xA405) == truth["exifFocalLength35mm"]
        known.append(truth["exifFocalLength35mm"] is not None)
    assert any(known)


def test_a_type_without_garments_and_a_missing_output_are_said(
    data: Path, random_weights: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["phone", *_data(data), "--type", "dress", "--photos", str(tmp_path)]) == 1
    assert "no labelled dress" in capsys.readouterr().err
    assert main(["phone", *_data(data), "--weights", str(random_weights)]) == 1
    assert "--output FILE.jsonl" in capsys.readouterr().err
