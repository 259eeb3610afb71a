"""Which way up a garment lies, decided once for the whole garment before its points are looked at closely."""

import numpy as np
from numpy.typing import NDArray

from fitsize_inference.codec import UPRIGHT_SHARE
from fitsize_inference.spec import GARMENT_TYPES

Floats = NDArray[np.float32]

# Shares of the quarter turns among the first looks that the network was trained on, and in people's photos.
IN_TRAINING = np.array([UPRIGHT_SHARE, *[(1 - UPRIGHT_SHARE) / 3] * 3])
IN_PHOTOS = np.array([0.94, 0.02, 0.02, 0.02])


# A skirt looks much alike both ways up: told from the whole photo, one in ten upright skirts was taken for one on its
# head. Of these the second look decides, which is taken both ways.
ALIKE_BY_HALF = np.array([name == "skirt" for name in GARMENT_TYPES])


def most_likely_turn(probability: Floats) -> NDArray[np.int64]:
    """(N,) quarters clockwise by which garments are turned, from the network's probabilities (N, 4)."""
    return np.asarray((probability * (IN_PHOTOS / IN_TRAINING)).argmax(axis=1), dtype=np.int64)


def turn_back(quarters: int) -> NDArray[np.float64]:
    """The 3x3 rotation about the photo's corner that takes so many quarters clockwise back."""
    cosine, sine = ((1, 0), (0, 1), (-1, 0), (0, -1))[quarters % 4]
    return np.array([[cosine, sine, 0], [-sine, cosine, 0], [0, 0, 1]], dtype=np.float64)
