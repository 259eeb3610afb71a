"""A model repository for MLServer, which speaks the Open Inference Protocol as TorchServe does."""

import json
from pathlib import Path
from typing import Any

from fitsize_inference.models import load_weights
from fitsize_inference.models.runtimes.onnx import to_onnx
from fitsize_inference.models.weights import MANIFEST_FILE, WEIGHTS_FILE
from fitsize_inference.serving.store import write_folder

SETTINGS_FILE = "model-settings.json"
NETWORK_FILE = "network.onnx"
MODELS = "fitsize_inference.serving.mlserver_models"
# What waits while a batch runs becomes the next one, so nobody waits for company.
LARGEST_BATCH = 8


def export_repository(weights: Path, repository: Path) -> list[Path]:
    """Writes both models and returns their folders: the keypoint network as ONNX, and the marker.

    Started by `mlserver start REPOSITORY` in an environment that has this package. Raises WeightsError, OSError.
    """
    network = load_weights(weights).network
    repository.mkdir(parents=True, exist_ok=True)
    keypoints = {
        Path(NETWORK_FILE): to_onnx(network),
        **{Path(name): (weights / name).read_bytes() for name in (WEIGHTS_FILE, MANIFEST_FILE)},
    }
    return [
        _write(repository, "keypoints", "KeypointsModel", LARGEST_BATCH, {"onnx": NETWORK_FILE}, keypoints),
        _write(repository, "marker", "MarkerModel", 1, {}, {}),
    ]


def _write(
    repository: Path, name: str, model: str, largest_batch: int, handler: dict[str, Any], files: dict[Path, bytes]
) -> Path:
    settings = {
        "name": name,
        "implementation": f"{MODELS}.{model}",
        "parameters": {
            "uri": ".",
            "version": "1.0",
            "extra": {"largest_batch": largest_batch, "handler": {"threads": 1, **handler}},
        },
    }
    return write_folder(
        repository / name, {Path(SETTINGS_FILE): (json.dumps(settings, indent=2) + "\n").encode(), **files}
    )
