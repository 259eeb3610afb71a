"""Photos of the split `train` that a training holds out to choose its best checkpoint by.

The data set's split `validation` has no say in a training: a checkpoint chosen on it would flatter its score there.
"""

from typing import NamedTuple

import numpy as np

from fitsize_inference.datasets.labels import LabelledPhoto


class DevelopmentSplit(NamedTuple):
    """Photos to train on, and photos to choose by."""

    training: list[LabelledPhoto]
    development: list[LabelledPhoto]


def hold_out(labels: list[LabelledPhoto], share: float, seed: int) -> DevelopmentSplit:
    """Holds out a share of each garment type, at least one photo of each that has two.

    The same photos, share and seed give the same split, in whatever order the labels come.
    """
    chosen: set[int] = set()
    if share > 0:
        random = np.random.default_rng(seed)
        for garment_type in sorted({label.garment_type for label in labels}):
            of_type = [index for index, label in enumerate(labels) if label.garment_type == garment_type]
            of_type.sort(key=lambda index: labels[index].image.as_posix())
            count = max(round(share * len(of_type)), 1) if len(of_type) > 1 else 0
            chosen |= {of_type[int(index)] for index in random.permutation(len(of_type))[:count]}
    return DevelopmentSplit(
        [label for index, label in enumerate(labels) if index not in chosen],
        [label for index, label in enumerate(labels) if index in chosen],
    )
