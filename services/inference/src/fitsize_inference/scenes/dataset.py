"""Drawn training samples for the keypoint network."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from fitsize_inference.scenes.finish import Photo
from fitsize_inference.scenes.studio import random_setting, shoot
from fitsize_inference.scenes.styles import random_garment
from fitsize_inference.spec import GARMENT_TYPES, KEYPOINTS

# Seeds of training samples start here; the product's sample photos and the catalogue use seeds below.
FIRST_TRAINING_SEED = 1_000_000


@dataclass(frozen=True)
class TrainingSample:
    """A drawn photo and its label.

    image: (size, size, 3) BGR, 8 bits. keypoints: (24, 2) px, origin at the corner of the first pixel, in the
    order of KEYPOINTS, zero where absent. present: (24,) whether the garment has the point.
    """

    image: Photo
    garment_type: str
    keypoints: npt.NDArray[np.float32]
    present: npt.NDArray[np.bool_]


def render_training_sample(seed: int, size: int = 320, garment_type: str | None = None) -> TrainingSample:
    """One sample, the same for the same arguments; a third of them with the marker sheet beside the garment.

    garment_type: one of GARMENT_TYPES, or None for one drawn by the seed.
    """
    generator = np.random.default_rng(FIRST_TRAINING_SEED + seed)
    names = list(GARMENT_TYPES)
    drawn = names[int(generator.integers(len(names)))]
    garment = random_garment(garment_type or drawn, generator)
    setting = random_setting(generator, size, size, sheet=generator.uniform() < 0.33)
    setting = replace(
        setting, supersampling=1, fill=float(generator.uniform(0.6, 0.98)), turn_deg=float(generator.normal(0, 12))
    )
    scene = shoot(garment, setting, generator)
    keypoints = np.zeros((len(KEYPOINTS), 2), np.float32)
    present = np.zeros(len(KEYPOINTS), np.bool_)
    for index, name in enumerate(KEYPOINTS):
        if name in scene.keypoints_px:
            keypoints[index] = scene.keypoints_px[name]
            present[index] = True
    return TrainingSample(scene.photo, scene.garment_type, keypoints, present)
