from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from data_set import write_data_set
from fitsize_inference.datasets.labels import read_split
from fitsize_inference.evaluation.runtimes import accuracies, costs, reading_cost
from fitsize_inference.models import NetworkOutput, load_weights
from fitsize_inference.models.runtimes import TorchRuntime


class Shifted:
    """PyTorch's answers, one cell to the right."""

    name = "shifted"

    def __init__(self, reference: TorchRuntime) -> None:
        self._reference = reference

    def run(self, images: NDArray[np.uint8]) -> NetworkOutput:
        output = self._reference.run(images)
        return output._replace(heatmaps=torch.roll(output.heatmaps, 1, 3))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_data_set(tmp_path_factory.mktemp("data"), {"validation": 1})


def test_runtimes_are_compared_with_the_first_one(data: Path, random_weights: Path) -> None:
    weights = load_weights(random_weights)
    labels = read_split(data, "validation", data / "no_fixes.json")
    reference = TorchRuntime(weights.network)
    accuracy, _ = accuracies(weights, [reference, Shifted(reference)], labels)
    assert accuracy["torch-float32"].difference == accuracy["torch-float32"].deviation == 0
    assert accuracy["shifted"].deviation > 0.001
    low, high = accuracy["shifted"].interval
    assert low <= accuracy["shifted"].difference <= high


def test_costs_are_of_one_photo_and_hold_the_network(data: Path, random_weights: Path) -> None:
    weights = load_weights(random_weights)
    labels = read_split(data, "validation", data / "no_fixes.json")
    reference = TorchRuntime(weights.network)
    cost = costs(weights, [reference, Shifted(reference)], labels, (4,))
    assert cost["torch-float32"][0].ratio == 1
    assert all(0 < each[0].network < each[0].total for each in cost.values())
    assert reading_cost(labels) > 0
