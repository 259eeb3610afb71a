"""The three residual bottlenecks of the original networks: alike in shape, each with its own names of parameters."""

import torch
from torch import Tensor, nn

from fitsize_inference.models.original.layout import EXPANSION


class SqueezeExcitation(nn.Module):
    """Weighs channels by what the whole picture has in them (Hu et al. 2018)."""

    def __init__(self, channels: int, reduction: int = 16) -> None:
        super().__init__()
        squeezed = max(1, channels // reduction)
        self.fc1 = nn.Conv2d(channels, squeezed, 1)
        self.fc2 = nn.Conv2d(squeezed, channels, 1)

    def forward(self, features: Tensor) -> Tensor:
        """Features (N, C, H, W), each channel times its weight of 0..1."""
        pooled = features.mean(dim=(2, 3), keepdim=True)
        return features * torch.sigmoid(self.fc2(torch.relu(self.fc1(pooled))))


class Bottleneck(nn.Module):
    """1x1, 3x3 and 1x1 convolutions beside a shortcut. The subclasses say where the shortcut's parameters are."""

    def __init__(self, inputs: int, first: int, second: int, outputs: int, stride: int, groups: int = 1) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, first, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(first)
        self.conv2 = nn.Conv2d(first, second, 3, stride=stride, padding=1, groups=groups, bias=False)
        self.bn2 = nn.BatchNorm2d(second)
        self.conv3 = nn.Conv2d(second, outputs, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(outputs)

    def residual(self, features: Tensor) -> Tensor:
        """What is added to the shortcut."""
        inner = torch.relu(self.bn1(self.conv1(features)))
        inner = torch.relu(self.bn2(self.conv2(inner)))
        return self.bn3(self.conv3(inner))  # type: ignore[no-any-return]


def _projection(inputs: int, outputs: int, stride: int, kernel: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride=stride, padding=kernel // 2, bias=False), nn.BatchNorm2d(outputs)
    )


class ResNetBottleneck(Bottleneck):
    """ResNet's, with the stride in the 3x3 convolution; its shortcut is `downsample`, None where it is the identity."""

    def __init__(self, inputs: int, planes: int, stride: int) -> None:
        outputs = EXPANSION * planes
        super().__init__(inputs, planes, planes, outputs, stride)
        self.downsample = _projection(inputs, outputs, stride) if stride != 1 or inputs != outputs else None

    def forward(self, features: Tensor) -> Tensor:
        """Features (N, C, H, W) to (N, 4 planes, H/stride, W/stride)."""
        shortcut = features if self.downsample is None else self.downsample(features)
        return torch.relu(self.residual(features) + shortcut)


class SENetBottleneck(Bottleneck):
    """SENet-154's: grouped, twice as wide, squeeze and excitation, and a 3x3 shortcut where it shrinks."""

    def __init__(self, inputs: int, planes: int, stride: int, groups: int) -> None:
        outputs = EXPANSION * planes
        super().__init__(inputs, 2 * planes, outputs, outputs, stride, groups)
        self.se_module = SqueezeExcitation(outputs)
        kernel = 1 if stride == 1 else 3
        self.downsample = _projection(inputs, outputs, stride, kernel) if stride != 1 or inputs != outputs else None

    def forward(self, features: Tensor) -> Tensor:
        """Features (N, C, H, W) to (N, 4 planes, H/stride, W/stride)."""
        shortcut = features if self.downsample is None else self.downsample(features)
        return torch.relu(self.se_module(self.residual(features)) + shortcut)


class RefineBottleneck(Bottleneck):
    """RefineNet's; its shortcut is `shortcut`, without parameters where it is the identity."""

    def __init__(self, inputs: int, planes: int) -> None:
        outputs = EXPANSION * planes
        super().__init__(inputs, planes, planes, outputs, stride=1)
        self.shortcut = _projection(inputs, outputs, stride=1) if inputs != outputs else nn.Sequential()

    def forward(self, features: Tensor) -> Tensor:
        """Features (N, C, H, W) to (N, 4 planes, H, W)."""
        return torch.relu(self.residual(features) + self.shortcut(features))
