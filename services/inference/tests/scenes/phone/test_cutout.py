"""A garment is taken out of its photo whole, or not at all."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.scenes.phone.cutout import cut_out

POINTS = {
    "waistband_left": np.array([110.0, 80.0]),
    "waistband_right": np.array([190.0, 80.0]),
    "hemline_right": np.array([215.0, 260.0]),
    "hemline_left": np.array([85.0, 260.0]),
}


def photo(cloth: tuple[int, int, int]) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """A skirt with a round hem on light, noisy ground, and where it is."""
    generator = np.random.default_rng(2)
    picture = np.clip(205 + generator.normal(0, 6, (340, 300, 3)), 0, 255).astype(np.uint8)
    there = np.zeros((340, 300), np.uint8)
    cv2.fillPoly(there, [np.array(list(POINTS.values())).round().astype(np.int32)], (1,))
    cv2.ellipse(there, (150, 260), (65, 14), 0, 0, 180, (1,), -1)
    noisy = np.clip(np.array(cloth) + generator.normal(0, 6, (340, 300, 3)), 0, 255).astype(np.uint8)
    picture[there > 0] = noisy[there > 0]
    return picture, there


def test_a_garment_on_another_colour_is_cut_out_along_its_edge() -> None:
    picture, there = photo((120, 40, 30))
    mask = cut_out(picture, "skirt", POINTS)
    assert mask is not None
    assert float(np.mean((mask > 0.5) != (there > 0))) < 0.01


def test_a_garment_that_is_not_where_its_points_are_is_not_cut_out() -> None:
    picture, _ = photo((120, 40, 30))
    moved = {name: point + np.array([60.0, 20.0]) for name, point in POINTS.items()}
    assert cut_out(picture, "skirt", moved) is None
