"""GlobalNet: a backbone and the feature pyramid on top of it (Chen et al. 2018, Cascaded Pyramid Network)."""

from collections import OrderedDict
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from fitsize_inference.models.original.bottleneck import ResNetBottleneck, SENetBottleneck
from fitsize_inference.models.original.layout import EXPANSION, Layout


class Pyramid(NamedTuple):
    """heatmaps: (N, K, H/4, W/4), GlobalNet's own guess. The others: (N, C, …) at strides 8, 16 and 32."""

    heatmaps: Tensor
    stride8: Tensor
    stride16: Tensor
    stride32: Tensor


class GlobalNet(nn.Module):
    """The pyramid. A subclass adds its backbone first, so that the parameters come in the public source's order."""

    layer1: nn.Sequential
    layer2: nn.Sequential
    layer3: nn.Sequential
    layer4: nn.Sequential

    def add_pyramid(self, layout: Layout, keypoints: int) -> None:
        """Adds lateral layers, the deepest first, and the layers that smooth what was merged."""
        width = layout.pyramid
        deepest_first = [EXPANSION * planes for planes in reversed(layout.planes)]
        self.latlayer1, self.latlayer2, self.latlayer3, self.latlayer4 = (
            nn.Conv2d(channels, width, 1) for channels in deepest_first
        )
        self.toplayer1, self.toplayer2, self.toplayer3 = (
            nn.Conv2d(width, channels, 3, padding=1) for channels in (width, width, keypoints)
        )

    def stem(self, images: Tensor) -> Tensor:
        """Images (N, 3, H, W) to features (N, C, H/4, W/4)."""
        raise NotImplementedError

    def forward(self, images: Tensor) -> Pyramid:
        """Images (N, 3, H, W), sides divisible by 32."""
        second = self.layer1(self.stem(images))
        third = self.layer2(second)
        fourth = self.layer3(third)
        stride32 = self.latlayer1(self.layer4(fourth))
        stride16 = self.toplayer1(_merge(stride32, self.latlayer2(fourth)))
        stride8 = self.toplayer2(_merge(stride16, self.latlayer3(third)))
        return Pyramid(self.toplayer3(_merge(stride8, self.latlayer4(second))), stride8, stride16, stride32)


def _merge(deeper: Tensor, lateral: Tensor) -> Tensor:
    return functional.interpolate(deeper, size=lateral.shape[2:], mode="bilinear", align_corners=False) + lateral


class ResNetGlobalNet(GlobalNet):
    """On a ResNet, whose layers have the names that they have in torchvision."""

    def __init__(self, layout: Layout, keypoints: int) -> None:
        super().__init__()
        width = layout.planes[0]
        self.conv1 = nn.Conv2d(3, width, 7, stride=2, padding=3, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        for stage, (planes, blocks) in enumerate(zip(layout.planes, layout.blocks, strict=True)):
            stride = 1 if stage == 0 else 2
            first = ResNetBottleneck(width, planes, stride)
            width = EXPANSION * planes
            rest = [ResNetBottleneck(width, planes, 1) for _ in range(blocks - 1)]
            self.add_module(f"layer{stage + 1}", nn.Sequential(first, *rest))
        self.add_pyramid(layout, keypoints)

    def stem(self, images: Tensor) -> Tensor:
        """Images (N, 3, H, W) to features (N, C, H/4, W/4)."""
        features = torch.relu(self.bn1(self.conv1(images)))
        return functional.max_pool2d(features, 3, stride=2, padding=1)


class SENetGlobalNet(GlobalNet):
    """On SENet-154, whose layers have the names that they have in Cadene's pretrained-models.pytorch."""

    def __init__(self, layout: Layout, keypoints: int) -> None:
        super().__init__()
        narrow, width = layout.planes[0], 2 * layout.planes[0]
        stem: list[tuple[str, nn.Module]] = []
        for index, (inputs, outputs, stride) in enumerate(((3, narrow, 2), (narrow, narrow, 1), (narrow, width, 1)), 1):
            stem.append((f"conv{index}", nn.Conv2d(inputs, outputs, 3, stride=stride, padding=1, bias=False)))
            stem.append((f"bn{index}", nn.BatchNorm2d(outputs)))
            stem.append((f"relu{index}", nn.ReLU()))
        # Rounds up instead of padding, as Caffe did, where these weights came from.
        stem.append(("pool", nn.MaxPool2d(3, stride=2, ceil_mode=True)))
        self.layer0 = nn.Sequential(OrderedDict(stem))
        for stage, (planes, blocks) in enumerate(zip(layout.planes, layout.blocks, strict=True)):
            stride = 1 if stage == 0 else 2
            first = SENetBottleneck(width, planes, stride, groups=narrow)
            width = EXPANSION * planes
            rest = [SENetBottleneck(width, planes, 1, groups=narrow) for _ in range(blocks - 1)]
            self.add_module(f"layer{stage + 1}", nn.Sequential(first, *rest))
        self.add_pyramid(layout, keypoints)

    def stem(self, images: Tensor) -> Tensor:
        """Images (N, 3, H, W) to features (N, C, H/4, W/4)."""
        return self.layer0(images)  # type: ignore[no-any-return]
