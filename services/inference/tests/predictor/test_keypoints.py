import dataclasses
from pathlib import Path

import numpy as np
import pytest

from fitsize_inference.evaluation.normalised_error import normalised_error
from fitsize_inference.models import load_weights, weights_folder
from fitsize_inference.photos import PhotoPyramid
from fitsize_inference.predictor import GarmentPhoto, GarmentPrediction, KeypointPredictor
from fitsize_inference.scenes.dataset import render_training_sample
from fitsize_inference.spec import FLIP_PAIRS, GARMENT_TYPES, KEYPOINTS


def _of(*names: str) -> list[GarmentPhoto]:
    random = np.random.default_rng(6)
    return [
        GarmentPhoto(
            PhotoPyramid(random.integers(0, 256, (300, 200 + 40 * index, 3), dtype=np.uint8)),
            None if name == "auto" else name,
        )
        for index, name in enumerate(names)
    ]


@pytest.fixture(scope="module")
def predictor(random_weights: Path) -> KeypointPredictor:
    return KeypointPredictor(load_weights(random_weights))


@pytest.fixture(scope="module")
def trained() -> KeypointPredictor:
    return KeypointPredictor(load_weights(weights_folder()))


def _assert_same(left: GarmentPrediction, right: GarmentPrediction) -> None:
    for field in dataclasses.fields(GarmentPrediction):
        mine, other = getattr(left, field.name), getattr(right, field.name)
        if isinstance(mine, str):
            assert mine == other
        else:
            np.testing.assert_allclose(mine, other, rtol=1e-3, atol=1e-2)


def test_a_photo_is_predicted_alike_alone_and_in_a_mixed_batch(predictor: KeypointPredictor) -> None:
    photos = _of("dress", "auto", "skirt", "trousers")
    together = predictor.predict(photos)
    for photo, prediction in zip(photos, together, strict=True):
        _assert_same(predictor.predict([photo])[0], prediction)


def test_points_of_other_types_are_not_present(predictor: KeypointPredictor) -> None:
    for prediction in predictor.predict(_of("skirt", "outwear", "auto")):
        foreign = np.array([name not in GARMENT_TYPES[prediction.garment_type].keypoints for name in KEYPOINTS])
        assert (prediction.presence[foreign] == 0).all()
        assert (prediction.presence[~foreign] > 0).all()
        assert (prediction.confidence[foreign] == 0).all()


def test_the_named_type_is_kept_and_the_most_probable_is_found(predictor: KeypointPredictor) -> None:
    named, found = predictor.predict(_of("outwear", "auto"))
    assert named.garment_type == "outwear"
    assert found.garment_type == tuple(GARMENT_TYPES)[int(found.type_probability.argmax())]
    assert found.type_probability.sum() == pytest.approx(1.0, abs=1e-3)


def test_no_photos_give_no_predictions(predictor: KeypointPredictor) -> None:
    assert predictor.predict([]) == []


def test_covariances_follow_the_calibration_and_the_size_of_the_photo(random_weights: Path) -> None:
    weights = load_weights(random_weights)
    wider = dataclasses.replace(weights, covariance_scale=(4.0,) * 24)
    photo = _of("dress")
    plain = KeypointPredictor(weights, second_look=False).predict(photo)[0]
    scaled = KeypointPredictor(wider, second_look=False).predict(photo)[0]
    np.testing.assert_allclose(scaled.covariance, 4 * plain.covariance, rtol=1e-4)
    np.testing.assert_allclose(scaled.points, plain.points, rtol=1e-4)


def test_mirroring_is_undone_when_views_are_averaged() -> None:
    flipping = KeypointPredictor(load_weights(weights_folder()), flip=True)
    image = np.ascontiguousarray(render_training_sample(5014, 480).image[..., ::-1])
    mirrored_image = np.ascontiguousarray(image[:, ::-1])
    plain, mirrored = flipping.predict([GarmentPhoto(PhotoPyramid(each), "dress") for each in (image, mirrored_image)])
    order = list(range(24))
    for left, right in FLIP_PAIRS:
        first, second = KEYPOINTS.index(left), KEYPOINTS.index(right)
        order[first], order[second] = second, first
    expected = mirrored.points[order] * [-1, 1] + [480, 0]
    there = [KEYPOINTS.index(name) for name in GARMENT_TYPES["dress"].keypoints]
    np.testing.assert_allclose(plain.points[there], expected[there], atol=1.0)


# One of each type; the training has seeds up to 240.
RENDERED = {"blouse": 5007, "outwear": 5002, "trousers": 5004, "skirt": 5000, "dress": 5014}


@pytest.mark.parametrize(("garment_type", "seed"), RENDERED.items())
@pytest.mark.parametrize("surround", [0, 300])
def test_a_rendered_garment_is_recognised_and_its_points_are_found(
    trained: KeypointPredictor, garment_type: str, seed: int, surround: int
) -> None:
    sample = render_training_sample(seed, 480)
    image = np.ascontiguousarray(sample.image[..., ::-1])
    image = np.pad(image, ((0, surround), (surround, 0), (0, 0)), mode="edge")
    points = sample.keypoints + np.float32([surround, 0])
    found = trained.predict([GarmentPhoto(PhotoPyramid(image))])[0]
    assert sample.garment_type == found.garment_type == garment_type
    assert found.garment_probability > 0.5
    of_type = np.array([name in GARMENT_TYPES[garment_type].keypoints for name in KEYPOINTS])
    np.testing.assert_array_equal(found.presence[of_type] > 0.5, sample.present[of_type])
    first, second = (KEYPOINTS.index(name) for name in GARMENT_TYPES[garment_type].normalisation)
    reference = float(np.linalg.norm(points[first] - points[second]))
    assert normalised_error(found.points, points, sample.present, reference) < 0.05


def test_bare_ground_is_no_garment(trained: KeypointPredictor) -> None:
    random = np.random.default_rng(2)
    ground = np.clip(random.normal(150, 6, (480, 640, 3)), 0, 255).astype(np.uint8)
    assert trained.predict([GarmentPhoto(PhotoPyramid(ground))])[0].garment_probability < 0.5


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
@pytest.mark.parametrize(("garment_type", "seed"), [("skirt", 501), ("skirt", 502), ("trousers", 503), ("dress", 504)])
def test_a_garment_may_lie_any_way_up(trained: KeypointPredictor, garment_type: str, seed: int, quarters: int) -> None:
    sample = render_training_sample(seed, 480, garment_type)
    image = np.ascontiguousarray(np.rot90(sample.image[..., ::-1], -quarters))
    # One beside it in the batch, as the one that is looked at both ways is not alone then.
    turned, upright = trained.predict(
        [GarmentPhoto(PhotoPyramid(each), garment_type) for each in (image, sample.image[..., ::-1].copy())]
    )
    assert (turned.turned, upright.turned) == (quarters, 0)
    middle = np.float32([240, 240])
    cosine, sine = ((1, 0), (0, 1), (-1, 0), (0, -1))[quarters]
    expected = (upright.points - middle) @ np.float32([[cosine, sine], [-sine, cosine]]) + middle
    there = sample.present
    np.testing.assert_allclose(turned.points[there], expected[there], atol=0.02 * 480)
