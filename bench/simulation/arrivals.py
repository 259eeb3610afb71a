"""When scans come in open loop: seconds from the beginning, in rising order."""

from collections.abc import Iterator

import numpy as np


def poisson(rate: float, count: int, seed: int) -> list[float]:
    """Independent arrivals, `rate` a second in the mean."""
    gaps = np.random.default_rng(seed).exponential(1 / rate, count)
    return [float(time) for time in np.cumsum(gaps)]


def bursts(
    rate: float, count: int, seed: int, factor: float = 4.0, share: float = 0.1, length: float = 2.0
) -> list[float]:
    """Poisson arrivals whose rate switches: `factor` times the mean for `length` seconds in the mean, `share` of the
    time, and in between so much less that the mean is kept. Raises ValueError where that is not possible."""
    if not 0 < share < 1 or not 1 <= factor < 1 / share:
        raise ValueError("bursts need 0 < share < 1 and 1 <= factor < 1 / share")
    random = np.random.default_rng(seed)
    quiet = rate * (1 - share * factor) / (1 - share)
    times = _switching(random, (rate * factor, length), (quiet, length * (1 - share) / share))
    return [next(times) for _ in range(count)]


def _switching(random: np.random.Generator, *phases: tuple[float, float]) -> Iterator[float]:
    """phases: (rate, mean length) in turns; which one is first is drawn by their lengths."""
    lengths = np.array([length for _, length in phases])
    index = int(random.choice(len(phases), p=lengths / lengths.sum()))
    now = 0.0
    while True:
        rate, length = phases[index]
        end = now + float(random.exponential(length))
        while rate > 0:
            # Without memory: an arrival beyond the end of the phase is drawn anew in the next one.
            at = now + float(random.exponential(1 / rate))
            if at > end:
                break
            now = at
            yield at
        now = end
        index = (index + 1) % len(phases)
