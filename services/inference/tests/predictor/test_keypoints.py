import dataclasses
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from fitsize_inference.evaluation.normalised_error import normalised_error
from fitsize_inference.models import load_weights, weights_folder
from fitsize_inference.photos import PhotoPyramid
from fitsize_inference.predictor import GarmentPhoto, GarmentPrediction, KeypointPredictor
from fitsize_inference.spec import FLIP_PAIRS, GARMENT_TYPES, KEYPOINTS

TSHIRT = {
    "neckline_left": (255, 130),
    "neckline_right": (345, 130),
    "center_front": (300, 160),
    "shoulder_left": (190, 150),
    "shoulder_right": (410, 150),
    "armpit_left": (200, 270),
    "armpit_right": (400, 270),
    "cuff_left_in": (150, 290),
    "cuff_left_out": (105, 240),
    "cuff_right_in": (450, 290),
    "cuff_right_out": (495, 240),
    "top_hem_left": (200, 600),
    "top_hem_right": (400, 600),
}
OUTLINE = (
    "neckline_left", "shoulder_left", "cuff_left_out", "cuff_left_in", "armpit_left", "top_hem_left",
    "top_hem_right", "armpit_right", "cuff_right_in", "cuff_right_out", "shoulder_right", "neckline_right",
    "center_front",
)  # fmt: skip


def draw_tshirt(scale: float = 1.0, offset: tuple[int, int] = (0, 0)) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """A flat T-shirt on a plain ground, and its points."""
    random = np.random.default_rng(1)
    image = np.full((800, 600, 3), (196, 188, 176), np.float32) + random.normal(0, 3, (800, 600, 3))
    places = {name: np.array(place) * scale + offset for name, place in TSHIRT.items()}
    outline = np.array([places[name] for name in OUTLINE], np.int32)
    cv2.fillPoly(image, [outline], (60, 84, 140), cv2.LINE_AA)
    cv2.polylines(image, [outline], True, (40, 56, 96), 3, cv2.LINE_AA)
    points = np.zeros((24, 2), np.float32)
    for name, place in places.items():
        points[KEYPOINTS.index(name)] = place
    return np.clip(image, 0, 255).astype(np.uint8), points


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
    return KeypointPredictor(load_weights(random_weights), bfloat16=False)


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
    plain = KeypointPredictor(weights, second_look=False, bfloat16=False).predict(photo)[0]
    scaled = KeypointPredictor(wider, second_look=False, bfloat16=False).predict(photo)[0]
    np.testing.assert_allclose(scaled.covariance, 4 * plain.covariance, rtol=1e-4)
    np.testing.assert_allclose(scaled.points, plain.points, rtol=1e-4)


def test_mirroring_is_undone_when_views_are_averaged(random_weights: Path) -> None:
    flipping = KeypointPredictor(load_weights(random_weights), second_look=False, flip=True, bfloat16=False)
    image = np.random.default_rng(9).integers(0, 256, (256, 256, 3), dtype=np.uint8)
    plain = flipping.predict([GarmentPhoto(PhotoPyramid(image), "dress")])[0]
    mirrored = flipping.predict([GarmentPhoto(PhotoPyramid(np.ascontiguousarray(image[:, ::-1])), "dress")])[0]
    order = list(range(24))
    for left, right in FLIP_PAIRS:
        first, second = KEYPOINTS.index(left), KEYPOINTS.index(right)
        order[first], order[second] = second, first
    expected = mirrored.points[order] * [-1, 1] + [256, 0]
    there = [KEYPOINTS.index(name) for name in GARMENT_TYPES["dress"].keypoints]
    np.testing.assert_allclose(plain.points[there], expected[there], atol=0.5)


@pytest.mark.parametrize(("scale", "offset"), [(1.0, (0, 0)), (0.45, (20, 380))])
def test_a_drawn_tshirt_is_found_wherever_it_lies(
    trained: KeypointPredictor, scale: float, offset: tuple[int, int]
) -> None:
    image, points = draw_tshirt(scale, offset)
    found = trained.predict([GarmentPhoto(PhotoPyramid(image))])[0]
    present = np.array([name in TSHIRT for name in KEYPOINTS])
    assert found.garment_type == "blouse"
    assert found.garment_probability > 0.5
    assert (found.presence[present] > 0.5).all()
    reference = float(np.linalg.norm(points[KEYPOINTS.index("armpit_left")] - points[KEYPOINTS.index("armpit_right")]))
    assert normalised_error(found.points, points, present, reference) < 0.1


def test_bare_ground_is_no_garment(trained: KeypointPredictor) -> None:
    random = np.random.default_rng(2)
    ground = np.clip(random.normal(150, 6, (480, 640, 3)), 0, 255).astype(np.uint8)
    assert trained.predict([GarmentPhoto(PhotoPyramid(ground))])[0].garment_probability < 0.5
