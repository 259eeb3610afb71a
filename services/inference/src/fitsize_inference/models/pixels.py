"""Photos as the network takes them."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor


def to_network_input(images: NDArray[np.uint8]) -> Tensor:
    """RGB images (N, H, W, 3) of 0..255 as a channels-last tensor (N, 3, H, W), scaled as EfficientNet-lite's were."""
    return scale_pixels(torch.from_numpy(np.ascontiguousarray(images)))


def scale_pixels(images: Tensor) -> Tensor:
    """The same of a tensor of bytes, on whatever device it is."""
    return (images.permute(0, 3, 1, 2).float() - 127.0) / 128.0
