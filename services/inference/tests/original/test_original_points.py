import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import heatmaps
from numpy.typing import NDArray

from fitsize_inference.predictor.original.pixels import add_mirrored
from fitsize_inference.predictor.original.points import read_points
from fitsize_inference.spec import GARMENT_TYPES

DECODED: list[dict[str, Any]] = json.loads((Path(__file__).parent / "golden" / "decoded.json").read_text())


def _gaussian(x: float, y: float, across: float = 8.0, down: float = 8.0, height: float = 200.0) -> NDArray[np.float32]:
    rows, columns = np.mgrid[0:128, 0:128]
    exponent = ((columns - x) / across) ** 2 / 2 + ((rows - y) / down) ** 2 / 2
    return np.asarray(height * np.exp(-exponent), np.float32)


@pytest.mark.parametrize("case", DECODED, ids=lambda case: str(case["type"]))
def test_points_are_read_as_the_public_source_reads_them(case: dict[str, Any]) -> None:
    scale = 512 / max(case["width"], case["height"])
    maps = heatmaps(len(GARMENT_TYPES[case["type"]].keypoints), int(case["width"] * scale) // 4)
    read = read_points(maps, scale, case["width"], case["height"])
    np.testing.assert_array_equal(np.rint(read.points), case["points"])


def test_the_photos_middle_stands_for_a_point_that_is_not_seen() -> None:
    maps = np.stack([np.zeros((128, 128), np.float32), _gaussian(40, 50)])
    read = read_points(maps, 0.5, 1024, 600)
    assert read.seen.tolist() == [False, True]
    np.testing.assert_allclose(read.points[0], [514, 302])
    assert read.confidence[0] == 0
    assert read.confidence[1] == pytest.approx(1, abs=0.03)


@given(x=st.floats(25, 100), y=st.floats(25, 100), scale=st.floats(0.1, 3))
def test_a_peak_as_it_was_taught_is_found_within_a_cell_and_adds_no_spread(x: float, y: float, scale: float) -> None:
    read = read_points(_gaussian(x, y)[None], scale, 500, 500)
    cell = 4 / scale
    assert np.abs(read.points[0] - 2 - np.array([x, y]) * cell).max() <= cell
    # The edge of the part above half its height is made of whole cells.
    assert np.sqrt(read.covariance[0, [0, 2]]).max() <= 1.1 * cell


def test_the_covariance_grows_with_a_peak_along_its_own_direction() -> None:
    wide = read_points(_gaussian(60, 60, across=20)[None], 1.0, 512, 512).covariance[0]
    # Of variance 400 and 64 square cells, 16 square pixels a cell; what lies above half the height has 0.307 of it.
    assert wide[0] == pytest.approx(0.307 * (400 - 64) * 16, rel=0.05)
    assert wide[2] < 16
    tall = read_points(_gaussian(60, 60, down=20)[None], 1.0, 512, 512).covariance[0]
    np.testing.assert_allclose(tall[[2, 0]], wide[[0, 2]], rtol=0.02, atol=1)


def test_two_peaks_are_less_sure_than_one() -> None:
    one = read_points(_gaussian(30, 60)[None], 1.0, 512, 512).covariance[0]
    two = read_points((_gaussian(30, 60) + _gaussian(90, 60, height=150))[None], 1.0, 512, 512).covariance[0]
    assert two[0] > 100 * max(one[0], 1)


@given(columns=st.integers(1, 128), seed=st.integers(0, 100))
def test_a_mirrored_look_that_agrees_doubles_the_heatmaps(columns: int, seed: int) -> None:
    maps = np.random.default_rng(seed).random((3, 128, 128), np.float32)
    maps[:, :, columns:] = 0
    swap = [1, 0, 2]
    mirrored = np.zeros_like(maps)
    mirrored[:, :, :columns] = maps[swap][:, :, :columns][:, :, ::-1]
    np.testing.assert_allclose(add_mirrored(maps, mirrored, columns, swap), 2 * maps)
