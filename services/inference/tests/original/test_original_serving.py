import base64
import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import yaml
from made_up import photo

from fitsize_inference.__main__ import main
from fitsize_inference.models import WeightsError
from fitsize_inference.models.original import load_original
from fitsize_inference.photos import PhotoPyramid, decode_photo
from fitsize_inference.predictor import GarmentPhoto
from fitsize_inference.predictor.original import OriginalPredictor
from fitsize_inference.serving.keypoints_handler import KeypointsHandler
from fitsize_inference.serving.store import OriginalChoice, export_store
from fitsize_inference.spec import GARMENT_TYPES


class Context:
    """What TorchServe hands to a handler, with the settings of an exported store."""

    def __init__(self, folder: Path) -> None:
        self.system_properties = {"model_dir": str(folder)}
        self.model_yaml_config = yaml.safe_load((folder / "model-config.yaml").read_text())
        self.metrics = self
        self.statuses: dict[int, int] = {}

    def add_counter(self, name: str, value: int) -> None: ...

    def get_all_request_header(self, idx: int) -> dict[str, str]:  # noqa: ARG002
        return {}

    def set_response_status(self, code: int, phrase: str, idx: int) -> None:
        assert phrase
        self.statuses[idx] = code


def jpeg_of(width: int, height: int) -> bytes:
    return bytes(cv2.imencode(".jpg", photo(width, height))[1])


def _row(image: bytes, garment_type: str) -> dict[str, Any]:
    tensors = {"image": base64.b64encode(image).decode(), "garment_type": garment_type}
    inputs = [{"name": name, "datatype": "BYTES", "shape": [1], "data": [value]} for name, value in tensors.items()]
    return {"body": {"id": "scan", "inputs": inputs}}


def test_the_switch_makes_a_store_that_serves_the_original_networks(
    random_weights: Path, onnx_files: Path, tmp_path: Path
) -> None:
    choice = OriginalChoice("cpn-onnx", onnx_files)
    folder = export_store(random_weights, tmp_path / "store", cores=2, original=choice)[0]
    context = Context(folder)
    assert context.model_yaml_config["minWorkers"] == context.model_yaml_config["maxWorkers"] == 1
    assert context.model_yaml_config["batchSize"] == 8
    handler = KeypointsHandler()
    handler.initialize(context)
    # Above twice the pixels from which on the present network has a photo decoded smaller.
    images = [jpeg_of(320, 240), jpeg_of(2000, 1700), b"no image", jpeg_of(300, 300)]
    replies = handler.handle(
        [_row(image, kind) for image, kind in zip(images, ("skirt", "dress", "skirt", "auto"), strict=True)], context
    )
    assert context.statuses == {0: 200, 1: 200, 2: 422, 3: 200}
    original = load_original("cpn-onnx", onnx_files)
    for index, kind in ((0, "skirt"), (1, "dress")):
        assert replies[index]["parameters"]["weights_version"] == original.version
        outputs = {item["name"]: np.array(item["data"]) for item in replies[index]["outputs"]}
        item = GarmentPhoto(PhotoPyramid(decode_photo(images[index]).pixels), kind)
        (wanted,) = OriginalPredictor(original).predict([item])
        np.testing.assert_allclose(outputs["keypoints"], wanted.points.ravel(), atol=0.01)
        assert outputs["presence"].sum() <= len(GARMENT_TYPES[kind].keypoints)


def test_files_that_could_not_be_served_are_not_exported(
    random_weights: Path, onnx_files: Path, tmp_path: Path
) -> None:
    files = tmp_path / "files"
    files.mkdir()
    for path in onnx_files.iterdir():
        (files / path.name).write_bytes(path.read_bytes())
    (files / "dress_100.onnx").write_bytes((onnx_files / "blouse_100.onnx").read_bytes())
    with pytest.raises(WeightsError, match="dress has 15"):
        export_store(random_weights, tmp_path / "store", original=OriginalChoice("cpn-onnx", files))
    assert not (tmp_path / "store").exists()


def test_without_the_switch_the_present_network_is_served(random_weights: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert main(["export", "--weights", str(random_weights), "--output", str(store)]) == 0
    assert "network" not in yaml.safe_load((store / "keypoints" / "model-config.yaml").read_text())["handler"]


def test_the_command_line_switches(
    random_weights: Path, onnx_files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weights, network = ["--weights", str(random_weights)], ["--network", "cpn-onnx"]
    store = tmp_path / "store"
    assert main(["export", *weights, "--output", str(store), *network]) == 1
    assert "needs --original-weights" in capsys.readouterr().err
    files = ["--original-weights", str(onnx_files)]
    assert main(["export", *weights, "--output", str(store), *network, *files]) == 0
    settings = yaml.safe_load((store / "keypoints" / "model-config.yaml").read_text())["handler"]
    assert settings["network"] == "cpn-onnx"
    assert settings["original_weights"] == str(onnx_files)

    source = tmp_path / "photo.jpg"
    source.write_bytes(jpeg_of(320, 240))
    capsys.readouterr()
    assert main(["predict", *weights, "--clothing", "trousers", "--source", str(source), *network, *files]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert list(printed["keypoints"]) == list(GARMENT_TYPES["trousers"].keypoints)
    assert printed["weights_version"].startswith("cpn-onnx-")
