import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from made_up import SEED, network_input
from numpy.typing import NDArray

from fitsize_inference.models.original import Backbone, CascadedPyramidNetwork, seeded_state
from fitsize_inference.spec import GARMENT_TYPES

GOLDEN = Path(__file__).parent / "golden"
OUTPUTS: list[dict[str, Any]] = json.loads((GOLDEN / "outputs.json").read_text())


def _unfilled(backbone: Backbone, garment_type: str) -> CascadedPyramidNetwork:
    with torch.device("meta"):
        return CascadedPyramidNetwork(backbone, len(GARMENT_TYPES[garment_type].keypoints))


@pytest.mark.parametrize("garment_type", GARMENT_TYPES)
@pytest.mark.parametrize("backbone", ["resnet152", "senet154"])
def test_names_shapes_and_their_order_are_those_of_the_public_source(backbone: Backbone, garment_type: str) -> None:
    keypoints = str(len(GARMENT_TYPES[garment_type].keypoints))
    wanted = [
        line.replace("K", keypoints).split(" ") for line in (GOLDEN / f"state_{backbone}.txt").read_text().splitlines()
    ]
    state = _unfilled(backbone, garment_type).state_dict()
    assert [[name, *map(str, value.shape)] for name, value in state.items()] == wanted


def _compare(found: NDArray[np.float32], golden: dict[str, Any]) -> None:
    """To a thousandth of the spread: sums over thousands of channels differ in their order from machine to machine."""
    assert list(found.shape) == golden["shape"]
    values = found.astype(np.float64).ravel()
    tolerance = 1e-3 * golden["spread"]
    assert values.mean() == pytest.approx(golden["mean"], abs=tolerance)
    assert values.std() == pytest.approx(golden["spread"], abs=tolerance)
    np.testing.assert_allclose(values[golden["places"]], golden["values"], atol=tolerance)


@pytest.mark.parametrize("case", OUTPUTS, ids=lambda case: f"{case['backbone']}-{case['type']}-{case['size']}")
def test_seeded_weights_make_the_public_sources_outputs(case: dict[str, Any]) -> None:
    network = _unfilled(case["backbone"], case["type"])
    network.load_state_dict(seeded_state(network.state_dict(), SEED), assign=True)
    with torch.inference_mode():
        first, refined = network.eval()(torch.from_numpy(network_input(case["size"])))
    _compare(first.numpy(), case["global"])
    _compare(refined.numpy(), case["refined"])


def test_seeded_values_depend_on_name_shape_and_seed_alone() -> None:
    like = {"b.weight": torch.empty(2, 3), "a.bias": torch.empty(4)}
    alone = seeded_state({"b.weight": torch.empty(2, 3)}, 1)["b.weight"]
    assert torch.equal(seeded_state(like, 1)["b.weight"], alone)
    assert not torch.equal(seeded_state(like, 2)["b.weight"], alone)
