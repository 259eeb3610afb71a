"""The measure that keypoint errors are compared by."""

import numpy as np
from numpy.typing import NDArray


def normalised_error(
    predicted: NDArray[np.floating],
    truth: NDArray[np.floating],
    present: NDArray[np.bool_],
    reference: float,
) -> float:
    """Mean distance between predicted and labelled points of one photo as a share of a reference distance.

    predicted, truth: (K, 2) photo pixels; a predicted point that was not returned is NaN and counts 1. present: (K,)
    the labelled points. reference: distance of the armpits or waistband points as labelled, in pixels.
    Raises ValueError without a labelled point or reference. Source: the FashionAI challenge's NE.
    """
    if not present.any() or reference <= 0:
        raise ValueError("a normalised error needs at least one labelled point and a positive reference distance")
    distance = np.linalg.norm(predicted[present] - truth[present], axis=1) / reference
    return float(np.where(np.isnan(distance), 1.0, distance).mean())
