import math

import pytest
import torch
from torch import nn

from fitsize_inference.training.finite import NotFiniteError, require_finite
from fitsize_inference.training.losses import Losses


def _losses(**changed: float) -> Losses:
    values = {"points": 1.0, "presence": 1.0, "garment_type": 1.0, "garment": 1.0}
    values |= {"orientation": 1.0, "total": 1.0, **changed}
    return Losses(**{name: torch.tensor(value) for name, value in values.items()})


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_the_loss_that_ran_away_is_named_with_its_step(value: float) -> None:
    with pytest.raises(NotFiniteError, match="step 12: the loss `presence` is"):
        require_finite(12, _losses(presence=value, total=value), 1.0, nn.Linear(2, 1))


def test_the_parameter_whose_gradient_ran_away_is_named() -> None:
    network = nn.Sequential(nn.Linear(2, 1), nn.Linear(1, 1))
    for parameter in network.parameters():
        parameter.grad = torch.zeros_like(parameter)
    network.get_parameter("1.weight").grad = torch.tensor([[math.nan]])
    with pytest.raises(NotFiniteError, match=r"step 3: the gradient of 1\.weight is not finite"):
        require_finite(3, _losses(), math.nan, network)


def test_finite_numbers_pass() -> None:
    require_finite(1, _losses(), 4.0, nn.Linear(2, 1))
