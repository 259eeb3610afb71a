import cv2
import numpy as np

from fitsize_inference.codec import fit_view, transform_points
from fitsize_inference.photos import PhotoPyramid, look


def _photo_with_spot(x: float, y: float) -> PhotoPyramid:
    rows, columns = np.mgrid[0:900, 0:1201]
    spot = 255 * np.exp(-((columns + 0.5 - x) ** 2 + (rows + 0.5 - y) ** 2) / (2 * 25.0**2))
    return PhotoPyramid(np.repeat(spot[..., None], 3, axis=2).astype(np.uint8))


def test_a_point_of_the_photo_is_seen_where_the_view_says_at_any_resolution() -> None:
    x, y = 700.0, 300.0
    photo = _photo_with_spot(x, y)
    for left, top, right, bottom in ((0, 0, 1201, 900), (500, 100, 900, 500), (640, 240, 760, 360)):
        matrix = fit_view(left, top, right, bottom, 256, 0.04)
        view = look(photo, matrix, 256).astype(float)[..., 0]
        rows, columns = np.mgrid[0:256, 0:256] + 0.5
        seen = np.array([(columns * view).sum(), (rows * view).sum()]) / view.sum()
        expected = transform_points(matrix, np.array([x, y]))
        assert np.abs(seen - expected).max() < 0.35


def test_a_photo_decoded_smaller_is_seen_alike() -> None:
    photo = _photo_with_spot(700.0, 300.0)
    half = cv2.resize(photo.levels[0], (600, 450), interpolation=cv2.INTER_AREA).astype(np.uint8)
    matrix = fit_view(0, 0, 1201, 900, 256, 0.04)
    shrunk = look(PhotoPyramid(half, 1201, 900), matrix, 256)
    difference = np.abs(look(photo, matrix, 256).astype(int) - shrunk.astype(int))
    assert difference.max() <= 6


def test_the_edge_is_repeated_beyond_the_photo() -> None:
    photo = PhotoPyramid(np.full((100, 50, 3), 200, np.uint8))
    assert (look(photo, fit_view(0, 0, 50, 100, 256, 0.1), 256) == 200).all()
