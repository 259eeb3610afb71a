"""The cascaded pyramid network: GlobalNet, then RefineNet, which looks again at what GlobalNet found hard."""

import torch
from torch import Tensor, nn

from fitsize_inference.models.original.bottleneck import RefineBottleneck
from fitsize_inference.models.original.global_net import GlobalNet, Pyramid, ResNetGlobalNet, SENetGlobalNet
from fitsize_inference.models.original.layout import EXPANSION, PUBLIC, Backbone, Layout

GLOBAL_NETS: dict[Backbone, type[ResNetGlobalNet | SENetGlobalNet]] = {
    "resnet152": ResNetGlobalNet,
    "senet154": SENetGlobalNet,
}


class RefineNet(nn.Module):
    """Brings all levels of the pyramid to stride 4 and makes the final heatmaps of them."""

    def __init__(self, layout: Layout, keypoints: int) -> None:
        super().__init__()
        width = layout.pyramid
        planes = width // EXPANSION
        self.bottleneck2 = RefineBottleneck(keypoints, planes)
        self.bottleneck3, self.bottleneck4, self.bottleneck5 = (
            nn.Sequential(
                *(RefineBottleneck(width, planes) for _ in range(depth)),
                nn.ConvTranspose2d(width, width, 2 * factor, stride=factor, padding=factor // 2),
            )
            for depth, factor in ((1, 2), (2, 4), (3, 8))
        )
        self.output = nn.Sequential(RefineBottleneck(4 * width, planes), nn.Conv2d(width, keypoints, 1))

    def forward(self, pyramid: Pyramid) -> Tensor:
        """Heatmaps (N, K, H/4, W/4)."""
        levels = [
            self.bottleneck2(pyramid.heatmaps),
            self.bottleneck3(pyramid.stride8),
            self.bottleneck4(pyramid.stride16),
            self.bottleneck5(pyramid.stride32),
        ]
        return self.output(torch.cat(levels, dim=1))  # type: ignore[no-any-return]


class CascadedPyramidNetwork(nn.Module):
    """One original network, for the keypoints of one garment type.

    Facts (names, shapes, order of layers) after gathierry/FashionAI-KeyPointsDetectionOfApparel, Apache-2.0:
    src/stage2 for ResNet-152, src/stage2v9 for SENet-154.
    """

    def __init__(self, backbone: Backbone, keypoints: int, layout: Layout = PUBLIC) -> None:
        super().__init__()
        self.global_net: GlobalNet = GLOBAL_NETS[backbone](layout, keypoints)
        self.refine_net = RefineNet(layout, keypoints)

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor]:
        """GlobalNet's and RefineNet's heatmaps (N, K, H/4, W/4) of images (N, 3, H, W), sides divisible by 32.

        The second are the answer: about 100 at a point, 0 far from it, some cells a little below 0.
        """
        pyramid = self.global_net(images)
        return pyramid.heatmaps, self.refine_net(pyramid)
