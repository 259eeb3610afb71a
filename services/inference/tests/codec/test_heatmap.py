import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fitsize_inference.codec import HeatmapCodec

CODEC = HeatmapCodec()
# Within the window of the decoder from the border; closer to it the mean is taken over fewer cells.
INNER = CODEC.stride * (CODEC.window + 1)


def test_encode_then_decode_returns_points_to_half_a_pixel() -> None:
    random = np.random.default_rng(11)
    points = random.uniform(INNER, CODEC.input_size - INNER, (50, 24, 2)).astype(np.float32)
    decoded = CODEC.decode(CODEC.encode(points))
    assert np.linalg.norm(decoded.points - points, axis=-1).max() < 0.5


def test_points_at_the_border_come_back_to_within_a_cell() -> None:
    random = np.random.default_rng(12)
    points = random.uniform(0, CODEC.input_size, (50, 24, 2)).astype(np.float32)
    decoded = CODEC.decode(CODEC.encode(points))
    assert np.abs(decoded.points - points).max() <= CODEC.stride


@settings(deadline=None, max_examples=50)
@given(st.floats(INNER, 256 - INNER), st.floats(INNER, 256 - INNER))
def test_heatmaps_are_probabilities_with_their_peak_at_the_point(x: float, y: float) -> None:
    heatmap = CODEC.encode(np.array([[x, y]], dtype=np.float32))[0]
    assert heatmap.sum() == pytest.approx(1.0, abs=1e-4)
    row, column = np.unravel_index(heatmap.argmax(), heatmap.shape)
    assert abs((column + 0.5) * CODEC.stride - x) <= CODEC.stride / 2 + 1e-3
    assert abs((row + 0.5) * CODEC.stride - y) <= CODEC.stride / 2 + 1e-3


def test_a_second_lower_peak_does_not_move_the_point_but_widens_its_covariance() -> None:
    points = np.array([[[64.0, 64.0]], [[192.0, 64.0]]], dtype=np.float32)
    first, second = CODEC.encode(points)
    alone = CODEC.decode(first[None])
    both = CODEC.decode((0.7 * first + 0.3 * second)[None])
    np.testing.assert_allclose(both.points, alone.points, atol=0.5)
    assert both.covariance[0, 0, 0] > 100 * alone.covariance[0, 0, 0]
    assert both.confidence[0, 0] == pytest.approx(0.7, abs=0.01)


def test_covariance_of_a_wide_gaussian_is_its_own_less_the_taught_one() -> None:
    wide = HeatmapCodec(sigma=4.0)
    heatmap = wide.encode(np.array([[[128.0, 128.0]]], dtype=np.float32))
    xx, xy, yy = CODEC.decode(heatmap).covariance[0, 0]
    # Mean distances of Gaussians are sqrt(2 / pi) sigma; an eighth of a cell is the least.
    expected = ((np.sqrt(2 / np.pi) * (4.0 - CODEC.sigma) + 0.125) * CODEC.stride) ** 2
    assert xx == pytest.approx(expected, rel=0.02)
    assert yy == pytest.approx(expected, rel=0.02)
    assert xy == pytest.approx(0.0, abs=0.01 * expected)


def test_every_covariance_is_positive_definite() -> None:
    random = np.random.default_rng(5)
    heatmaps = random.random((4, 24, 64, 64)).astype(np.float32) ** 8
    xx, xy, yy = np.moveaxis(CODEC.decode(heatmaps / heatmaps.sum((2, 3), keepdims=True)).covariance, -1, 0)
    assert (xx > 0).all()
    assert (yy > 0).all()
    assert (xx * yy - xy**2 > 0).all()


def test_a_broad_peak_with_more_mass_beats_a_narrow_one() -> None:
    broad = HeatmapCodec(sigma=2.0).encode(np.array([[[60.0, 60.0]]], dtype=np.float32))
    narrow = HeatmapCodec(sigma=0.4).encode(np.array([[[200.0, 200.0]]], dtype=np.float32))
    heatmap = 0.75 * broad + 0.25 * narrow
    assert heatmap[0, 0, 49:51, 49:51].max() > heatmap[0, 0, :30, :30].max()
    np.testing.assert_allclose(CODEC.decode(heatmap).points[0, 0], [60, 60], atol=0.5)
