"""Scenes: the same for the same seed, and their truth is what the photo shows."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from fitsize_inference.geometry.board import CHARUCO_A4
from fitsize_inference.geometry.charuco import find_charuco_corners
from fitsize_inference.geometry.planar import apply_homography
from fitsize_inference.scenes.dataset import render_training_sample
from fitsize_inference.scenes.phone.garment import LabelledGarment, flat_garment
from fitsize_inference.scenes.phone.scene import MIX, make_scene
from fitsize_inference.spec import KEYPOINTS


@pytest.fixture(scope="module")
def skirt(tmp_path_factory: pytest.TempPathFactory) -> LabelledGarment:
    """A drawn skirt in the place of a labelled photo."""
    sample = render_training_sample(5, size=320, garment_type="skirt")
    file = tmp_path_factory.mktemp("photos") / "one.png"
    cv2.imwrite(str(file), sample.image)
    points = tuple(
        (name, float(sample.keypoints[i, 0]), float(sample.keypoints[i, 1]))
        for i, name in enumerate(KEYPOINTS)
        if sample.present[i]
    )
    return LabelledGarment(file, "skirt", points)


def test_a_scene_is_the_same_for_the_same_seed_and_another_for_another(skirt: LabelledGarment) -> None:
    first, again, other = (make_scene(skirt, (1, 2, number)) for number in (7, 7, 8))
    np.testing.assert_array_equal(first.photo, again.photo)
    assert first.truth() == again.truth()
    assert first.truth() != other.truth()


@pytest.mark.parametrize("marker", list(MIX))
def test_everything_lies_in_the_frame_at_the_size_that_is_said(skirt: LabelledGarment, marker: str) -> None:
    for number in range(3):
        scene = make_scene(skirt, (3, number), marker=marker)
        assert scene.marker == marker
        assert scene.photo.shape == (scene.camera.height, scene.camera.width, 3)
        assert sorted(scene.photo.shape[:2]) == [1224, 1632]
        seen = list(scene.points_px.values())
        if scene.marker_outline_px is not None:
            seen += list(scene.marker_outline_px)
        assert (scene.marker_outline_px is None) == (marker == "none")
        assert np.min(seen) > 0
        assert np.all(np.max(seen, axis=0) < [scene.camera.width, scene.camera.height])
        assert 0.1 < scene.layout.share <= 0.93
        ends = np.array([scene.points_mm["waistband_left"], scene.points_mm["waistband_right"]])
        assert 250 < float(np.linalg.norm(ends[0] - ends[1])) < 500


def test_the_sheets_corners_are_in_the_photo_where_the_truth_has_them(skirt: LabelledGarment) -> None:
    errors = []
    for number in range(40):
        scene = make_scene(skirt, (4, number), marker="charuco-a4")
        if scene.difficulties or scene.layout.marker is None:
            continue
        grey = np.asarray(cv2.cvtColor(scene.photo, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
        page, px = find_charuco_corners(grey, CHARUCO_A4)
        middle = np.array([CHARUCO_A4.page_width, CHARUCO_A4.page_height]) / 2
        expected = scene.camera.project(scene.layout.marker.to_plane(page - middle))
        errors.append(px - expected)
        if len(errors) == 5:
            break
    error = np.concatenate(errors)
    assert len(error) > 60
    # OpenCV finds corners to about 0.1 px; a shift of all of them would be ours.
    assert float(np.sqrt((error**2).mean())) < 0.25
    assert float(np.abs(error.mean(axis=0)).max()) < 0.06


def test_the_truth_maps_undistorted_pixels_to_the_plane(skirt: LabelledGarment) -> None:
    scene = make_scene(skirt, (5, 1))
    straight = apply_homography(scene.camera.plane_to_photo, np.stack(list(scene.points_mm.values())))
    to_mm = np.array(scene.truth()["undistortedPxToMm"]).reshape(3, 3)
    np.testing.assert_allclose(apply_homography(to_mm, straight), np.stack(list(scene.points_mm.values())), atol=1e-6)


def test_a_garment_without_the_points_of_its_size_is_refused(skirt: LabelledGarment) -> None:
    lacking = LabelledGarment(skirt.image, "skirt", skirt.points[1:])
    with pytest.raises(ValueError, match="points that set its size"):
        flat_garment(lacking)


def test_an_unknown_marker_is_refused(skirt: LabelledGarment) -> None:
    with pytest.raises(ValueError, match="no marker ruler"):
        make_scene(skirt, (1,), marker="ruler")
