import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from data_set import write_photo
from fitsize_inference.datasets.label_fixes import label_fixes_file, read_label_fixes
from fitsize_inference.datasets.labels import LabelError, read_label, read_split, type_mask
from fitsize_inference.spec import KEYPOINTS

POINTS: dict[str, Any] = {
    "waistband_left": [10.0, 20.0, 2],
    "waistband_right": [40.0, 60.0, 2],
    "hemline_left": [5.0, 90.0, 1],
    "hemline_right": [0, 0, 0],
}


def _write(folder: Path, **changes: object) -> Path:
    document = {"image": "photos/a.png", "width": 150, "height": 200, "type": "skirt", "points": POINTS, **changes}
    path = folder / "labels" / "skirt" / "a.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({name: value for name, value in document.items() if value != "left out"}))
    write_photo(folder / "photos" / "a.png", np.random.default_rng(0))
    return path


def _write_split(folder: Path) -> None:
    _write(folder)
    (folder / "splits.json").write_text(json.dumps({"train": ["labels/skirt/a.json"], "validation": []}))


def _fixes(folder: Path, *entries: object) -> Path:
    path = folder / "label_fixes.json"
    path.write_text(json.dumps(entries))
    return path


def test_a_label_gives_points_in_the_order_of_the_specification(tmp_path: Path) -> None:
    label = read_label(_write(tmp_path), tmp_path)
    assert label.image == tmp_path / "photos" / "a.png"
    assert label.normalisation == pytest.approx(50.0)
    assert [KEYPOINTS[index] for index in np.flatnonzero(label.present)] == [
        "waistband_left",
        "waistband_right",
        "hemline_left",
    ]
    np.testing.assert_array_equal(label.points[KEYPOINTS.index("hemline_left")], [5, 90])
    assert label.of_type.sum() == 4


def test_a_hidden_point_may_lie_a_little_beyond_the_frame(tmp_path: Path) -> None:
    label = read_label(_write(tmp_path, points={"hemline_left": [-12, 229, 1]}), tmp_path)
    np.testing.assert_array_equal(label.points[KEYPOINTS.index("hemline_left")], [-12, 229])


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"type": "hat"}, "unknown garment type 'hat'; use one of blouse"),
        ({"points": {"elbow": [1, 2, 2]}}, "unknown point 'elbow'; the points are"),
        ({"points": {"crotch": [1, 2, 2]}}, "a skirt has no point 'crotch'; remove it"),
        ({"points": {"hemline_left": [1]}}, r"'hemline_left' must be \[x, y, v\] with finite numbers"),
        ({"points": {"hemline_left": [float("nan"), 2, 2]}}, "finite numbers"),
        ({"points": {"hemline_left": [1, float("inf"), 2]}}, "finite numbers"),
        ({"points": {"hemline_left": ["1", 2, 2]}}, "finite numbers"),
        ({"points": {"hemline_left": [1, 2, 3]}}, "v = 3; use 2 seen"),
        ({"points": {"hemline_left": [151, 2, 2]}}, r"\(151, 2\) lies outside of the photo of 150 x 200; correct it"),
        ({"points": {"hemline_left": [1, -0.5, 2]}}, "lies outside of the photo"),
        ({"points": {"hemline_left": [1, 231, 1]}}, "lies outside of the photo"),
        ({"points": {"hemline_left": [0, 0, 0]}}, "no point is labelled"),
        ({"points": None}, "points must be an object"),
        ({"width": "left out"}, "the label lacks width"),
        ({"width": 200, "height": 150}, "has 150 x 200 pixels upright, but the label says 200 x 150"),
        ({"image": "photos/b.png"}, r"b\.png: cannot be read .* put the photo there or remove its label"),
        ({"weight": 0}, "weight must be a number above 0"),
    ],
)
def test_a_wrong_label_is_refused_with_its_file_and_the_reason(
    tmp_path: Path, changes: dict[str, object], reason: str
) -> None:
    with pytest.raises(LabelError, match=rf"a\.json: .*{reason}"):
        read_label(_write(tmp_path, **changes), tmp_path)


@pytest.mark.parametrize("text", ["", "[]", '{"image": '])
def test_another_file_is_no_label(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text)
    with pytest.raises(LabelError, match=r"a\.json: not a label file"):
        read_label(path, tmp_path)


def test_an_error_is_no_share_of_a_distance_that_is_not_labelled(tmp_path: Path) -> None:
    label = read_label(_write(tmp_path, points={**POINTS, "waistband_right": [0, 0, 0]}), tmp_path)
    with pytest.raises(LabelError, match=r"a\.png: waistband_left and waistband_right must both be labelled"):
        _ = label.normalisation


def test_a_split_reads_its_labels_only(tmp_path: Path) -> None:
    _write_split(tmp_path)
    fixes = _fixes(tmp_path)
    assert len(read_split(tmp_path, "train", fixes)) == 1
    assert read_split(tmp_path, "validation", fixes) == []
    with pytest.raises(LabelError, match="no data set"):
        read_split(tmp_path / "absent", "train")


def test_a_photo_to_train_on_and_to_validate_with_is_refused(tmp_path: Path) -> None:
    names = ["labels/skirt/a.json"]
    (tmp_path / "splits.json").write_text(json.dumps({"train": names, "validation": names}))
    with pytest.raises(LabelError, match=r"a\.json is in train and in validation"):
        read_split(tmp_path, "train", _fixes(tmp_path))


def test_a_fix_replaces_its_points_only(tmp_path: Path) -> None:
    _write_split(tmp_path)
    points = {"hemline_left": [0, 0, 0], "hemline_right": [60, 95, 2]}
    fixes = _fixes(tmp_path, {"image": "photos/a.png", "points": points, "reason": "left and right swapped"})
    (label,) = read_split(tmp_path, "train", fixes)
    assert not label.present[KEYPOINTS.index("hemline_left")]
    np.testing.assert_array_equal(label.points[KEYPOINTS.index("hemline_right")], [60, 95])
    np.testing.assert_array_equal(label.points[KEYPOINTS.index("waistband_left")], [10, 20])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"image": "photos/b.png"}, "b.png is no labelled photo of"),
        ({"points": {"elbow": [1, 2, 2]}}, "fix 1: unknown point 'elbow'"),
        ({"points": {"crotch": [1, 2, 2]}}, "a skirt has no point 'crotch'"),
        ({"points": {"hemline_left": [1, 999, 2]}}, "outside of the photo"),
        ({"points": {}}, "points must be"),
        ({"reason": " "}, "say in its reason"),
        ({"note": "x"}, "exactly image, points and reason"),
    ],
)
def test_a_wrong_fix_is_refused(tmp_path: Path, change: dict[str, object], reason: str) -> None:
    _write_split(tmp_path)
    entry = {"image": "photos/a.png", "points": {"hemline_left": [1, 2, 2]}, "reason": "why", **change}
    with pytest.raises(LabelError, match=reason):
        read_split(tmp_path, "train", _fixes(tmp_path, entry))


def test_two_fixes_of_a_photo_are_refused(tmp_path: Path) -> None:
    entry = {"image": "photos/a.png", "points": {"hemline_left": [1, 2, 2]}, "reason": "why"}
    with pytest.raises(LabelError, match=r"fix 2: .* has a fix already"):
        read_label_fixes(_fixes(tmp_path, entry, entry))


def test_the_projects_own_fixes_can_be_read() -> None:
    read_label_fixes(label_fixes_file())


def test_types_share_points() -> None:
    assert type_mask("dress").sum() == 15
    assert type_mask("skirt")[KEYPOINTS.index("hemline_left")]
    assert type_mask("dress")[KEYPOINTS.index("hemline_left")]
    assert not type_mask("blouse")[KEYPOINTS.index("hemline_left")]
