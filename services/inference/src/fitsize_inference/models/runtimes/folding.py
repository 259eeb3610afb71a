"""The network with its norms computed into its convolutions, for inference only."""

from copy import deepcopy
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from fitsize_inference.models.backbone import FrozenNormConvolution
from fitsize_inference.models.network import KeypointNetwork
from fitsize_inference.models.pixels import scale_pixels


def folded(network: KeypointNetwork) -> KeypointNetwork:
    """A copy in evaluation mode that computes the same with plain convolutions; the network itself stays as it is."""
    copy = deepcopy(network).eval().requires_grad_(False)
    # Where the network was loaded channels-last, so would be the copy's weights, which conversions do not expect.
    copy.to(memory_format=torch.contiguous_format)  # type: ignore[call-overload]
    for parent in list(copy.modules()):
        for name, child in list(parent.named_children()):
            if isinstance(child, FrozenNormConvolution):
                setattr(parent, name, _plain(child))
        if isinstance(parent, nn.Sequential):
            _fuse_batch_norms(parent)
    return copy


def folded_from_pixels(network: KeypointNetwork) -> nn.Module:
    """The folded network as a module of images (N, H, W, 3) of bytes, so that scaling them is converted with it."""
    return _FromPixels(folded(network))


class _FromPixels(nn.Module):
    def __init__(self, network: KeypointNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, images: Tensor) -> tuple[Tensor, ...]:
        return tuple(self.network(scale_pixels(images)))


def _plain(layer: FrozenNormConvolution) -> nn.Conv2d:
    outputs, inputs, kernel, _ = layer.weight.shape
    scale = layer.gain * torch.rsqrt(layer.variance + layer.EPSILON)
    plain = nn.Conv2d(
        inputs * layer.groups, outputs, kernel, layer.stride, layer.padding, groups=layer.groups
    ).requires_grad_(False)
    plain.weight.copy_(layer.weight * scale[:, None, None, None])
    if plain.bias is not None:
        plain.bias.copy_(layer.shift - layer.mean * scale)
    return plain


def _fuse_batch_norms(layers: nn.Sequential) -> None:
    named = list(layers.named_children())
    for (name, layer), (following, norm) in pairwise(named):
        if isinstance(layer, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
            setattr(layers, name, fuse_conv_bn_eval(layer, norm))
            setattr(layers, following, nn.Identity())
