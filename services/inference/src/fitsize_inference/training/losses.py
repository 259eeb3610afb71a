"""What the network is corrected by."""

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from fitsize_inference.models import NetworkOutput
from fitsize_inference.training.batches import Batch

PRESENCE_WEIGHT = 0.3
TYPE_WEIGHT = 0.2
GARMENT_WEIGHT = 0.3
ORIENTATION_WEIGHT = 0.2


class Losses(NamedTuple):
    """Means over what was labelled: cross-entropies in nats; total is their weighted sum."""

    points: Tensor
    presence: Tensor
    garment_type: Tensor
    garment: Tensor
    orientation: Tensor
    total: Tensor


def losses(output: NetworkOutput, batch: Batch) -> Losses:
    """Cross-entropy of each visible point's heatmap as a softmax over its cells, and of the descriptions.

    Points that are not of the garment's type, absent or outside of the view have no heatmap to learn.
    """
    logs = torch.log_softmax(output.heatmaps.float().flatten(2), dim=2)
    each_point = -(batch.heatmaps.flatten(2) * logs).sum(dim=2)
    visible = batch.visible.float()
    points = (each_point * visible).sum() / visible.sum().clamp(min=1)
    judged = batch.judged.float()
    each_presence = functional.binary_cross_entropy_with_logits(
        output.presence.float(), batch.present, reduction="none"
    )
    presence = (each_presence * judged).sum() / judged.sum().clamp(min=1)
    garment_type = functional.cross_entropy(
        output.garment_type.float(), batch.garment_type, ignore_index=-1, label_smoothing=0.05
    )
    garment = functional.binary_cross_entropy_with_logits(output.garment.float(), batch.garment)
    orientation = functional.cross_entropy(output.orientation.float(), batch.orientation, ignore_index=-1)
    orientation = torch.nan_to_num(orientation)
    total = (
        points
        + PRESENCE_WEIGHT * presence
        + TYPE_WEIGHT * garment_type
        + GARMENT_WEIGHT * garment
        + ORIENTATION_WEIGHT * orientation
    )
    return Losses(points, presence, garment_type, garment, orientation, total)
