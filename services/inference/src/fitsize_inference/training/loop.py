"""The training loop."""

import math
import signal
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple, Protocol

import cv2
import torch
from torch import nn
from torch.utils.data import DataLoader

from fitsize_inference.datasets.stream import SampleStream
from fitsize_inference.models import KeypointNetwork
from fitsize_inference.training.average import WeightAverage
from fitsize_inference.training.batches import Batch, to_batch
from fitsize_inference.training.checkpoint import TrainingState, restore_random
from fitsize_inference.training.finite import require_finite
from fitsize_inference.training.interruption import Interruption
from fitsize_inference.training.losses import losses
from fitsize_inference.training.settings import TrainingSettings


def _prepare_worker(_worker: int) -> None:
    # Ctrl-C goes to the whole group of processes, but the step that waits for this worker is still to be finished.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cv2.setNumThreads(0)
    torch.set_num_threads(1)
    torch.set_flush_denormal(False)


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


class StepReport(NamedTuple):
    """A step just done. losses: by name, in nats. gradient: its norm before it was limited. rate: the heads'."""

    step: int
    losses: dict[str, float]
    gradient: float
    rate: float


class Watcher(Protocol):
    """What is done with a training while it runs."""

    def stepped(self, report: StepReport) -> None:
        """After each step."""

    def checkpoint(self, state: TrainingState) -> bool:
        """After every `checkpoint_every` steps and the last one; False stops the training."""

    def interrupted(self, state: TrainingState) -> None:
        """After the step in which somebody interrupted; the training stops."""


def train(
    network: KeypointNetwork,
    stream: SampleStream,
    settings: TrainingSettings,
    watcher: Watcher,
    checkpoint: dict[str, Any] | None = None,
) -> KeypointNetwork:
    """Trains a network in place and returns the moving average of its weights.

    stream: at least steps x batch_size samples. checkpoint: TrainingState.state_dict() of the same training, to go on
    from. Raises NotFiniteError, CheckpointError.
    """
    torch.manual_seed(settings.seed)
    # Moments of the optimiser that fade into denormal numbers made its step several times slower.
    torch.set_flush_denormal(True)
    try:
        return _train(network, stream, settings, watcher, checkpoint)
    finally:
        torch.set_flush_denormal(False)


def _train(
    network: KeypointNetwork,
    stream: SampleStream,
    settings: TrainingSettings,
    watcher: Watcher,
    checkpoint: dict[str, Any] | None,
) -> KeypointNetwork:
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    network.train()
    optimiser = _optimiser(network, settings)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, partial(learning_rate, settings=settings))
    average = WeightAverage(network, settings.smoothing)
    state = TrainingState(network, optimiser, schedule, average)
    if checkpoint is not None:
        state.load_state_dict(checkpoint)
    loader: DataLoader[Batch] = DataLoader(
        stream,  # type: ignore[arg-type]
        batch_size=settings.batch_size,
        sampler=range(state.step * settings.batch_size, len(stream)),
        num_workers=1,
        prefetch_factor=4,
        collate_fn=to_batch,
        worker_init_fn=_prepare_worker,
    )
    batches: Iterator[Batch] = iter(loader)
    if checkpoint is not None:
        restore_random(checkpoint)
    with Interruption() as interruption:
        for step, batch in zip(range(state.step + 1, settings.steps + 1), batches, strict=False):
            with torch.autocast("cpu", torch.bfloat16, enabled=settings.bfloat16):
                output = network(batch.images)
            loss = losses(output, batch)
            optimiser.zero_grad(set_to_none=True)
            torch.autograd.backward(loss.total)
            norm = nn.utils.clip_grad_norm_(network.parameters(), settings.gradient_limit).item()
            require_finite(step, loss, norm, network)
            rate = float(optimiser.param_groups[-1]["lr"])
            optimiser.step()
            schedule.step()
            average.update(network)
            state.step = step
            values = {name: value.item() for name, value in zip(loss._fields, loss, strict=True)}
            watcher.stepped(StepReport(step, values, norm, rate))
            due = step % settings.checkpoint_every == 0 or step == settings.steps
            if due:
                # Measuring is to see what serving will, and numpy warns where denormal numbers are missing.
                torch.set_flush_denormal(False)
                goes_on = watcher.checkpoint(state)
                torch.set_flush_denormal(True)
                if not goes_on:
                    break
            if interruption.requested and step < settings.steps:
                watcher.interrupted(state)
                break
    return average.network
