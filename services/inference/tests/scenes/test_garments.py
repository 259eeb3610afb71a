"""Drawn garments: their keypoints lie on them, and the same seed draws the same picture."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from fitsize_inference.scenes.dataset import render_training_sample
from fitsize_inference.scenes.designs import CATALOGUE, SAMPLES, SIZES, Design
from fitsize_inference.scenes.dimensions import dimensions_cm
from fitsize_inference.scenes.gallery import size_chart_cm
from fitsize_inference.scenes.patterns.parts import Panel, moved
from fitsize_inference.scenes.styles import STYLES, Style
from fitsize_inference.spec import FLIP_PAIRS, GARMENT_TYPES, KEYPOINTS

SLEEVE_POINTS = {"cuff_left_in", "cuff_left_out", "cuff_right_in", "cuff_right_out"}


@pytest.mark.parametrize("style", STYLES.values(), ids=lambda style: style.name)
def test_a_style_has_the_keypoints_of_its_type_on_its_cloth(style: Style) -> None:
    expected = set(GARMENT_TYPES[style.garment_type].keypoints)
    for seed in range(15):
        generator = np.random.default_rng(seed)
        pattern = moved(style.draft(float(np.exp(generator.normal(0, 0.09))), generator), generator, 5.0)
        assert pattern.garment_type == style.garment_type
        missing = expected - set(pattern.keypoints)
        assert missing == (SLEEVE_POINTS if style.name == "sleeveless-dress" else set())
        assert set(pattern.keypoints) <= expected
        panels = [part.outline.astype(np.float32) for part in pattern.parts if isinstance(part, Panel)]
        for name, point in pattern.keypoints.items():
            at = (float(point[0]), float(point[1]))
            depth = max(cv2.pointPolygonTest(panel.reshape(-1, 1, 2), at, True) for panel in panels)
            assert depth > -2.0, f"{name} lies {-depth:.1f} mm beside the cloth (seed {seed})"


@pytest.mark.parametrize("style", STYLES.values(), ids=lambda style: style.name)
def test_left_is_left_and_both_sides_are_about_alike(style: Style) -> None:
    pattern = style.draft(1.0, np.random.default_rng(4))
    for left, right in FLIP_PAIRS:
        if left in pattern.keypoints:
            assert pattern.keypoints[left][0] < pattern.keypoints[right][0], left
    measured = dimensions_cm(style.garment_type, pattern.keypoints)
    for name, value in measured.items():
        other = measured[name.replace("left", "right")] if "left" in name else value
        # A short sleeve laid at another angle opens or closes under the arm by more than 6 % of its inseam.
        assert value == pytest.approx(other, rel=0.06, abs=1.6), name


def test_the_same_seed_draws_the_same_sample_and_another_does_not() -> None:
    first, again, other = (render_training_sample(seed, size=128) for seed in (3, 3, 4))
    np.testing.assert_array_equal(first.image, again.image)
    np.testing.assert_array_equal(first.keypoints, again.keypoints)
    assert not np.array_equal(first.image, other.image)


@pytest.mark.parametrize("garment_type", list(GARMENT_TYPES))
def test_a_training_sample_is_labelled_as_its_type(garment_type: str) -> None:
    for seed in range(2):
        sample = render_training_sample(seed, size=192, garment_type=garment_type)
        assert sample.image.shape == (192, 192, 3)
        assert sample.image.dtype == np.uint8
        assert sample.image.std() > 5
        assert sample.garment_type == garment_type
        names = {KEYPOINTS[index] for index in np.nonzero(sample.present)[0]}
        assert names <= set(GARMENT_TYPES[garment_type].keypoints)
        assert len(names) >= 4
        inside = sample.keypoints[sample.present]
        assert inside.min() >= 0
        assert inside.max() <= 192
        assert not sample.keypoints[~sample.present].any()


def test_the_garment_stands_out_at_its_keypoints() -> None:
    """Inside the outline near a hem corner there is cloth, outside there is floor: the label is not shifted."""
    sample = render_training_sample(11, size=320, garment_type="skirt")
    points = {KEYPOINTS[i]: sample.keypoints[i] for i in np.nonzero(sample.present)[0]}
    centre = np.mean(list(points.values()), axis=0)
    for name, point in points.items():
        direction = (centre - point) / np.linalg.norm(centre - point)
        inside, outside = point + 9 * direction, point - 9 * direction
        patches = [
            sample.image[round(float(y)) - 2 : round(float(y)) + 3, round(float(x)) - 2 : round(float(x)) + 3].mean(
                (0, 1)
            )
            for x, y in (inside, outside)
        ]
        assert np.abs(patches[0] - patches[1]).max() > 8, name


@pytest.mark.parametrize("design", [*SAMPLES, *CATALOGUE], ids=lambda design: design.name)
def test_every_design_has_a_size_chart_that_grows(design: Design) -> None:
    charts = {size: size_chart_cm(design, factor) for size, factor in SIZES.items()}
    widest = "waistband" if "waistband" in charts["M"] else "chest"
    widths = [chart[widest] for chart in charts.values()]
    assert widths == sorted(widths)
    assert widths[-1] - widths[0] > 5
    assert all(value > 2 for chart in charts.values() for value in chart.values())
    assert {"en", "fr"} == set(design.title) == set(design.colour)


def test_design_names_and_seeds_are_unique() -> None:
    designs = [*SAMPLES, *CATALOGUE]
    assert len({design.name for design in designs}) == len(designs)
    assert len({design.seed for design in designs}) == len(designs)


def test_every_kind_of_dimension_is_measured_as_the_specification_says() -> None:
    points = {
        "neckline_left": (-90, 0),
        "neckline_right": (90, 10),
        "center_front": (10, 100),
        "shoulder_left": (-240, 60),
        "cuff_left_out": (-400, 180),
        "top_hem_left": (-300, 700),
        "top_hem_right": (100, 700),
    }
    measured = dimensions_cm("blouse", {name: np.array(point, dtype=np.float64) for name, point in points.items()})
    assert set(measured) == {
        "waist",
        "neck",
        "body_length",
        "center_front_length",
        "left_sleeve",
        "left_sleeve_from_neck",
        "length_left",
    }
    assert measured["body_length"] == pytest.approx(69.5)
    assert measured["center_front_length"] == pytest.approx(60)
    assert measured["left_sleeve"] == pytest.approx(20)
    assert measured["left_sleeve_from_neck"] == pytest.approx(20 + np.hypot(15, 6))
