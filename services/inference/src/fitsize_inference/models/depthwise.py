"""A depthwise convolution whose gradients are fast on a CPU."""

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional


class _DepthwiseConvolution(torch.autograd.Function):
    """In bfloat16 oneDNN has no fast kernel for the weights' gradient of 5x5 kernels, nor for the input's gradient at
    stride 2: they took two thirds of a training step. In float32 it has (one thread, batch 16: 5x5 with 672 channels at
    16x16, 86 ms against 24 ms; 3x3 at stride 2 with 96 channels at 128x128, 201 ms against 54 ms)."""

    @staticmethod
    def forward(ctx: Any, features: Tensor, weight: Tensor, shift: Tensor, stride: int) -> Tensor:
        channels, _, kernel, _ = weight.shape
        result = functional.conv2d(features, weight, shift, stride, kernel // 2, groups=channels)
        ctx.stride = stride
        ctx.save_for_backward(features, weight)
        return result

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, Tensor, Tensor, None]:
        gradient = gradients[0]
        features, weight = ctx.saved_tensors
        channels, _, kernel, _ = weight.shape
        stride, padding = [ctx.stride] * 2, [kernel // 2] * 2

        def convolution_backward(precision: torch.dtype, wanted: list[bool]) -> tuple[Tensor, Tensor, Tensor]:
            outcome: tuple[Tensor, Tensor, Tensor] = torch.ops.aten.convolution_backward(
                gradient.to(precision), features.to(precision), weight.to(precision),
                [channels], stride, padding, [1, 1], False, [0, 0], channels, wanted,
            )  # fmt: skip
            return outcome

        input_precision = features.dtype if ctx.stride == 1 else torch.float32
        weight_precision = torch.float32 if kernel > 3 else features.dtype
        to_features = convolution_backward(input_precision, [True, False, False])[0].to(features.dtype)
        to_weight = convolution_backward(weight_precision, [False, True, False])[1].to(weight.dtype)
        to_shift = gradient.sum(dim=(0, 2, 3), dtype=torch.float32)
        return to_features, to_weight, to_shift, None


def depthwise_convolution(features: Tensor, weight: Tensor, shift: Tensor, stride: int) -> Tensor:
    """Each channel of features (N, C, H, W) filtered by its own kernel of weight (C, 1, k, k), k odd, borders zero."""
    if torch.is_grad_enabled():
        result: Tensor = _DepthwiseConvolution.apply(features, weight, shift, stride)  # type: ignore[no-untyped-call]
        return result
    return functional.conv2d(features, weight, shift, stride, weight.shape[-1] // 2, groups=weight.shape[0])
