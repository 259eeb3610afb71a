"""The moving average of a network's weights."""

import copy
from typing import Generic, TypeVar

import torch
from torch import nn

Network = TypeVar("Network", bound=nn.Module)


class WeightAverage(Generic[Network]):
    """Exponential moving average of all weights and buffers, which errs less than the last step's weights.

    Starts as a plain mean, so that the first steps are forgotten early.
    """

    def __init__(self, network: Network, smoothing: float) -> None:
        self.network: Network = copy.deepcopy(network).eval()
        self.smoothing = smoothing
        self.updates = 0

    @torch.no_grad()
    def update(self, network: nn.Module) -> None:
        """Moves the average towards the network's present weights."""
        self.updates += 1
        share = 1.0 - min(self.smoothing, self.updates / (self.updates + 10.0))
        for kept, current in zip(self.network.state_dict().values(), network.state_dict().values(), strict=True):
            if kept.dtype.is_floating_point:
                kept.lerp_(current, share)
            else:
                kept.copy_(current)
