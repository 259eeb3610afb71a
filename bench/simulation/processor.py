"""Processor cores that are shared evenly by the work on them."""

import heapq
import itertools
import math

import simpy


class Processor:
    """Egalitarian processor sharing: n pieces of work on c cores each proceed at the rate min(1, c/n)."""

    def __init__(self, env: simpy.Environment, cores: float = math.inf) -> None:
        self._env = env
        self.cores = cores
        # Work proceeds along with a clock of its own, which every piece of work sees alike; so each one's end is known
        # when it begins, and only the next one has to be waited for.
        self._progress = 0.0
        self._updated = 0.0
        self._ends: list[tuple[float, int, simpy.Event]] = []
        self._order = itertools.count()
        self._planned = 0
        self.used = 0.0

    def work(self, seconds: float) -> simpy.Event:
        """An event that happens when so many seconds of one core were spent."""
        done = self._env.event()
        if seconds <= 0 or math.isinf(self.cores):
            self.used += seconds
            return self._env.timeout(max(seconds, 0.0))
        self._advance()
        heapq.heappush(self._ends, (self._progress + seconds, next(self._order), done))
        self._plan()
        return done

    def settle(self) -> None:
        """Counts into `used` what was done up to now."""
        self._advance()

    @property
    def _rate(self) -> float:
        return min(1.0, self.cores / len(self._ends)) if self._ends else 0.0

    def _advance(self) -> None:
        elapsed = self._env.now - self._updated
        self._updated = self._env.now
        self._progress += elapsed * self._rate
        self.used += elapsed * min(self.cores, len(self._ends))

    def _plan(self) -> None:
        """Waits for the next end; what was planned before is void, as the rate has changed."""
        self._planned += 1
        if self._ends:
            wait = max(0.0, (self._ends[0][0] - self._progress) / self._rate)
            planned = self._planned
            self._env.timeout(wait).callbacks.append(lambda _: self._end(planned))

    def _end(self, planned: int) -> None:
        if planned != self._planned:
            return
        self._advance()
        # The first one is done whatever the rounding says, or the same instant would be planned forever.
        self._progress = max(self._progress, self._ends[0][0])
        while self._ends and self._ends[0][0] <= self._progress + 1e-12:
            heapq.heappop(self._ends)[2].succeed()
        self._plan()
