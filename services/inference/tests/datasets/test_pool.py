import numpy as np

from fitsize_inference.codec import Looks
from fitsize_inference.datasets.backgrounds import marker_sheets
from fitsize_inference.datasets.pool import Pool
from fitsize_inference.datasets.rendered import rendered_pool
from fitsize_inference.datasets.samples import SampleMaker
from fitsize_inference.datasets.stream import SampleStream


def test_rendered_garments_are_labelled_like_photos() -> None:
    pool = rendered_pool(8, 0.5)
    for photo, label in zip(pool.photos, pool.labels, strict=True):
        points = label.points[label.present]
        assert (label.present & ~label.of_type).sum() == 0
        assert label.normalisation > 20
        assert (points >= 0).all()
        assert (points <= [photo.width, photo.height]).all()


def test_a_pool_gives_the_type_that_is_asked_for_or_any() -> None:
    pool = rendered_pool(8, 0.5)
    random = np.random.default_rng(0)
    for garment_type in {label.garment_type for label in pool.labels}:
        assert pool.draw(garment_type, random)[1].garment_type == garment_type
    assert pool.draw("hat", random)[1] in pool.labels


def test_pools_have_their_share_of_the_samples() -> None:
    rendered = rendered_pool(6, 0.2)
    first = Pool(rendered.photos[:3], rendered.labels[:3], 0.75)
    empty = Pool([], [], 0.0)
    stream = SampleStream([empty, first], SampleMaker(marker_sheets(), Looks()), seed=1, length=30, batch_size=5)
    assert all(stream[position].image.shape[0] in (192, 320) for position in range(30))
