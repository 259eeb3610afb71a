"""The training loop."""

import logging
import math
import time
from collections.abc import Callable, Iterator
from functools import partial

import cv2
import torch
from torch import nn
from torch.utils.data import DataLoader

from fitsize_inference.codec import HeatmapCodec
from fitsize_inference.datasets.samples import Sample
from fitsize_inference.datasets.stream import SampleStream
from fitsize_inference.models import KeypointNetwork
from fitsize_inference.training.average import WeightAverage
from fitsize_inference.training.batches import Batch, to_batch
from fitsize_inference.training.losses import losses
from fitsize_inference.training.settings import TrainingSettings

logger = logging.getLogger(__name__)


def _prepare_worker(_worker: int) -> None:
    cv2.setNumThreads(0)
    torch.set_num_threads(1)
    torch.set_flush_denormal(False)


def _collate(samples: list[Sample], codec: HeatmapCodec) -> Batch:
    return to_batch(samples, codec)


def learning_rate(step: int, settings: TrainingSettings) -> float:
    """Share of the full rate at a step: a linear rise, then half a cosine down to zero."""
    if step < settings.warmup:
        return (step + 1) / settings.warmup
    passed = (step - settings.warmup) / max(1, settings.steps - settings.warmup)
    return 0.5 * (1.0 + math.cos(math.pi * passed))


def _optimiser(network: KeypointNetwork, settings: TrainingSettings) -> torch.optim.AdamW:
    groups = []
    for module_name, rate in (("backbone", settings.backbone_rate), ("", settings.head_rate)):
        for decays in (True, False):
            chosen = [
                parameter
                for name, parameter in network.named_parameters()
                if name.startswith("backbone") == (module_name == "backbone") and (parameter.ndim > 1) == decays
            ]
            decay = settings.weight_decay if decays else 0.0
            groups.append({"params": chosen, "lr": rate, "weight_decay": decay})
    # The fused step takes a tenth of the time of the default one on a CPU.
    return torch.optim.AdamW(groups, fused=True)


def train(
    network: KeypointNetwork,
    stream: SampleStream,
    settings: TrainingSettings,
    save: Callable[[nn.Module, int], None],
) -> KeypointNetwork:
    """Trains a network in place and returns the moving average of its weights.

    stream: at least steps x batch_size samples. save: called with the average now and then, and at the end.
    The validation photos have no say here: the last average is what is kept, no checkpoint is chosen by its score.
    """
    torch.manual_seed(settings.seed)
    # Moments of the optimiser that fade into denormal numbers made its step several times slower.
    torch.set_flush_denormal(True)
    try:
        return _train(network, stream, settings, save)
    finally:
        torch.set_flush_denormal(False)


def _train(
    network: KeypointNetwork,
    stream: SampleStream,
    settings: TrainingSettings,
    save: Callable[[nn.Module, int], None],
) -> KeypointNetwork:
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    network.train()
    optimiser = _optimiser(network, settings)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, partial(learning_rate, settings=settings))
    average = WeightAverage(network, settings.smoothing)
    loader: DataLoader[Batch] = DataLoader(
        stream,  # type: ignore[arg-type]
        batch_size=settings.batch_size,
        num_workers=1,
        prefetch_factor=4,
        collate_fn=partial(_collate, codec=stream.maker.codec),
        worker_init_fn=_prepare_worker,
    )
    started = time.monotonic()
    batches: Iterator[Batch] = iter(loader)
    for step, batch in zip(range(1, settings.steps + 1), batches, strict=False):
        with torch.autocast("cpu", torch.bfloat16, enabled=settings.bfloat16):
            output = network(batch.images)
        loss = losses(output, batch)
        optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(loss.total)
        norm = nn.utils.clip_grad_norm_(network.parameters(), settings.gradient_limit)
        optimiser.step()
        schedule.step()
        average.update(network)
        if step % 10 == 0 or step == settings.steps:
            logger.info(
                "step %d of %d, %.2f s a step: points %.3f presence %.3f type %.3f garment %.3f, gradient %.2f",
                step,
                settings.steps,
                (time.monotonic() - started) / step,
                *(part.item() for part in loss[:4]),
                norm.item(),
            )
        if step % settings.checkpoint_every == 0 or step == settings.steps:
            save(average.network, step)
    return average.network
