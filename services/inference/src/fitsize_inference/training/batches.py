"""Samples as tensors."""

from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from fitsize_inference.codec import HeatmapCodec
from fitsize_inference.datasets.samples import Sample
from fitsize_inference.models.pixels import to_network_input


class Batch(NamedTuple):
    """images (N, 3, S, S); heatmaps (N, K, G, G) which sum to 1; masks and targets (N, K); the others (N,)."""

    images: Tensor
    heatmaps: Tensor
    visible: Tensor
    judged: Tensor
    present: Tensor
    garment_type: Tensor
    garment: Tensor
    orientation: Tensor


def to_batch(samples: list[Sample]) -> Batch:
    """Stacks samples of one look and encodes their points."""
    codec = HeatmapCodec(input_size=samples[0].image.shape[0])
    return Batch(
        images=to_network_input(np.stack([sample.image for sample in samples])),
        heatmaps=torch.from_numpy(codec.encode(np.stack([sample.points for sample in samples]))),
        visible=torch.from_numpy(np.stack([sample.visible for sample in samples])),
        judged=torch.from_numpy(np.stack([sample.judged for sample in samples])),
        present=torch.from_numpy(np.stack([sample.present for sample in samples])).float(),
        garment_type=torch.tensor([sample.garment_type for sample in samples]),
        garment=torch.tensor([float(sample.garment) for sample in samples]),
        orientation=torch.tensor([sample.orientation for sample in samples]),
    )
