import json
from pathlib import Path

import numpy as np
import pytest

from fitsize_inference.datasets.labels import LabelError, read_label, read_split, type_mask
from fitsize_inference.spec import KEYPOINTS

POINTS = {
    "waistband_left": [10.0, 20.0, 2],
    "waistband_right": [40.0, 60.0, 2],
    "hemline_left": [5.0, 90.0, 1],
    "hemline_right": [0, 0, 0],
}


def _write(folder: Path, **changes: object) -> Path:
    document = {"image": "photos/a.jpg", "width": 50, "height": 100, "type": "skirt", "points": POINTS, **changes}
    path = folder / "labels" / "skirt" / "a.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document))
    return path


def test_a_label_gives_points_in_the_order_of_the_specification(tmp_path: Path) -> None:
    label = read_label(_write(tmp_path), tmp_path)
    assert label.image == tmp_path / "photos" / "a.jpg"
    assert label.normalisation == pytest.approx(50.0)
    assert [KEYPOINTS[index] for index in np.flatnonzero(label.present)] == [
        "waistband_left",
        "waistband_right",
        "hemline_left",
    ]
    np.testing.assert_array_equal(label.points[KEYPOINTS.index("hemline_left")], [5, 90])
    assert label.of_type.sum() == 4


@pytest.mark.parametrize(
    "changes", [{"type": "hat"}, {"points": {"elbow": [1, 2, 2]}}, {"points": {"crotch": [1]}}, {"points": None}]
)
def test_a_wrong_label_is_named(tmp_path: Path, changes: dict[str, object]) -> None:
    with pytest.raises(LabelError, match=r"a\.json"):
        read_label(_write(tmp_path, **changes), tmp_path)


def test_a_split_reads_its_labels_only(tmp_path: Path) -> None:
    _write(tmp_path)
    (tmp_path / "splits.json").write_text(json.dumps({"train": ["labels/skirt/a.json"], "validation": []}))
    assert len(read_split(tmp_path, "train")) == 1
    assert read_split(tmp_path, "validation") == []
    with pytest.raises(LabelError, match="no data set"):
        read_split(tmp_path / "absent", "train")


def test_types_share_points() -> None:
    assert type_mask("dress").sum() == 15
    assert type_mask("skirt")[KEYPOINTS.index("hemline_left")]
    assert type_mask("dress")[KEYPOINTS.index("hemline_left")]
    assert not type_mask("blouse")[KEYPOINTS.index("hemline_left")]
