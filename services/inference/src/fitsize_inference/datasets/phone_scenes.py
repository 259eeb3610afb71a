"""Simulated phone photos as labelled photos: labelled garments on other ground, in other light, beside other things."""

import logging

import cv2
import numpy as np
from numpy.typing import NDArray

from fitsize_inference.datasets.labels import LabelledPhoto
from fitsize_inference.datasets.pool import Pool
from fitsize_inference.photos import PhotoPyramid
from fitsize_inference.scenes.phone.garment import LabelledGarment
from fitsize_inference.scenes.phone.scene import make_scene
from fitsize_inference.spec import KEYPOINTS

logger = logging.getLogger(__name__)

# Longest side of a garment as it is kept, px: a little more than a close view shows of it.
GARMENT_SIDE = 400


def labelled_garment(label: LabelledPhoto) -> LabelledGarment:
    """A label as scenes want it."""
    points = tuple(
        (name, float(label.points[index, 0]), float(label.points[index, 1]))
        for index, name in enumerate(KEYPOINTS)
        if label.present[index]
    )
    return LabelledGarment(label.image, label.garment_type, points)


def phone_scene_pool(labels: list[LabelledPhoto], count: int, share: float, seed: int) -> Pool:
    """So many scenes of these garments, which take turns in a random order. A sixth of a CPU-second each."""
    usable = [label for label in labels if labelled_garment(label).has_size]
    random = np.random.default_rng(seed)
    order = np.concatenate([random.permutation(len(usable)) for _ in range(-(-count // len(usable)))])[:count]
    photos: list[PhotoPyramid] = []
    scene_labels: list[LabelledPhoto] = []
    # Sorted, as the few garments that are kept ready are then used again.
    for number, index in enumerate(sorted(int(index) for index in order)):
        label = usable[index]
        photo, points = _photo(labelled_garment(label), (seed, number), label.present)
        photos.append(photo)
        scene_labels.append(LabelledPhoto(label.image, label.garment_type, points, label.present, weight=label.weight))
    logger.info("%d phone scenes", count)
    return Pool(photos, scene_labels, share)


def _photo(
    garment: LabelledGarment, seed: tuple[int, int], present: NDArray[np.bool_]
) -> tuple[PhotoPyramid, NDArray[np.float32]]:
    """A scene as it is stored and opened again, small, with its points (K, 2) px."""
    scene = make_scene(garment, seed)
    points = np.zeros((len(KEYPOINTS), 2), np.float32)
    for index, name in enumerate(KEYPOINTS):
        if present[index]:
            points[index] = scene.points_px[name]
    there = points[present]
    scale = min(1.0, GARMENT_SIDE / float((there.max(axis=0) - there.min(axis=0)).max()))
    file = cv2.imencode(".jpg", scene.photo, [cv2.IMWRITE_JPEG_QUALITY, scene.quality])[1]
    opened = np.asarray(cv2.imdecode(file, cv2.IMREAD_COLOR), dtype=np.uint8)
    height, width = (round(side * scale) for side in opened.shape[:2])
    small = cv2.resize(opened, (width, height), interpolation=cv2.INTER_AREA)
    factors = np.array([width / opened.shape[1], height / opened.shape[0]], np.float32)
    return PhotoPyramid(np.ascontiguousarray(small[..., ::-1])), points * factors
