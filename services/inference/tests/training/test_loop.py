import copy
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from fitsize_inference.codec import Looks
from fitsize_inference.datasets.backgrounds import marker_sheets
from fitsize_inference.datasets.labels import LabelledPhoto, type_mask
from fitsize_inference.datasets.pool import Pool
from fitsize_inference.datasets.samples import SampleMaker
from fitsize_inference.datasets.stream import SampleStream
from fitsize_inference.models import KeypointNetwork
from fitsize_inference.photos import PhotoPyramid
from fitsize_inference.training.average import WeightAverage
from fitsize_inference.training.checkpoint import CheckpointError, TrainingState
from fitsize_inference.training.loop import StepReport, learning_rate, train
from fitsize_inference.training.settings import TrainingSettings

SETTINGS = TrainingSettings(steps=3, batch_size=1, warmup=2, bfloat16=False, checkpoint_every=2)


def _stream(length: int = 3) -> SampleStream:
    random = np.random.default_rng(0)
    photo = PhotoPyramid(random.integers(0, 255, (200, 150, 3), dtype=np.uint8))
    points = random.uniform(20, 130, (24, 2)).astype(np.float32)
    label = LabelledPhoto(Path("a.jpg"), "trousers", points, type_mask("trousers"))
    return SampleStream([Pool([photo], [label])], SampleMaker(marker_sheets(), Looks()), 1, length, 1)


class _Recorder:
    """Keeps what it is told; stops at a checkpoint, or interrupts itself as Ctrl-C would, if asked to."""

    def __init__(self, stop_at: int = 0, interrupt_at: int = 0) -> None:
        self.stop_at, self.interrupt_at = stop_at, interrupt_at
        self.reports: list[StepReport] = []
        self.checkpoints: list[int] = []
        self.state: dict[str, Any] = {}

    def stepped(self, report: StepReport) -> None:
        self.reports.append(report)
        if report.step == self.interrupt_at:
            os.kill(os.getpid(), signal.SIGINT)

    def checkpoint(self, state: TrainingState) -> bool:
        self.checkpoints.append(state.step)
        return state.step != self.stop_at

    def interrupted(self, state: TrainingState) -> None:
        self.state = copy.deepcopy(state.state_dict())


def _trained(
    recorder: _Recorder, settings: TrainingSettings = SETTINGS, checkpoint: dict[str, Any] | None = None
) -> dict[str, torch.Tensor]:
    torch.manual_seed(0)
    network = KeypointNetwork(width=16, hidden=16)
    return train(network, _stream(settings.steps), settings, recorder, checkpoint).state_dict()


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Sums in another order differ in their last bits."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def test_a_run_changes_the_weights_and_tells_how_it_goes() -> None:
    torch.manual_seed(0)
    untrained = KeypointNetwork(width=16, hidden=16).state_dict()
    recorder = _Recorder()
    trained = _trained(recorder)
    assert recorder.checkpoints == [2, 3]
    assert [report.step for report in recorder.reports] == [1, 2, 3]
    assert recorder.reports[0].rate == pytest.approx(SETTINGS.head_rate / 2)
    assert any(not torch.equal(trained[name], untrained[name]) for name in trained)
    assert all(value.isfinite().all() for value in trained.values())


def test_an_interrupted_and_resumed_run_equals_an_uninterrupted_one_to_the_bit() -> None:
    settings = replace(SETTINGS, steps=5)
    whole = _Recorder()
    expected = _trained(whole, settings)
    first = _Recorder(interrupt_at=3)
    _trained(first, settings)
    assert [report.step for report in first.reports] == [1, 2, 3]
    second = _Recorder()
    resumed = _trained(second, settings, first.state)
    assert [*first.reports, *second.reports] == whole.reports
    for name, value in expected.items():
        assert torch.equal(value, resumed[name]), name


def test_a_run_stops_when_its_checkpoint_says_so() -> None:
    recorder = _Recorder(stop_at=2)
    _trained(recorder)
    assert [report.step for report in recorder.reports] == [1, 2]


def test_the_state_of_another_network_is_refused() -> None:
    recorder = _Recorder(interrupt_at=1)
    _trained(recorder)
    other = KeypointNetwork(width=24, hidden=16)
    with pytest.raises(CheckpointError, match="another network"):
        train(other, _stream(), SETTINGS, _Recorder(), recorder.state)


def test_the_rate_rises_then_falls_to_nothing() -> None:
    settings = TrainingSettings(steps=100, warmup=10)
    rates = [learning_rate(step, settings) for step in range(100)]
    assert rates[0] == pytest.approx(0.1)
    assert max(rates) == pytest.approx(1.0)
    assert rates[10:] == sorted(rates[10:], reverse=True)
    assert rates[-1] < 0.001


def test_the_average_lies_between_old_and_new() -> None:
    network = nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2))
    average = WeightAverage(network, smoothing=0.9)
    bias = network.get_parameter("0.bias")
    before = bias.detach().clone()
    with torch.no_grad():
        nn.init.constant_(bias, float(before.max()) + 1)
    for _ in range(400):
        average.update(network)
    torch.testing.assert_close(average.network.get_parameter("0.bias"), bias)
    with torch.no_grad():
        bias += 1
    average.update(network)
    torch.testing.assert_close(average.network.get_parameter("0.bias"), bias - 0.9)
