"""Samples as tensors."""

from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from fitsize_inference.codec import HeatmapCodec
from fitsize_inference.datasets.samples import Sample
from fitsize_inference.models.pixels import to_network_input


class Batch(NamedTuple):
    """images (N, 3, S, S); heatmaps (N, K, G, G) which sum to 1; masks and targets (N, K); type and garment (N,)."""

    images: Tensor
    heatmaps: Tensor
    visible: Tensor
    judged: Tensor
    present: Tensor
    garment_type: Tensor
    garment: Tensor


def to_batch(samples: list[Sample], codec: HeatmapCodec) -> Batch:
    """Stacks samples and encodes their points."""
    return Batch(
        images=to_network_input(np.stack([sample.image for sample in samples])),
        heatmaps=torch.from_numpy(codec.encode(np.stack([sample.points for sample in samples]))),
        visible=torch.from_numpy(np.stack([sample.visible for sample in samples])),
        judged=torch.from_numpy(np.stack([sample.judged for sample in samples])),
        present=torch.from_numpy(np.stack([sample.present for sample in samples])).float(),
        garment_type=torch.tensor([sample.garment_type for sample in samples]),
        garment=torch.tensor([float(sample.garment) for sample in samples]),
    )
