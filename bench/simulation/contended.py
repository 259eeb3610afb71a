"""A processor whose speed for one process was recorded."""

from collections.abc import Sequence

import numpy as np
import simpy


class ContendedProcessor:
    """Work of one process on a machine shared with others: one core at a speed that changes as was recorded.

    until: end of each interval, seconds. speeds: share of a core that the process got of the time in which it wanted
    one. Beyond the last interval the mean speed holds.
    """

    def __init__(self, env: simpy.Environment, until: Sequence[float], speeds: Sequence[float]) -> None:
        self._env = env
        ends = np.array(until, dtype=np.float64)
        lengths = np.diff(ends, prepend=0.0)
        self._ends = np.concatenate([[0.0], ends])
        self._done = np.concatenate([[0.0], np.cumsum(lengths * np.array(speeds))])
        self._mean = float(self._done[-1] / self._ends[-1])
        self.used = 0.0

    def settle(self) -> None:
        """Nothing: work is counted when it begins."""

    def work(self, seconds: float) -> simpy.Event:
        """An event that happens when so many seconds of a core of its own were spent."""
        self.used += seconds
        goal = self._at(self._env.now) + seconds
        if goal >= self._done[-1]:
            end = self._ends[-1] + (goal - self._done[-1]) / self._mean
        else:
            end = float(np.interp(goal, self._done, self._ends))
        return self._env.timeout(max(0.0, end - self._env.now))

    def _at(self, now: float) -> float:
        """Seconds of a core that a process which always wants one has had by then."""
        if now >= self._ends[-1]:
            return float(self._done[-1] + (now - self._ends[-1]) * self._mean)
        return float(np.interp(now, self._ends, self._done))
