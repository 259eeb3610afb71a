import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save
from torch import Tensor

from fitsize_inference.models import KeypointNetwork, WeightsError, load_weights, weights_folder
from fitsize_inference.models.weights import WEIGHTS_FILE


@pytest.fixture
def altered(random_weights: Path, tmp_path: Path) -> Callable[[Callable[[dict[str, Any]], None]], Path]:
    def alter(change: Callable[[dict[str, Any]], None]) -> Path:
        folder = tmp_path / "altered"
        shutil.copytree(random_weights, folder)
        manifest = json.loads((folder / "manifest.json").read_text())
        change(manifest)
        (folder / "manifest.json").write_text(json.dumps(manifest))
        return folder

    return alter


def test_weights_come_back_as_they_were_saved(random_weights: Path) -> None:
    torch.manual_seed(7)
    expected = KeypointNetwork().state_dict()
    weights = load_weights(random_weights)
    assert weights.version == "2000.01.01-random"
    assert len(weights.covariance_scale) == 24
    for name, value in weights.network.state_dict().items():
        torch.testing.assert_close(value, expected[name])


def test_weights_of_other_keypoints_are_refused(altered: Any) -> None:
    with pytest.raises(WeightsError, match="keypoints 0123456789abcdef"):
        load_weights(altered(lambda manifest: manifest.update(keypoint_hash="0123456789abcdef")))


def test_a_damaged_file_is_refused(random_weights: Path, tmp_path: Path) -> None:
    folder = tmp_path / "damaged"
    shutil.copytree(random_weights, folder)
    data = bytearray((folder / WEIGHTS_FILE).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / WEIGHTS_FILE).write_bytes(data)
    with pytest.raises(WeightsError, match="checksum"):
        load_weights(folder)


def test_a_file_that_was_cut_off_is_refused(random_weights: Path, tmp_path: Path) -> None:
    folder = tmp_path / "short"
    shutil.copytree(random_weights, folder)
    data = (folder / WEIGHTS_FILE).read_bytes()
    (folder / WEIGHTS_FILE).write_bytes(data[:-100])
    with pytest.raises(WeightsError, match=rf"cut off, {len(data) - 100} bytes of {len(data)}; fetch"):
        load_weights(folder)


def _without_one(tensors: dict[str, Tensor]) -> None:
    del tensors["points.0.weight"]


def _with_another(tensors: dict[str, Tensor]) -> None:
    tensors["extra.weight"] = torch.zeros(3)


def _of_another_shape(tensors: dict[str, Tensor]) -> None:
    tensors["points.3.bias"] = torch.zeros(25)


def _of_another_type(tensors: dict[str, Tensor]) -> None:
    tensors["points.3.bias"] = tensors["points.3.bias"].half()


def _not_a_number(tensors: dict[str, Tensor]) -> None:
    tensors["points.3.bias"][2] = torch.nan


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (_without_one, r"1 missing \(points\.0\.weight\)"),
        (_with_another, r"1 unknown \(extra\.weight\)"),
        (_of_another_shape, r"1 of another shape \(points\.3\.bias \(25,\) instead of \(24,\)\)"),
        (_of_another_type, r"1 of another type \(points\.3\.bias torch\.float16 instead of torch\.float32\)"),
        (_not_a_number, r"1 with NaN or infinite numbers \(points\.3\.bias\)"),
    ],
)
def test_tensors_that_are_not_the_networks_are_refused(
    random_weights: Path, tmp_path: Path, change: Callable[[dict[str, Tensor]], None], reason: str
) -> None:
    folder = tmp_path / "foreign"
    shutil.copytree(random_weights, folder)
    tensors = load_file(folder / WEIGHTS_FILE)
    change(tensors)
    _replace(folder, save(tensors))
    with pytest.raises(WeightsError, match=f"not the weights of this network: {reason}; use the weights"):
        load_weights(folder)


def test_another_file_under_a_right_checksum_is_refused(random_weights: Path, tmp_path: Path) -> None:
    folder = tmp_path / "foreign"
    shutil.copytree(random_weights, folder)
    _replace(folder, b"not a safetensors file")
    with pytest.raises(WeightsError, match=r"not a safetensors file .*; fetch the file again"):
        load_weights(folder)


def _replace(folder: Path, data: bytes) -> None:
    """Puts another file there with its own checksum in the manifest."""
    (folder / WEIGHTS_FILE).write_bytes(data)
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["weights"].update(bytes=len(data), sha256=hashlib.sha256(data).hexdigest())
    (folder / "manifest.json").write_text(json.dumps(manifest))


@pytest.mark.parametrize("factor", [0, -1, float("nan")])
def test_a_calibration_that_cannot_be_is_refused(altered: Any, factor: float) -> None:
    with pytest.raises(WeightsError, match="covariance_scale is not above 0; calibrate again"):
        load_weights(altered(lambda manifest: manifest["calibration"]["covariance_scale"].update(crotch=factor)))


def test_an_incomplete_manifest_is_refused(altered: Any) -> None:
    with pytest.raises(WeightsError, match="incomplete"):
        load_weights(altered(lambda manifest: manifest.pop("calibration")))


def test_missing_weights_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="fetch or train"):
        load_weights(tmp_path)


def test_the_committed_weights_load_and_say_how_good_they_are() -> None:
    weights = load_weights(weights_folder())
    assert (weights_folder() / WEIGHTS_FILE).stat().st_size <= 25e6
    metrics = weights.manifest["metrics"]
    assert metrics["split"] == "validation"
    assert metrics["second_look"]["normalised_error"] <= 0.05
    assert all(factor > 0 for factor in weights.covariance_scale)
