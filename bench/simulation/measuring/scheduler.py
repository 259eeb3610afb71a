"""Processor time of a process and the time that it stood in line for a processor, from Linux's scheduler."""

from pathlib import Path
from typing import NamedTuple


class ProcessorTime(NamedTuple):
    """Seconds of a process. ran: of its threads together. waited: those in which the thread that runs most was ready to
    run while others ran."""

    ran: float
    waited: float

    def since(self, earlier: "ProcessorTime") -> "ProcessorTime":
        """The difference to an earlier reading."""
        return ProcessorTime(self.ran - earlier.ran, self.waited - earlier.waited)

    @property
    def dilation(self) -> float:
        """By which factor work took longer than on a processor of its own."""
        return (self.ran + self.waited) / self.ran if self.ran > 0 else 1.0


def processor_time(process: int) -> ProcessorTime:
    """The reading of /proc/PID/task/*/schedstat; exact to the nanosecond, where psutil's clock ticks are 10 ms.

    Runtimes keep threads that wake only to find nothing to do; added up, the keypoint worker's waited longer than the
    clock said.
    """
    threads = []
    for task in Path(f"/proc/{process}/task").iterdir():
        ran, waited, _ = (task / "schedstat").read_text().split()
        threads.append((int(ran) / 1e9, int(waited) / 1e9))
    return ProcessorTime(sum(ran for ran, _ in threads), max(threads)[1])
