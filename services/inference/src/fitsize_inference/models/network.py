"""One keypoint network for all garment types."""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from fitsize_inference.models.backbone import EfficientNetLite
from fitsize_inference.spec import GARMENT_TYPES, KEYPOINTS


def convolution(inputs: int, outputs: int, kernel: int, groups: int = 1) -> list[nn.Module]:
    """A convolution and its batch norm, of the new layers."""
    return [
        nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(outputs, momentum=0.03),
    ]


class NetworkOutput(NamedTuple):
    """heatmaps: (N, K, H/4, W/4) logits of a softmax over the cells. presence: (N, K) logits.
    garment_type: (N, T) logits in the order of the specification. garment: (N,) logits that there is a garment.
    orientation: (N, 4) logits of how many quarters clockwise it is turned.
    several: (N,) logits that another garment lies beside it."""

    heatmaps: Tensor
    presence: Tensor
    garment_type: Tensor
    garment: Tensor
    orientation: Tensor
    several: Tensor


ORIENTATIONS = 4


class KeypointNetwork(nn.Module):
    """EfficientNet-lite, a feature pyramid (Lin et al. 2017), and two heads: where points are, and what is there."""

    def __init__(self, variant: str = "lite0", width: int = 96, hidden: int = 256) -> None:
        super().__init__()
        self.backbone = EfficientNetLite(variant)
        scales = self.backbone.channels
        self.lateral = nn.ModuleList(nn.Sequential(*convolution(channels, width, 1)) for channels in scales)
        self.smooth = nn.ModuleList(
            nn.Sequential(
                *convolution(width, width, 3, groups=width),
                nn.ReLU6(),
                *convolution(width, width, 1),
                nn.ReLU6(),
            )
            for _ in scales
        )
        self.points = nn.Sequential(
            *convolution(width, width, 3),
            nn.ReLU6(),
            nn.Conv2d(width, len(KEYPOINTS), 1),
        )
        self.description = nn.Sequential(
            nn.Linear(scales[-1] + width, hidden),
            nn.ReLU(),
            nn.Dropout(0.2),
            nn.Linear(hidden, len(KEYPOINTS) + len(GARMENT_TYPES) + 1 + ORIENTATIONS),
        )
        # Learnt after all others and from balanced views: see training/neighbours.py.
        self.neighbours = nn.Linear(scales[-1] + width, 1)

    def forward(self, images: Tensor) -> NetworkOutput:
        """Images (N, 3, H, W) as of to_network_input, sides divisible by 32."""
        pyramid = self.backbone(images)
        merged = self.smooth[-1](self.lateral[-1](pyramid[-1]))
        for level in range(len(pyramid) - 2, -1, -1):
            upsampled = functional.interpolate(merged, scale_factor=2.0, mode="nearest")
            merged = self.smooth[level](self.lateral[level](pyramid[level]) + upsampled)
        pooled = torch.cat([pyramid[-1].mean(dim=(2, 3)), merged.amax(dim=(2, 3))], dim=1)
        description = self.description(pooled)
        keypoints, types = len(KEYPOINTS), len(GARMENT_TYPES)
        return NetworkOutput(
            heatmaps=self.points(merged),
            presence=description[:, :keypoints],
            garment_type=description[:, keypoints : keypoints + types],
            garment=description[:, keypoints + types],
            orientation=description[:, keypoints + types + 1 :],
            several=self.neighbours(pooled)[:, 0],
        )
