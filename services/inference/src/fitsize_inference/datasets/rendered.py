"""Rendered garments as labelled photos."""

import logging
from pathlib import Path

import numpy as np

from fitsize_inference.datasets.labels import LabelledPhoto
from fitsize_inference.datasets.pool import Pool
from fitsize_inference.photos import PhotoPyramid
from fitsize_inference.scenes.dataset import render_training_sample

logger = logging.getLogger(__name__)

RENDERED_SIZE = 400


def rendered_pool(count: int, share: float) -> Pool:
    """So many rendered photos of all types. A quarter of a CPU-second each."""
    photos: list[PhotoPyramid] = []
    labels: list[LabelledPhoto] = []
    for seed in range(count):
        sample = render_training_sample(seed, RENDERED_SIZE)
        photos.append(PhotoPyramid(np.ascontiguousarray(sample.image[..., ::-1])))
        labels.append(LabelledPhoto(Path(f"rendered-{seed}"), sample.garment_type, sample.keypoints, sample.present))
    logger.info("%d rendered photos", count)
    return Pool(photos, labels, share)
