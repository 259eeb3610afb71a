"""The model store that TorchServe loads: one folder a model, no archives to unpack."""

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from fitsize_inference.models import load_weights
from fitsize_inference.models.original import OriginalName, check_original
from fitsize_inference.models.weights import MANIFEST_FILE, WEIGHTS_FILE

CONFIG_FILE = "model-config.yaml"
VERSION = "1.0"


@dataclass(frozen=True)
class ServedModel:
    """A model as TorchServe registers it. handler: the module, imported from the installed package."""

    name: str
    handler: str
    config: dict[str, Any]
    files: tuple[Path, ...]


@dataclass(frozen=True)
class OriginalChoice:
    """Which of the original networks to serve, and the folder of their files. They stay there: 1.7 GB and more."""

    name: OriginalName
    folder: Path


def served_models(weights: Path, cores: int, original: OriginalChoice | None = None) -> tuple[ServedModel, ...]:
    """Both models with their settings for a machine with so many cores.

    As many workers look for the marker as for keypoints: it takes the longer in most photos. One thread a worker: two
    workers of one thread answered half as many images again as one worker of two threads.
    maxBatchDelay is what a lone request waits at most.
    """
    common = {
        "responseTimeout": 60,
        "startupTimeout": 120,
        "maxRetryTimeoutInSec": 300,
        "deviceType": "cpu",
        "handler": {"threads": 1},
    }
    workers = max(1, min(cores, 8))
    keypoint_settings: dict[str, Any] = {
        "minWorkers": workers,
        "maxWorkers": workers,
        "batchSize": 8,
        "maxBatchDelay": 10,
        **common,
    }
    if original is not None:
        keypoint_settings |= _original_settings(original, cores)
    return (
        ServedModel(
            "keypoints",
            "fitsize_inference.serving.keypoints_handler",
            keypoint_settings,
            (weights / WEIGHTS_FILE, weights / MANIFEST_FILE),
        ),
        ServedModel(
            "marker",
            "fitsize_inference.serving.marker_handler",
            {
                "minWorkers": workers,
                "maxWorkers": workers,
                "batchSize": 1,
                "maxBatchDelay": 1,
                **common,
            },
            (),
        ),
    )


def _original_settings(original: OriginalChoice, cores: int) -> dict[str, Any]:
    """One worker with all cores: each holds all five networks, and one image alone keeps all cores busy for seconds."""
    return {
        "minWorkers": 1,
        "maxWorkers": 1,
        "responseTimeout": 300,
        "startupTimeout": 300,
        "handler": {"threads": cores, "network": original.name, "original_weights": str(original.folder.resolve())},
    }


def export_store(
    weights: Path, store: Path, cores: int | None = None, original: OriginalChoice | None = None
) -> list[Path]:
    """Writes the model store and returns its models' folders; what is up to date already stays untouched.

    original: serve these instead of the present network, which then only says what kind of garment there is.
    Refuses weights that could not be served (load_weights), rather than let a worker fail again and again.
    Raises WeightsError, OSError.
    """
    load_weights(weights)
    if original is not None:
        check_original(original.name, original.folder)
    store.mkdir(parents=True, exist_ok=True)
    models = served_models(weights, cores or os.cpu_count() or 1, original)
    return [_write_model(model, store) for model in models]


def _write_model(model: ServedModel, store: Path) -> Path:
    folder = store / model.name
    manifest = {
        "createdOn": "",
        "runtime": "python",
        "archiverVersion": VERSION,
        "model": {
            "modelName": model.name,
            "modelVersion": VERSION,
            "handler": model.handler,
            "configFile": CONFIG_FILE,
        },
    }
    contents = {
        Path("MAR-INF") / "MANIFEST.json": json.dumps(manifest, indent=2).encode(),
        Path(CONFIG_FILE): yaml.safe_dump(model.config, sort_keys=False).encode(),
        **{Path(file.name): file.read_bytes() for file in model.files},
    }
    return write_folder(folder, contents)


def write_folder(folder: Path, contents: dict[Path, bytes]) -> Path:
    """Makes a folder hold exactly these files, and returns it; one that does already stays untouched."""
    present = (
        {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()} if folder.is_dir() else {}
    )
    if present.keys() == contents.keys() and all(path.read_bytes() == contents[name] for name, path in present.items()):
        return folder
    # Written aside and swapped in: a server that starts meanwhile must not find half a model. It skips hidden ones.
    aside = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    for name, content in contents.items():
        path = aside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if folder.exists():
        shutil.rmtree(folder)
    aside.rename(folder)
    return folder
