"""Ctrl-C during a training: the step is finished and saved first."""

import signal
from types import FrameType, TracebackType


class TrainingInterruptedError(KeyboardInterrupt):
    """A training that was stopped and saved; the message says how to resume it."""


class Interruption:
    """Within it, the first SIGINT is noted instead of raised; a second one stops at once."""

    def __init__(self) -> None:
        self.requested = False

    def __enter__(self) -> "Interruption":
        self._before = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _note(self, _signal: int, _frame: FrameType | None) -> None:
        if self.requested:
            raise KeyboardInterrupt
        self.requested = True
