from pathlib import Path

import numpy as np
import torch

from fitsize_inference.codec import Looks
from fitsize_inference.datasets.backgrounds import marker_sheets
from fitsize_inference.datasets.labels import LabelledPhoto, type_mask
from fitsize_inference.datasets.pool import Pool
from fitsize_inference.datasets.samples import SampleMaker
from fitsize_inference.models import KeypointNetwork
from fitsize_inference.photos import PhotoPyramid
from fitsize_inference.training.neighbours import fit_neighbours

VIEWS = 64


def _pool() -> Pool:
    random = np.random.default_rng(0)
    photo = PhotoPyramid(random.integers(0, 255, (200, 150, 3), dtype=np.uint8))
    points = random.uniform(40, 110, (24, 2)).astype(np.float32)
    return Pool([photo], [LabelledPhoto(Path("a.jpg"), "trousers", points, type_mask("trousers"))])


def _fitted(views: int) -> tuple[dict[str, torch.Tensor], dict[str, torch.Tensor]]:
    torch.manual_seed(0)
    torch.set_num_threads(1)
    network = KeypointNetwork()
    before = {name: value.clone() for name, value in network.state_dict().items()}
    fit_neighbours(network, [_pool()], SampleMaker(marker_sheets(), Looks(whole=64)), views, 1)
    return before, network.state_dict()


def test_nothing_but_the_layer_of_neighbours_is_fitted() -> None:
    before, after = _fitted(VIEWS)
    changed = {name for name, value in after.items() if not torch.equal(value, before[name])}
    assert changed == {"neighbours.weight", "neighbours.bias"}
    assert all(bool(value.isfinite().all()) for value in after.values())
    _, again = _fitted(VIEWS)
    torch.testing.assert_close(again["neighbours.weight"], after["neighbours.weight"])


def test_views_of_one_kind_teach_nothing() -> None:
    before, after = _fitted(1)
    assert torch.equal(before["neighbours.weight"], after["neighbours.weight"])
