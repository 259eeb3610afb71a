import numpy as np
import pytest
import torch

from fitsize_inference.codec import HeatmapCodec
from fitsize_inference.datasets.samples import Sample
from fitsize_inference.models import NetworkOutput
from fitsize_inference.training.batches import Batch, to_batch
from fitsize_inference.training.losses import losses


def _sample(garment: bool = True) -> Sample:
    taught = np.zeros(24, np.bool_)
    taught[:3] = garment
    present = taught.copy()
    present[2] = False
    return Sample(
        image=np.full((256, 256, 3), 127, np.uint8),
        points=np.full((24, 2), 100, np.float32),
        visible=taught & present,
        judged=taught,
        present=present,
        garment_type=0 if garment else -1,
        garment=garment,
        orientation=2 if garment else -1,
    )


def _output(batch: Batch) -> NetworkOutput:
    """Says exactly what the batch teaches."""
    return NetworkOutput(
        heatmaps=torch.log(batch.heatmaps.clamp(min=1e-12)),
        presence=(batch.present - 0.5) * 40,
        garment_type=torch.eye(5)[batch.garment_type.clamp(min=0)] * 5,
        garment=(batch.garment - 0.5) * 40,
        orientation=torch.eye(4)[batch.orientation.clamp(min=0)] * 20,
        several=torch.zeros(len(batch.garment)),
    )


def test_only_what_is_taught_counts() -> None:
    batch = to_batch([_sample(), _sample(garment=False)])
    right = losses(_output(batch), batch)
    noise = torch.manual_seed(0)
    wrong_elsewhere = _output(batch)
    wrong_elsewhere.heatmaps[:, 3:] = torch.randn(2, 21, 64, 64, generator=noise)
    wrong_elsewhere.heatmaps[1] = torch.randn(24, 64, 64, generator=noise)
    wrong_elsewhere.presence[:, 3:] = torch.randn(2, 21, generator=noise) * 40
    torch.testing.assert_close(losses(wrong_elsewhere, batch), right)


def test_each_part_grows_with_its_own_mistake() -> None:
    batch = to_batch([_sample(), _sample(garment=False)])
    right = losses(_output(batch), batch)
    assert right.presence.item() == pytest.approx(0, abs=1e-3)
    assert right.garment.item() == pytest.approx(0, abs=1e-3)
    for part in ("points", "presence", "garment_type", "garment", "orientation"):
        output = _output(batch)
        field = {"points": output.heatmaps, "presence": output.presence}.get(part)
        target = field if field is not None else getattr(output, part)
        target.neg_()
        wrong = losses(output, batch)
        assert getattr(wrong, part) > getattr(right, part) + 0.5
        assert wrong.total > right.total


def test_the_least_points_loss_is_the_entropy_of_the_heatmap() -> None:
    codec = HeatmapCodec()
    batch = to_batch([_sample()])
    entropy = np.log(2 * np.pi * np.e * codec.sigma**2)
    assert losses(_output(batch), batch).points.item() == pytest.approx(entropy, abs=0.02)
