import json
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from fitsize_inference.__main__ import main
from fitsize_inference.datasets.backgrounds import marker_sheets
from fitsize_inference.spec import GARMENT_TYPES


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("photos") / "sheet.png"
    image = np.full((900, 1200, 3), 128, np.uint8)
    page = marker_sheets()[0]
    image[150 : 150 + page.shape[0], 400 : 400 + page.shape[1]] = page
    cv2.imwrite(str(path), image)
    return path


def test_predict_prints_keypoints_and_pixels_per_centimetre(
    photo: Path, random_weights: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["predict", "--clothing", "skirt", "--source", str(photo), "--weights", str(random_weights)]
    assert main(words) == 0
    document = json.loads(capsys.readouterr().out)
    assert tuple(document["keypoints"]) == GARMENT_TYPES["skirt"].keypoints
    assert document["cb_box_distance"] == pytest.approx(20, rel=0.02)
    assert document["garment_type"] == "skirt"


def test_without_a_marker_there_is_no_scale(
    jpeg: bytes, tmp_path: Path, random_weights: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plain.jpg"
    path.write_bytes(jpeg)
    assert main(["predict", "--clothing", "auto", "--source", str(path), "--weights", str(random_weights)]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["cb_box_distance"] is None
    assert set(document["keypoints"]) == set(GARMENT_TYPES[document["garment_type"]].keypoints)


@pytest.mark.parametrize("content", [b"", b"not an image", b"GIF89a" + bytes(50)])
def test_a_bad_photo_is_a_sentence_and_an_exit_code(
    content: bytes, tmp_path: Path, random_weights: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.jpg"
    path.write_bytes(content)
    assert main(["predict", "--clothing", "dress", "--source", str(path), "--weights", str(random_weights)]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert "bad.jpg" in output.err
    assert "Traceback" not in output.err


@pytest.mark.parametrize(
    "words",
    [
        ["predict", "--clothing", "dress", "--source", "absent.jpg"],
        ["predict", "--clothing", "dress", "--source", "{photo}", "--weights", "absent"],
        ["evaluate", "--data", "absent"],
        ["train", "--data", "absent", "--output", "{photo}.out"],
        ["export", "--weights", "absent", "--output", "{photo}.out"],
        ["serve-config", "--store", "absent", "--out", "{photo}.out"],
    ],
)
def test_commands_that_cannot_work_exit_with_one(
    words: list[str], photo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([word.format(photo=photo) for word in words]) == 1
    assert "absent" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["fly"], ["predict"], ["predict", "--clothing", "hat", "--source", "a.jpg"]])
def test_wrong_command_lines_exit_with_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(words)
    assert raised.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_the_module_runs_as_a_program(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "fitsize_inference", "predict", "--clothing", "dress", "--source", "absent.jpg"]
    outcome = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert outcome.returncode == 1
    assert "absent.jpg" in outcome.stderr
    assert "Traceback" not in outcome.stderr
