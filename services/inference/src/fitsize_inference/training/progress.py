"""How far a training is: a bar on a terminal, lines in a log."""

import logging
import sys
import time
from contextlib import AbstractContextManager, ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

LINE_EVERY = 10

logger = logging.getLogger(__name__)


class LineProgress(AbstractContextManager["LineProgress"]):
    """A log line every ten steps, with the time left."""

    def __init__(self, done: int, total: int) -> None:
        self.first, self.total = done, total
        self.started = time.monotonic()

    def update(self, step: int, text: str) -> None:
        """Tells the steps done and how they went."""
        if step % LINE_EVERY == 0 or step == self.total:
            pace = (time.monotonic() - self.started) / (step - self.first)
            left = duration(pace * (self.total - step))
            logger.info("step %d of %d, %.2f s a step, %s left: %s", step, self.total, pace, left, text)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to put away."""


class _AboveTheBar:
    """A stream that writes above what a console draws."""

    def __init__(self, console: "Console") -> None:
        self.console = console

    def write(self, text: str) -> None:
        self.console.print(text, end="", markup=False, highlight=False, soft_wrap=True)

    def flush(self) -> None:
        self.console.file.flush()


class BarProgress(AbstractContextManager["BarProgress"]):
    """A bar with the time left. Log lines go above it as long as it is there."""

    def __init__(self, done: int, total: int, stream: TextIO) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )

        self.stream = stream
        self.console = Console(file=stream, force_terminal=True)
        self.bar = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("left"),
            # Its pace is that of the last ten minutes: a short window jumps at each checkpoint.
            TimeRemainingColumn(),
            TextColumn("{task.fields[text]}", markup=False),
            console=self.console,
            speed_estimate_period=600,
        )
        self.task = self.bar.add_task("training", total=total, completed=done, text="")
        self.exits = ExitStack()

    def __enter__(self) -> "BarProgress":
        self.bar.start()
        self.exits.callback(self.bar.stop)
        for handler in logging.getLogger().handlers:
            if isinstance(handler, logging.StreamHandler) and handler.stream is self.stream:
                # Handlers keep the stream of their start, which would write across the bar.
                before = handler.stream
                handler.setStream(_AboveTheBar(self.console))
                self.exits.callback(handler.setStream, before)
        return self

    def update(self, step: int, text: str) -> None:
        """Tells the steps done and how they went."""
        self.bar.update(self.task, completed=step, text=text)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.exits.close()


def progress(done: int, total: int, stream: TextIO | None = None) -> BarProgress | LineProgress:
    """A bar where stream (stderr by default) is a terminal and rich is installed, lines elsewhere."""
    stream = stream or sys.stderr
    if not stream.isatty():
        return LineProgress(done, total)
    try:
        return BarProgress(done, total, stream)
    except ImportError:
        return LineProgress(done, total)


def duration(seconds: float) -> str:
    """As 1:02:03 or 2:03."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
