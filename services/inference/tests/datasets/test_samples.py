from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from fitsize_inference.codec import Looks
from fitsize_inference.datasets.backgrounds import marker_sheets, surface
from fitsize_inference.datasets.labels import LabelledPhoto
from fitsize_inference.datasets.pool import Pool
from fitsize_inference.datasets.samples import FLIP_ORDER, SampleMaker, quarter_turns
from fitsize_inference.datasets.stream import TYPE_SHARES, SampleStream
from fitsize_inference.photos import PhotoPyramid
from fitsize_inference.spec import GARMENT_TYPES, KEYPOINTS

LEFT, RIGHT = KEYPOINTS.index("waistband_left"), KEYPOINTS.index("waistband_right")
PLACES = {
    "waistband_left": (140, 100),
    "waistband_right": (260, 100),
    "hemline_left": (100, 400),
    "hemline_right": (300, 400),
}


@pytest.fixture(scope="module")
def photo() -> PhotoPyramid:
    """Grey, with a bright spot on each point: the waistband's brighter on its left."""
    image = np.full((500, 400, 3), 90, np.uint8)
    for name, (x, y) in PLACES.items():
        cv2.circle(image, (x, y), 9, (255, 255, 255) if name == "waistband_left" else (200, 200, 200), -1)
    return PhotoPyramid(image)


@pytest.fixture(scope="module")
def label() -> LabelledPhoto:
    points = np.zeros((24, 2), np.float32)
    present = np.zeros(24, np.bool_)
    for name, place in PLACES.items():
        points[KEYPOINTS.index(name)] = place
        present[KEYPOINTS.index(name)] = True
    return LabelledPhoto(Path("skirt.jpg"), "skirt", points, present)


@pytest.fixture(scope="module")
def maker() -> SampleMaker:
    return SampleMaker(marker_sheets(), Looks())


def _brightness(image: NDArray[np.uint8], point: NDArray[np.float32]) -> float:
    return float(image[int(point[1]), int(point[0])].mean())


def test_points_move_with_the_picture(photo: PhotoPyramid, label: LabelledPhoto, maker: SampleMaker) -> None:
    hits = 0
    total = 0
    for seed in range(60):
        sample = maker.garment(photo, label, np.random.default_rng(seed), seed % 2 == 0, (photo, label))
        ground = float(np.median(sample.image))
        for index in np.flatnonzero(sample.visible):
            total += 1
            hits += _brightness(sample.image, sample.points[index]) > ground + 10
    assert total > 180
    # The rest is hidden by a cut-out, or brightened ground.
    assert hits / total > 0.85


def test_mirrored_pictures_have_left_and_right_swapped() -> None:
    assert FLIP_ORDER[LEFT] == RIGHT
    assert FLIP_ORDER[KEYPOINTS.index("crotch")] == KEYPOINTS.index("crotch")
    np.testing.assert_array_equal(FLIP_ORDER[FLIP_ORDER], np.arange(24))


def test_left_stays_left_of_the_upright_garment(photo: PhotoPyramid, label: LabelledPhoto, maker: SampleMaker) -> None:
    # From the waistband's left to its right, then down to the hem, is a right turn in every view.
    for seed in range(60):
        points = maker.garment(photo, label, np.random.default_rng(seed), seed % 2 == 0, (photo, label)).points
        across = points[RIGHT] - points[LEFT]
        down = points[KEYPOINTS.index("hemline_left")] - points[LEFT]
        assert across[0] * down[1] - across[1] * down[0] > 0


def test_absent_and_unseen_points_are_not_taught(photo: PhotoPyramid, label: LabelledPhoto, maker: SampleMaker) -> None:
    absent = KEYPOINTS.index("hemline_right")
    points, present = label.points.copy(), label.present.copy()
    points[absent], present[absent] = 0, False
    partial = LabelledPhoto(label.image, "skirt", points, present)
    for seed in range(40):
        close = seed % 2 == 0
        sample = maker.garment(photo, partial, np.random.default_rng(seed), close, (photo, label))
        assert sample.visible.sum() <= 3
        assert sample.judged.sum() <= 4
        assert not (sample.visible & ~sample.present).any()
        assert (sample.points[sample.visible] >= 0).all()
        assert (sample.points[sample.visible] <= (320 if close else 192)).all()
        assert (sample.judged & ~sample.present).sum() == 1


def test_views_without_a_garment_teach_that_alone(
    photo: PhotoPyramid, label: LabelledPhoto, maker: SampleMaker
) -> None:
    for seed in range(20):
        sample = maker.nothing(photo, label, np.random.default_rng(seed), seed % 2 == 0)
        assert sample.image.shape == ((320, 320, 3) if seed % 2 == 0 else (192, 192, 3))
        assert not sample.garment
        assert sample.garment_type == -1
        assert not sample.judged.any()


def test_the_stream_repeats_itself_and_mixes_types(
    photo: PhotoPyramid, label: LabelledPhoto, maker: SampleMaker
) -> None:
    stream = SampleStream([Pool([photo], [label])], maker, seed=5, length=40, batch_size=4)
    np.testing.assert_array_equal(stream[7].image, stream[7].image)
    assert (stream[7].image != stream[8].image).any()
    assert any(not stream[position].garment for position in range(40))
    with pytest.raises(IndexError):
        stream[40]
    sides = [[stream[4 * batch + place].image.shape[0] for place in range(4)] for batch in range(10)]
    assert all(len(set(batch)) == 1 for batch in sides), "a batch is of one look"
    assert {batch[0] for batch in sides} == {192, 320}
    assert sum(TYPE_SHARES.values()) == pytest.approx(1.0)
    assert set(TYPE_SHARES) == set(GARMENT_TYPES)


def test_close_views_are_upright_and_wide_ones_are_not_all(
    photo: PhotoPyramid, label: LabelledPhoto, maker: SampleMaker
) -> None:
    turns: dict[bool, list[int]] = {True: [], False: []}
    for seed in range(80):
        for close in (True, False):
            sample = maker.garment(photo, label, np.random.default_rng(seed), close, (photo, label))
            turns[close].append(sample.orientation)
            assert sample.orientation == quarter_turns(sample.points, sample.present)
    assert turns[True].count(0) > 75
    assert set(turns[False]) == {0, 1, 2, 3}
    assert 45 < turns[False].count(0) < 75


def test_quarter_turns_are_counted_clockwise(label: LabelledPhoto) -> None:
    points = label.points - np.float32([200, 250])
    clockwise = np.float32([[0, -1], [1, 0]])
    for quarters in range(4):
        assert quarter_turns(points, label.present) == quarters
        points = points @ clockwise.T


def test_a_smaller_neighbour_is_laid_beside_and_told(photo: PhotoPyramid, label: LabelledPhoto) -> None:
    with_neighbour = SampleMaker(marker_sheets(), Looks(), neighbour_share=1.0, sheet_share=0.0)
    alone = SampleMaker(marker_sheets(), Looks(), neighbour_share=0.0, sheet_share=0.0)
    told = [
        with_neighbour.garment(photo, label, np.random.default_rng(seed), False, (photo, label)).several
        for seed in range(40)
    ]
    assert set(told) == {0.0, 1.0}, "where there is no room there is no neighbour"
    assert {
        alone.garment(photo, label, np.random.default_rng(seed), False, (photo, label)).several for seed in range(20)
    } == {0.0}


def test_surfaces_differ() -> None:
    pictures = [surface(np.random.default_rng(seed), 128) for seed in range(24)]
    assert all(picture.shape == (128, 128, 3) for picture in pictures)
    assert len({picture.tobytes() for picture in pictures}) == 24


def test_the_first_sheet_is_the_one_that_is_printed() -> None:
    page = marker_sheets()[0]
    board = cv2.aruco.CharucoBoard((5, 7), 36, 27, cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50))
    corners = cv2.aruco.CharucoDetector(board).detectBoard(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY))[0]
    assert len(corners) == 24
