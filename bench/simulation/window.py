"""How many scans a gateway has in flight: additive increase, multiplicative decrease on the measured latency."""

SMALLEST = 1.0
DECREASE = 0.8


class Window:
    """Grows by one a window's worth of answers within the objective, shrinks by a fifth on one beyond it.

    Without an objective it stays at its limit. It grows only while it is full, as unused room says nothing, and shrinks
    once a latency, as the scans in flight at the same time all tell of the same crowd.
    """

    def __init__(self, limit: int, objective: float | None) -> None:
        self._limit, self._objective = limit, objective
        self._size = float(limit) if objective is None else SMALLEST
        self._shrunk = -float("inf")

    @property
    def size(self) -> int:
        """Scans that may be in flight."""
        return int(self._size)

    def observe(self, now: float, asked: float, was_full: bool) -> None:
        """An answer to what was asked then."""
        if self._objective is None:
            return
        if now - asked <= self._objective:
            if was_full:
                self._size = min(self._limit, self._size + 1 / self._size)
        elif asked > self._shrunk:
            self._size = max(SMALLEST, self._size * DECREASE)
            self._shrunk = now
