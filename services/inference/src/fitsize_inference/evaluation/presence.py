"""How well it is told which points a garment has at all."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class PresenceScore:
    """precision: share of the points said to exist that do. recall: share of the existing points that are said to.
    absent_recall: share of the points that do not exist of which that is said. NaN where there is nothing to share."""

    precision: float
    recall: float
    absent_recall: float


def presence_score(said: NDArray[np.bool_], true: NDArray[np.bool_]) -> PresenceScore:
    """Scores presence over points of any shape, all of them of their garment's type."""

    def share(part: NDArray[np.bool_], whole: NDArray[np.bool_]) -> float:
        return float(part.sum() / whole.sum()) if whole.any() else float("nan")

    return PresenceScore(share(said & true, said), share(said & true, true), share(~said & ~true, ~true))
