import json
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from fitsize_inference.models import WeightsError, load_weights
from fitsize_inference.serving.store import OriginalChoice, export_store, served_models


def _states(store: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in store.rglob("*") if path.is_file()}


def test_the_store_has_both_models_and_their_handlers_exist(random_weights: Path, tmp_path: Path) -> None:
    folders = export_store(random_weights, tmp_path / "store", cores=2)
    assert [folder.name for folder in folders] == ["keypoints", "marker"]
    for folder in folders:
        model = json.loads((folder / "MAR-INF" / "MANIFEST.json").read_text())["model"]
        assert model["modelName"] == folder.name
        assert import_module(model["handler"])
        config = yaml.safe_load((folder / model["configFile"]).read_text())
        assert config["maxBatchDelay"] <= 10
        assert config["minWorkers"] >= 1
    keypoints = yaml.safe_load((folders[0] / "model-config.yaml").read_text())
    assert keypoints["batchSize"] == 8
    assert keypoints["maxWorkers"] == 2
    marker = yaml.safe_load((folders[1] / "model-config.yaml").read_text())
    # The search takes the longer of both in most photos: fewer workers than cores would leave one idle.
    assert marker["maxWorkers"] == 2
    assert load_weights(folders[0]).version == "2000.01.01-random"


def test_a_lone_request_waits_at_most_ten_milliseconds_for_company(tmp_path: Path) -> None:
    for original in (None, OriginalChoice("cpn-onnx", tmp_path)):
        for cores in (1, 2, 16, 64):
            for model in served_models(tmp_path, cores, original):
                assert model.config["maxBatchDelay"] <= 10


def test_a_second_export_touches_nothing_and_a_change_is_repaired(random_weights: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    export_store(random_weights, store, cores=2)
    before = _states(store)
    export_store(random_weights, store, cores=2)
    assert _states(store) == before
    (store / "keypoints" / "model-config.yaml").write_text("batchSize: 1\n")
    (store / "keypoints" / "left-over.bin").write_bytes(b"x")
    export_store(random_weights, store, cores=2)
    assert _states(store).keys() == before.keys()
    assert yaml.safe_load((store / "keypoints" / "model-config.yaml").read_text())["batchSize"] == 8


def test_weights_that_cannot_be_served_are_not_exported(tmp_path: Path) -> None:
    with pytest.raises(WeightsError):
        export_store(tmp_path / "absent", tmp_path / "store")
    assert not (tmp_path / "store").exists()
