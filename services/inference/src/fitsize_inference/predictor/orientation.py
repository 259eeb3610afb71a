"""Which way up a garment lies, decided once for all of its points.

Each point has a heatmap of its own. A pencil skirt looks much alike both ways up, so its heatmaps have a peak for
either way, and points chosen one by one may take their peaks from different ways: the waistband's left from one, its
right from the other. Deciding jointly first keeps them together.
"""

import numpy as np
from numpy.typing import NDArray

from fitsize_inference.spec import KEYPOINTS

Floats = NDArray[np.float32]

UPPER = ("neckline", "shoulder", "center_front", "waistband")
LOWER = ("top_hem", "hemline", "bottom")
# +1 for points at a garment's lower end, -1 at its upper end, 0 between.
ENDS = np.array([name.startswith(LOWER) - name.startswith(UPPER) for name in KEYPOINTS])
# +1 for points on a garment's right in the picture, -1 on its left.
SIDES = np.array([("_right" in name) - ("_left" in name) for name in KEYPOINTS])
# Photos are upright and hardly anybody lays a garment on its head: odds of 50 to 1 before looking.
PRIOR = float(np.log(50.0))
# How much one peak is preferred to another that is a whole view away, once the way up is decided.
PREFERENCE = 1000.0
# One point that is quite sure must not outvote all others.
LEAST_MASS = 1e-3


def upright_evidence(heatmaps: Floats, of_type: NDArray[np.bool_]) -> Floats:
    """(N,) how much heatmaps (N, K, G, G) speak for the garment being upright: the mean log odds of its end points.

    Each is its mass on its own side of the garment's middle against that on the other; about 0 for a garment that lies
    sideways.

    of_type: (N, K) the points that count.
    """
    rows = (np.arange(heatmaps.shape[-1]) + 0.5).astype(np.float32)
    profile = heatmaps.sum(axis=-1)
    expected = (profile * rows).sum(axis=-1)
    counted = of_type & (ENDS != 0)
    upper = _mean(expected, counted & (ENDS < 0))
    lower = _mean(expected, counted & (ENDS > 0))
    below = (profile * (rows > ((upper + lower) / 2)[:, None, None])).sum(axis=-1)
    below = np.clip(below, LEAST_MASS, 1 - LEAST_MASS)
    return np.asarray(_mean(np.log(below / (1 - below)) * ENDS, counted), dtype=np.float32)


def peak_preference(evidence: Floats, grid: int) -> Floats:
    """(N, K, grid, grid) factors for choosing among peaks, the way up that evidence (N,) and the prior decide.

    Lower points rather further down and right ones further right in an upright garment, the reverse in one on its head.
    A garment that lies sideways has its peaks of one point side by side, where the factors hardly differ.
    """
    upright = np.where(evidence + PRIOR > 0, 1.0, -1.0)[:, None, None]
    places = (np.arange(grid) + 0.5) / grid
    rows = PREFERENCE ** (upright * ENDS[:, None] * places)
    columns = PREFERENCE ** (upright * SIDES[:, None] * places)
    return np.asarray(rows[..., :, None] * columns[..., None, :], dtype=np.float32)


def _mean(values: NDArray[np.floating], chosen: NDArray[np.bool_]) -> NDArray[np.floating]:
    return np.asarray((values * chosen).sum(axis=1) / np.maximum(chosen.sum(axis=1), 1))
