"""How long a batch takes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Curve:
    """Seconds by batch size, straight between the sizes that are known and on from the last two."""

    sizes: tuple[int, ...]
    seconds: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.sizes) != len(self.seconds) or not self.sizes or list(self.sizes) != sorted(set(self.sizes)):
            raise ValueError("a curve needs a time for each of its sizes, in rising order")

    def at(self, size: int) -> float:
        """Seconds of a batch."""
        if size > self.sizes[-1] and len(self.sizes) > 1:
            slope = (self.seconds[-1] - self.seconds[-2]) / (self.sizes[-1] - self.sizes[-2])
            return self.seconds[-1] + (size - self.sizes[-1]) * max(slope, 0.0)
        return float(np.interp(size, self.sizes, self.seconds))

    def times(self, factor: float) -> "Curve":
        """The same, each time multiplied."""
        return Curve(self.sizes, tuple(factor * value for value in self.seconds))


def curve(points: Sequence[tuple[int, float]]) -> Curve:
    """From (size, seconds)."""
    return Curve(tuple(size for size, _ in points), tuple(seconds for _, seconds in points))


NOTHING = Curve((1,), (0.0,))


@dataclass(frozen=True)
class BatchTime:
    """A batch of a worker: first on its processor, then on a GPU that it may share with other workers."""

    processor: Curve
    gpu: Curve = NOTHING
