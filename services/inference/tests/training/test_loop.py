from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from fitsize_inference.codec import HeatmapCodec
from fitsize_inference.datasets.backgrounds import marker_sheets
from fitsize_inference.datasets.labels import LabelledPhoto, type_mask
from fitsize_inference.datasets.pool import Pool
from fitsize_inference.datasets.samples import SampleMaker
from fitsize_inference.datasets.stream import SampleStream
from fitsize_inference.models import KeypointNetwork
from fitsize_inference.photos import PhotoPyramid
from fitsize_inference.training.average import WeightAverage
from fitsize_inference.training.loop import learning_rate, train
from fitsize_inference.training.settings import TrainingSettings

SETTINGS = TrainingSettings(steps=3, batch_size=1, warmup=2, bfloat16=False, checkpoint_every=2)


def _stream() -> SampleStream:
    random = np.random.default_rng(0)
    photo = PhotoPyramid(random.integers(0, 255, (200, 150, 3), dtype=np.uint8))
    points = random.uniform(20, 130, (24, 2)).astype(np.float32)
    label = LabelledPhoto(Path("a.jpg"), "trousers", points, type_mask("trousers"))
    return SampleStream([Pool([photo], [label])], SampleMaker(HeatmapCodec(), marker_sheets()), 1, 3)


def _trained() -> tuple[dict[str, torch.Tensor], list[int]]:
    saved: list[int] = []
    torch.manual_seed(0)
    network = train(KeypointNetwork(), _stream(), SETTINGS, lambda _average, step: saved.append(step))
    return network.state_dict(), saved


def test_a_run_changes_the_weights_repeats_itself_and_saves_on_the_way() -> None:
    torch.manual_seed(0)
    untrained = KeypointNetwork().state_dict()
    first, saved = _trained()
    second, _ = _trained()
    assert saved == [2, 3]
    assert any(not torch.equal(first[name], untrained[name]) for name in first)
    for name, value in first.items():
        torch.testing.assert_close(value, second[name])
        assert value.isfinite().all()


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
