"""The command line: photos with their truth, and sentences instead of tracebacks."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageOps

from fitsize_inference.geometry.marker import locate_marker
from fitsize_inference.geometry.planar import apply_homography
from fitsize_inference.scenes.__main__ import main
from fitsize_inference.scenes.dataset import render_training_sample
from fitsize_inference.spec import KEYPOINTS


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder as `compose` wants it, with one drawn garment in the place of a photo."""
    folder = tmp_path / "data"
    (folder / "labels" / "skirt").mkdir(parents=True)
    (folder / "photos").mkdir()
    sample = render_training_sample(5, size=320, garment_type="skirt")
    cv2.imwrite(str(folder / "photos" / "one.jpg"), sample.image)
    points = {
        name: [float(sample.keypoints[i, 0]), float(sample.keypoints[i, 1]), 2]
        for i, name in enumerate(KEYPOINTS)
        if sample.present[i]
    }
    label = {"image": "photos/one.jpg", "width": 320, "height": 320, "type": "skirt", "points": points}
    (folder / "labels" / "skirt" / "one.json").write_text(json.dumps(label))
    (folder / "splits.json").write_text(json.dumps({"validation": ["labels/skirt/one.json"]}))
    return folder


@pytest.mark.parametrize("orientation", [1, 6])
def test_compose_writes_a_photo_that_measures_as_its_truth_says(data: Path, tmp_path: Path, orientation: int) -> None:
    out = tmp_path / "out"
    arguments = ["compose", "--data", str(data), "--output", str(out), "--count", "1", "--width-cm", "36"]
    assert main([*arguments, "--orientation", str(orientation), "--long-side", "1000"]) == 0
    truth = json.loads((out / "000-skirt.json").read_text())
    assert truth["dimensions_cm"]["waistband"] == pytest.approx(36, abs=0.01)
    with Image.open(out / "000-skirt.jpg") as stored:
        assert stored.getexif().get_ifd(0x8769)[0xA405] == 26
        upright = ImageOps.exif_transpose(stored)
        assert upright.size == (truth["width"], truth["height"])
        image = cv2.cvtColor(np.asarray(upright.convert("RGB")), cv2.COLOR_RGB2BGR)
    pose = locate_marker(np.ascontiguousarray(image, dtype=np.uint8), "auto", 26.0)
    assert pose is not None
    ends = np.array([truth["keypoints"]["waistband_left"], truth["keypoints"]["waistband_right"]])
    first, second = apply_homography(pose.homography, ends)
    assert float(np.linalg.norm(first - second)) / 10 == pytest.approx(36, abs=0.3)
    by_truth = apply_homography(np.array(truth["photo_to_page_mm"]), ends)
    assert float(np.linalg.norm(by_truth[0] - by_truth[1])) / 10 == pytest.approx(36, abs=0.02)


def test_a_sample_photo_is_small_has_its_focal_length_and_a_marker_of_the_right_scale(tmp_path: Path) -> None:
    assert main(["samples", "--only", "skirt-rust", "--output", str(tmp_path)]) == 0
    file = tmp_path / "skirt-rust.jpg"
    assert file.stat().st_size <= 350_000
    entry = json.loads((tmp_path / "samples.json").read_text())["samples"][0]
    with Image.open(file) as stored:
        assert stored.size == (entry["width"], entry["height"])
        assert stored.getexif().get_ifd(0x8769)[0xA405] == entry["focalLength35mm"] == 26
    pose = locate_marker(np.asarray(cv2.imread(str(file)), dtype=np.uint8), "auto", 26.0)
    assert pose is not None
    assert pose.corners_found == 24
    ends = np.array([entry["keypoints"]["waistband_left"], entry["keypoints"]["waistband_right"]])
    first, second = apply_homography(pose.homography, ends)
    assert float(np.linalg.norm(first - second)) / 10 == pytest.approx(entry["dimensionsCm"]["waistband"], abs=0.3)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["samples", "--only", "toga", "--output", "OUT"], "no design named toga"),
        (["compose", "--data", "OUT", "--output", "OUT"], "splits.json"),
        (["compose", "--data", "OUT", "--label", "none.json", "--output", "OUT"], "not a readable label"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path) if part == "OUT" else part for part in arguments]) == 1
    assert says in capsys.readouterr().err


def test_a_label_without_its_widths_is_refused(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = data / "labels" / "skirt" / "one.json"
    label = json.loads(file.read_text())
    label["points"]["waistband_left"] = [0, 0, 0]
    file.write_text(json.dumps(label))
    assert main(["compose", "--data", str(data), "--output", str(tmp_path / "out")]) == 1
    assert "lacks waistband_left" in capsys.readouterr().err
