import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from made_up import SEED, photo
from numpy.typing import NDArray

from fitsize_inference.models import load_weights
from fitsize_inference.models.original import (
    CascadedPyramidNetwork,
    OriginalNetworks,
    load_original,
    seeded_state,
)
from fitsize_inference.models.original.runtimes import TorchNetwork
from fitsize_inference.photos import PhotoPyramid
from fitsize_inference.predictor import GarmentPhoto, KeypointPredictor
from fitsize_inference.predictor.original import GarmentTypeNeededError, OriginalPredictor
from fitsize_inference.predictor.original.pixels import view_of
from fitsize_inference.spec import GARMENT_TYPES, KEYPOINTS

PREDICTED: list[dict[str, Any]] = json.loads((Path(__file__).parent / "golden" / "predicted.json").read_text())


class Recording:
    """A network that keeps the sizes of its batches."""

    def __init__(self, network: Any) -> None:
        self.network = network
        self.keypoints: int = network.keypoints
        self.batches: list[int] = []

    def heatmaps(self, images: NDArray[np.float32]) -> NDArray[np.float32]:
        self.batches.append(len(images))
        return np.asarray(self.network.heatmaps(images))


@pytest.fixture(scope="session")
def original(onnx_files: Path) -> OriginalNetworks:
    return load_original("cpn-onnx", onnx_files)


@pytest.fixture(scope="session")
def finder(random_weights: Path) -> KeypointPredictor:
    return KeypointPredictor(load_weights(random_weights))


def _item(garment_type: str | None, width: int = 320, height: int = 240) -> GarmentPhoto:
    return GarmentPhoto(PhotoPyramid(photo(width, height)), garment_type)


@pytest.fixture(scope="module")
def skirts() -> OriginalPredictor:
    """ResNet-152 in full size; 4 is the number of a skirt's keypoints."""
    with torch.device("meta"):
        network = CascadedPyramidNetwork("resnet152", 4)
    network.load_state_dict(seeded_state(network.state_dict(), SEED), assign=True)
    return OriginalPredictor(OriginalNetworks({"skirt": TorchNetwork(network, 4)}, "seeded"))


@pytest.mark.parametrize("case", PREDICTED, ids=lambda case: f"{case['width']}x{case['height']}")
def test_from_pixels_to_points_all_is_as_in_the_public_source(case: dict[str, Any], skirts: OriginalPredictor) -> None:
    (found,) = skirts.predict([_item("skirt", case["width"], case["height"])])
    places = [KEYPOINTS.index(name) for name in GARMENT_TYPES["skirt"].keypoints]
    # The public source counts from the centre of the first pixel, and rounds.
    np.testing.assert_array_equal(np.rint(found.points[places] - 0.5), case["points"])


def test_a_photo_is_padded_on_its_right_or_below_and_normalised() -> None:
    white = PhotoPyramid(np.full((100, 200, 3), 255, np.uint8))
    view = view_of(white)
    assert view.scale == 2.56
    assert view.columns == 128
    np.testing.assert_allclose(view.image[:, :256], (1 - 0.65) / 0.25, rtol=1e-5)
    assert not view.image[:, 256:].any()
    assert view_of(PhotoPyramid(np.full((200, 100, 3), 255, np.uint8))).columns == 64


def test_mixed_types_go_through_their_networks_together_and_answers_keep_their_order(
    original: OriginalNetworks,
) -> None:
    recording = {kind: Recording(network) for kind, network in original.networks.items()}
    predictor = OriginalPredictor(OriginalNetworks(recording, original.version))
    items = [
        _item("skirt"),
        _item("dress", 300, 400),
        _item("skirt", 200, 200),
        _item("trousers"),
        _item("dress", 100, 70),
        _item("skirt", 64, 300),
    ]
    together = predictor.predict(items)
    # Twice the photos: each goes with its mirror image.
    assert {kind: item.batches for kind, item in recording.items() if item.batches} == {
        "skirt": [6],
        "dress": [4],
        "trousers": [2],
    }
    for item, found in zip(items, together, strict=True):
        (alone,) = predictor.predict([item])
        assert found.garment_type == item.garment_type
        np.testing.assert_allclose(found.points, alone.points, atol=1e-3)
        np.testing.assert_allclose(found.covariance, alone.covariance, rtol=1e-3, atol=1e-3)


@pytest.mark.parametrize("kind", GARMENT_TYPES)
def test_a_prediction_has_the_points_of_its_type_and_no_others(original: OriginalNetworks, kind: str) -> None:
    (found,) = OriginalPredictor(original).predict([_item(kind)])
    of_type = np.array([name in GARMENT_TYPES[kind].keypoints for name in KEYPOINTS])
    assert found.points.shape == (24, 2)
    assert not found.presence[~of_type].any()
    assert not found.confidence[~of_type].any()
    assert set(found.presence.tolist()) <= {0.0, 1.0}
    xx, xy, yy = found.covariance[of_type].T
    assert (xx > 0).all()
    assert (xx * yy > xy**2).all()
    assert ((found.confidence >= 0) & (found.confidence <= 1)).all()
    assert found.type_probability[list(GARMENT_TYPES).index(kind)] == 1
    for value in (found.points, found.covariance, found.confidence, found.presence):
        assert value.dtype == np.float32
        assert np.isfinite(value).all()


def test_without_a_type_and_without_the_present_network_the_photo_is_refused(original: OriginalNetworks) -> None:
    with pytest.raises(GarmentTypeNeededError, match=r"photo 2: .* name one of blouse, outwear"):
        OriginalPredictor(original).predict([_item("skirt"), _item(None)])


def test_the_present_network_decides_the_type_where_none_is_named(
    original: OriginalNetworks, finder: KeypointPredictor
) -> None:
    items = [_item(None), _item("dress"), _item(None, 90, 200)]
    found = OriginalPredictor(original, finder).predict(items)
    known = finder.predict(items)
    for mine, theirs in zip(found, known, strict=True):
        assert mine.garment_type == theirs.garment_type
        assert mine.garment_probability == theirs.garment_probability
        np.testing.assert_array_equal(mine.type_probability, theirs.type_probability)
    named = OriginalPredictor(original).predict([_item(found[0].garment_type)])[0]
    np.testing.assert_allclose(found[0].points, named.points, atol=1e-3)


def test_no_photos_are_no_predictions(original: OriginalNetworks) -> None:
    assert OriginalPredictor(original).predict([]) == []
