import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

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
