import base64
import json
from pathlib import Path

import pytest
from recording_context import RecordingContext

from fitsize_inference.models import WeightsError
from fitsize_inference.serving.keypoints_handler import KeypointsHandler
from fitsize_inference.serving.mlserver_store import export_repository


def _states(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_the_repository_has_both_models_and_a_second_export_touches_nothing(
    random_weights: Path, tmp_path: Path
) -> None:
    folders = export_repository(random_weights, tmp_path / "repository")
    assert [folder.name for folder in folders] == ["keypoints", "marker"]
    for folder in folders:
        settings = json.loads((folder / "model-settings.json").read_text())
        assert settings["name"] == folder.name
        # MLServer imports it; it is not installed beside the service, but in an environment of its own.
        assert settings["implementation"].startswith("fitsize_inference.serving.mlserver_models.")
    before = _states(tmp_path)
    export_repository(random_weights, tmp_path / "repository")
    assert _states(tmp_path) == before


def test_the_handler_answers_with_the_network_of_the_onnx_file(
    random_weights: Path, tmp_path: Path, jpeg: bytes
) -> None:
    folder = export_repository(random_weights, tmp_path)[0]
    settings = json.loads((folder / "model-settings.json").read_text())
    inputs = [
        {"name": "image", "datatype": "BYTES", "shape": [1], "data": [base64.b64encode(jpeg).decode()]},
        {"name": "garment_type", "datatype": "BYTES", "shape": [1], "data": ["blouse"]},
    ]
    answers = []
    for settings_of_handler in (settings["parameters"]["extra"]["handler"], {"runtime": "torch-float32"}):
        context = RecordingContext(folder, settings_of_handler)
        handler = KeypointsHandler()
        handler.initialize(context)
        answers += handler.handle([{"body": {"id": "scan", "inputs": inputs}}], context)
    ours, theirs = answers
    assert ours["parameters"]["runtime"] == "onnxruntime-float32"
    for our_output, their_output in zip(ours["outputs"], theirs["outputs"], strict=True):
        assert our_output["data"] == pytest.approx(their_output["data"], rel=0.01, abs=0.5)


def test_weights_that_cannot_be_served_are_not_exported(tmp_path: Path) -> None:
    with pytest.raises(WeightsError):
        export_repository(tmp_path / "absent", tmp_path / "repository")
    assert not (tmp_path / "repository").exists()
