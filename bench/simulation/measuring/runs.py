"""Runs of TorchServe under load, with what its processes got of the machine meanwhile."""

import os
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from simulation.arrivals import poisson
from simulation.measuring.load import Bodies, MeasuredScan, closed_loop, open_loop
from simulation.measuring.scheduler import ProcessorTime, processor_time
from simulation.measuring.server import RunningServer, running_server
from simulation.settings import ModelSettings

# As `export` sets them for two cores, but for one keypoint worker: with the marker's, one a core.
SETTINGS = {"keypoints": ModelSettings(8, 0.010, 1), "marker": ModelSettings(1, 0.001, 1)}
SAMPLED_EVERY_S = 0.5
CLIENTS = 16
WARM_UP_S = 8.0


class _Sampler:
    """What each process got of the processors, every half second."""

    def __init__(self, processes: dict[str, int]) -> None:
        self._processes, self._ended = processes, threading.Event()
        self.samples: list[dict[str, Any]] = []
        self._thread = threading.Thread(target=self._sample)

    def __enter__(self) -> "_Sampler":
        self._start, self._last = time.perf_counter(), self._read()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _read(self) -> dict[str, ProcessorTime]:
        return {name: processor_time(process) for name, process in self._processes.items()}

    def _sample(self) -> None:
        ended = False
        while not ended:
            ended = self._ended.wait(SAMPLED_EVERY_S)
            now = self._read()
            parts = {name: now[name].since(self._last[name]) for name in now}
            self._last = now
            self.samples.append(
                {"until": round(time.perf_counter() - self._start, 3)}
                | {name: [round(part.ran, 4), round(part.waited, 4)] for name, part in parts.items()}
            )


def measure_runs(
    weights: Path, mix: Sequence[Bodies], seconds: float, share: float, seed: int, niceness: int
) -> dict[str, Any]:
    """A closed loop of CLIENTS, then Poisson arrivals at a share of its throughput."""
    with running_server(weights, SETTINGS, niceness) as server:
        closed_loop(server, mix, CLIENTS, WARM_UP_S)
        closed = _recorded(server, lambda: closed_loop(server, mix, CLIENTS, seconds))
        rate = share * len(closed["scans"]) / max(scan[1] for scan in closed["scans"])
        arrivals = poisson(rate, round(rate * seconds), seed)
        opened = _recorded(server, lambda: open_loop(server, mix, arrivals, CLIENTS))
    return {
        "photos": len(mix),
        "settings": {name: [one.batch_size, one.max_batch_delay, one.workers] for name, one in SETTINGS.items()},
        "closed": {"clients": CLIENTS} | closed,
        "open": {"rate": round(rate, 4), "clients": CLIENTS} | opened,
    }


def _recorded(server: RunningServer, run: Any) -> dict[str, Any]:
    processes = {"keypoints": server.workers["keypoints"][0], "marker": server.workers["marker"][0]}
    processes |= {"java": server.java, "client": os.getpid()}
    before = {name: server.counted(name, "keypoints") for name in ("Images", "Batches")}
    with _Sampler(processes) as sampler:
        scans: list[MeasuredScan] = run()
    images = server.counted("Images", "keypoints", at_least=before["Images"] + len(scans)) - before["Images"]
    batches = server.counted("Batches", "keypoints") - before["Batches"]
    return {
        "mean_batch": round(images / batches, 2),
        "scans": [[round(scan.due, 4), round(scan.ended, 4)] for scan in scans],
        "samples": sampler.samples,
    }
