"""Stops a training whose numbers have run away, before they reach the weights."""

import math

from torch import nn

from fitsize_inference.training.losses import Losses


class NotFiniteError(RuntimeError):
    """A loss or a gradient that is NaN or infinite; the message names it and its step."""


def require_finite(step: int, loss: Losses, gradient: float, network: nn.Module) -> None:
    """Raises NotFiniteError. gradient: the norm over all parameters."""
    if math.isfinite(gradient) and math.isfinite(loss.total.item()):
        return
    for name, value in zip(loss._fields, loss, strict=True):
        if not math.isfinite(value.item()):
            raise NotFiniteError(f"step {step}: the loss `{name}` is {value.item()}")
    for name, parameter in network.named_parameters():
        if parameter.grad is not None and not bool(parameter.grad.isfinite().all()):
            raise NotFiniteError(f"step {step}: the gradient of {name} is not finite")
    raise NotFiniteError(f"step {step}: the gradient's norm is {gradient}")
