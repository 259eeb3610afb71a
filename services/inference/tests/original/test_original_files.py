from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from stand_ins import SMALL, small_network, write_onnx

from fitsize_inference.models import WeightsError
from fitsize_inference.models.original import (
    ORIGINAL_NAMES,
    Backbone,
    OriginalName,
    load_original,
    load_original_file,
    original_file,
)
from fitsize_inference.spec import GARMENT_TYPES

NAMES: list[tuple[OriginalName, Backbone]] = [("cpn-resnet152", "resnet152"), ("cpn-senet154", "senet154")]


def _images(count: int) -> NDArray[np.float32]:
    return np.random.default_rng(count).random((count, 3, 512, 512), np.float32)


def _heatmaps(network: torch.nn.Module, images: NDArray[np.float32]) -> NDArray[np.float32]:
    with torch.inference_mode():
        return np.asarray(network(torch.from_numpy(images))[1].numpy())


def _write_checkpoint(path: Path, state: dict[str, Any]) -> Path:
    """With everything that the public source writes beside the weights."""
    others = {"epoch": 36, "save_dir": "checkpoints/", "lr": 1e-3, "best_val_loss": np.float64(1.25)}
    torch.save({**others, "state_dict": state}, path)
    return path


@pytest.mark.parametrize(("name", "backbone"), NAMES)
def test_a_checkpoint_of_the_public_source_is_loaded(name: OriginalName, backbone: Backbone, tmp_path: Path) -> None:
    network = small_network("skirt", backbone=backbone)
    path = _write_checkpoint(tmp_path / "skirt.ckpt", dict(network.state_dict()))
    loaded = load_original_file(name, "skirt", path, layout=SMALL)
    assert loaded.keypoints == 4
    images = _images(2)
    np.testing.assert_allclose(loaded.heatmaps(images), _heatmaps(network, images), atol=1e-3)


def test_checkpoints_older_than_counts_of_batches_are_loaded(tmp_path: Path) -> None:
    state = {k: v for k, v in small_network("skirt").state_dict().items() if not k.endswith("num_batches_tracked")}
    path = _write_checkpoint(tmp_path / "skirt.ckpt", state)
    assert load_original_file("cpn-resnet152", "skirt", path, layout=SMALL).keypoints == 4


@pytest.mark.parametrize("any_batch", [False, True])
@pytest.mark.parametrize("backbone", ["resnet152", "senet154"])
def test_an_onnx_file_gives_what_pytorch_gives(backbone: Backbone, any_batch: bool, tmp_path: Path) -> None:
    network = small_network("trousers", backbone=backbone)
    path = write_onnx(network, tmp_path / "trousers_100.onnx", any_batch=any_batch)
    images = _images(3)
    found = load_original_file("cpn-onnx", "trousers", path).heatmaps(images)
    np.testing.assert_allclose(found, _heatmaps(network, images), atol=1e-3)


def test_each_garment_type_has_the_network_of_its_own_file(onnx_files: Path) -> None:
    """The original system loaded the blouse's weights for the dress."""
    original = load_original("cpn-onnx", onnx_files)
    images = _images(1)
    for kind in GARMENT_TYPES:
        own = load_original_file("cpn-onnx", kind, onnx_files / f"{kind}_100.onnx")
        assert original.networks[kind].keypoints == len(GARMENT_TYPES[kind].keypoints)
        np.testing.assert_array_equal(original.networks[kind].heatmaps(images), own.heatmaps(images))


def test_every_type_of_every_network_has_a_file_name_of_its_own() -> None:
    for name in ORIGINAL_NAMES:
        assert len({original_file(name, kind) for kind in GARMENT_TYPES}) == len(GARMENT_TYPES)


def test_the_version_names_the_very_files(onnx_files: Path, tmp_path: Path) -> None:
    version = load_original("cpn-onnx", onnx_files).version
    assert version.startswith("cpn-onnx-")
    for path in onnx_files.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert load_original("cpn-onnx", tmp_path).version == version
    write_onnx(small_network("dress", seed=99), tmp_path / "dress_100.onnx")
    assert load_original("cpn-onnx", tmp_path).version != version


def test_files_that_are_missing_are_named(onnx_files: Path, tmp_path: Path) -> None:
    (tmp_path / "skirt_100.onnx").write_bytes((onnx_files / "skirt_100.onnx").read_bytes())
    with pytest.raises(WeightsError, match=r"blouse_100\.onnx, outwear_100\.onnx, trousers_100\.onnx, dress_100\.onnx"):
        load_original("cpn-onnx", tmp_path)
    with pytest.raises(WeightsError, match=r"skirt\.ckpt"):
        load_original("cpn-resnet152", tmp_path)


def test_the_file_of_another_type_is_refused(onnx_files: Path, tmp_path: Path) -> None:
    for path in onnx_files.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "dress_100.onnx").write_bytes((onnx_files / "blouse_100.onnx").read_bytes())
    with pytest.raises(WeightsError, match=r"dress_100.*13 keypoints, those of blouse, but dress has 15"):
        load_original("cpn-onnx", tmp_path)
    checkpoint = _write_checkpoint(tmp_path / "dress.ckpt", dict(small_network("blouse").state_dict()))
    with pytest.raises(WeightsError, match="13 keypoints, those of blouse, but dress has 15"):
        load_original_file("cpn-resnet152", "dress", checkpoint, layout=SMALL)


def _reshape(state: dict[str, Any]) -> None:
    state["global_net.conv1.weight"] = state["global_net.conv1.weight"][:, :, :5, :5].clone()


def _spoil(state: dict[str, Any]) -> None:
    state["refine_net.output.0.bn1.bias"][0] = float("nan")


def _drop(state: dict[str, Any]) -> None:
    del state["global_net.toplayer2.bias"]


def _add(state: dict[str, Any]) -> None:
    state["fc.weight"] = torch.zeros(2)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (_reshape, r"global_net\.conv1\.weight has the shape \[4, 3, 5, 5\] instead of \[4, 3, 7, 7\]"),
        (_spoil, "no finite numbers"),
        (_drop, r"1 names missing, 0 unknown, such as global_net\.toplayer2\.bias"),
        (_add, r"0 names missing, 1 unknown, such as fc\.weight"),
    ],
)
def test_a_checkpoint_that_does_not_fit_is_refused(
    change: Callable[[dict[str, Any]], None], complaint: str, tmp_path: Path
) -> None:
    state = dict(small_network("skirt").state_dict())
    change(state)
    path = _write_checkpoint(tmp_path / "skirt.ckpt", state)
    with pytest.raises(WeightsError, match=complaint):
        load_original_file("cpn-resnet152", "skirt", path, layout=SMALL)


def test_a_checkpoint_of_the_other_backbone_is_refused(tmp_path: Path) -> None:
    path = _write_checkpoint(tmp_path / "skirt.ckpt", dict(small_network("skirt", backbone="senet154").state_dict()))
    with pytest.raises(WeightsError, match="weights of another network"):
        load_original_file("cpn-resnet152", "skirt", path, layout=SMALL)


class _Harmful:
    def __reduce__(self) -> tuple[Any, ...]:
        return print, ("a checkpoint ran code",)


def test_what_is_no_checkpoint_is_refused_and_no_code_of_it_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "skirt.ckpt"
    whole = _write_checkpoint(path, dict(small_network("skirt").state_dict())).read_bytes()
    for content in (b"", b"no weights", whole[: len(whole) // 2]):
        path.write_bytes(content)
        with pytest.raises(WeightsError, match="not a checkpoint"):
            load_original_file("cpn-resnet152", "skirt", path, layout=SMALL)
    torch.save(_Harmful(), path)
    with pytest.raises(WeightsError, match="not a checkpoint"):
        load_original_file("cpn-resnet152", "skirt", path, layout=SMALL)
    assert capsys.readouterr().out == ""
    torch.save([1, 2], path)
    with pytest.raises(WeightsError, match="without a state_dict"):
        load_original_file("cpn-resnet152", "skirt", path, layout=SMALL)


def test_an_onnx_file_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "skirt_100.onnx"
    whole = write_onnx(small_network("skirt"), path).read_bytes()
    for content in (b"", b"no network", whole[: len(whole) // 2]):
        path.write_bytes(content)
        with pytest.raises(WeightsError, match="not an ONNX file"):
            load_original_file("cpn-onnx", "skirt", path)
    write_onnx(small_network("skirt"), path, size=256)
    with pytest.raises(WeightsError, match="takes"):
        load_original_file("cpn-onnx", "skirt", path)
    write_onnx(small_network("skirt").global_net, path)
    with pytest.raises(WeightsError, match="1 inputs and 4 outputs"):
        load_original_file("cpn-onnx", "skirt", path)
