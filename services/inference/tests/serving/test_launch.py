import json
import sys
from pathlib import Path

import pytest
import yaml

from fitsize_inference.serving.launch import LaunchError, Ports, write_launch

PORTS = Ports(18080, 18081, 18082)


@pytest.fixture
def java(tmp_path: Path) -> Path:
    path = tmp_path / "java"
    path.touch()
    return path


def test_the_launch_file_starts_the_server_itself(tmp_path: Path, java: Path) -> None:
    store = tmp_path / "store"
    store.mkdir()
    launch = json.loads(write_launch(store, tmp_path / "run", PORTS, java).read_text())
    assert launch["command"][0] == str(java)
    assert launch["command"][launch["command"].index("--python") + 1] == sys.executable
    assert launch["environment"]["TS_OPEN_INFERENCE_PROTOCOL"] == "oip"
    assert launch["management"] == "http://127.0.0.1:18081"
    assert Path(launch["directory"]).is_dir()
    properties = dict(line.split("=", 1) for line in (tmp_path / "run" / "config.properties").read_text().splitlines())
    assert properties["inference_address"] == "http://127.0.0.1:18080"
    metrics = yaml.safe_load(Path(properties["metrics_config"]).read_text())
    assert {"Images", "Batches", "BadImages"} <= {entry["name"] for entry in metrics["model_metrics"]["counter"]}


def test_what_is_missing_is_said(tmp_path: Path, java: Path) -> None:
    with pytest.raises(LaunchError, match="export"):
        write_launch(tmp_path / "absent", tmp_path / "run", PORTS, java)
    (tmp_path / "store").mkdir()
    with pytest.raises(LaunchError, match="no such file"):
        write_launch(tmp_path / "store", tmp_path / "run", PORTS, tmp_path / "nojava")
