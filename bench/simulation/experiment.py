"""One run of the model and what it says."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import simpy
from numpy.typing import NDArray

from simulation.cluster import Server, ServerSettings
from simulation.gateway import Gateways, Scan
from simulation.settings import GatewaySettings
from simulation.torchserve import Core

Floats = NDArray[np.float64]
Recorded = Callable[[simpy.Environment], dict[str, Core]]


@dataclass(frozen=True)
class Outcome:
    """Seconds by scan, in the order of arrival, of those that were counted; shares of the whole run.

    window: mean size at the end. in_system: mean number of scans between arrival and stored result.
    """

    arrived: Floats
    total: Floats
    inference: Floats
    refused: int
    unfinished: int
    throughput: float
    in_system: float
    mean_batch: float
    keypoint_workers_busy: float
    marker_workers_busy: float
    cores_busy: float
    gpu_busy: float
    database_busy: float
    window: float
    retries: int

    def percentile(self, share: float, of: str = "total") -> float:
        """Seconds, NaN without a scan."""
        values: Floats = getattr(self, of)
        return float(np.percentile(values, share)) if len(values) else math.nan


class _Population:
    """Scans in the system, integrated over time."""

    def __init__(self, env: simpy.Environment) -> None:
        self._env, self._count, self._since, self._sum, self._from = env, 0, 0.0, 0.0, 0.0

    def change(self, by: int) -> None:
        self._sum += self._count * (self._env.now - self._since)
        self._since = self._env.now
        self._count += by

    def restart(self) -> None:
        self.change(0)
        self._sum, self._from = 0.0, self._env.now

    def mean(self) -> float:
        self.change(0)
        return self._sum / (self._env.now - self._from)


class Experiment:
    """Puts the parts together; runs once."""

    def __init__(
        self, server: ServerSettings, servers: int, gateway: GatewaySettings, recorded: Recorded | None = None
    ) -> None:
        self._env = simpy.Environment()
        cores = recorded(self._env) if recorded else None
        self._servers = [Server(self._env, server, cores) for _ in range(servers)]
        self._server, self._gateway = server, gateway
        self._scans: list[Scan] = []
        self._population = _Population(self._env)
        self._think: int = 0
        self._gateways = Gateways(self._env, gateway, list(self._servers), self._stored)

    def open_loop(self, arrivals: Sequence[float], warm_up: float = 0.2, drain: bool = True) -> Outcome:
        """Scans at given times. warm_up: share of the scans at the beginning that is not counted. drain: until all have
        ended; else until the last arrival, as an overloaded system may take long to empty."""
        last = self._env.event()

        def come() -> Any:
            for at in arrivals:
                yield self._env.timeout(max(0.0, at - self._env.now))
                self._arrive()
            last.succeed()

        self._env.process(come())
        skipped = int(warm_up * len(arrivals))
        if skipped:
            self._env.run(arrivals[skipped - 1])
        self._restart()
        self._env.run(last)
        end = self._env.now
        outcome_at_end = self._shares(end)
        if drain:
            self._env.run()
        return self._outcome(skipped, outcome_at_end)

    def closed_loop(self, clients: int, seconds: float, warm_up: float = 0.2) -> Outcome:
        """Clients that send the next scan when the last one is stored."""
        self._think = 1
        for _ in range(clients):
            self._arrive()
        if warm_up > 0:
            self._env.run(warm_up * seconds)
        skipped = len(self._scans) if warm_up > 0 else 0
        self._restart()
        self._env.run(seconds)
        return self._outcome(skipped, self._shares(seconds))

    def _arrive(self) -> None:
        scan = self._gateways.arrive()
        self._scans.append(scan)
        if not scan.refused:
            self._population.change(1)

    def _stored(self, _: Scan) -> None:
        self._population.change(-1)
        if self._think:
            self._arrive()

    def _restart(self) -> None:
        self._population.restart()
        self._began = self._env.now
        self._before = self._used()

    def _used(self) -> dict[str, float]:
        servers = self._servers
        for one in servers:
            one.processor.settle()
        return {
            "keypoints": sum(one.keypoints.busy for one in servers),
            "marker": sum(one.marker.busy for one in servers),
            "cores": sum(one.processor.used for one in servers),
            "gpu": sum(one.keypoints.gpu_busy for one in servers),
            "database": self._gateways.database_busy,
            "stored": float(sum(not math.isnan(scan.stored) for scan in self._scans)),
            "batches": float(sum(len(one.keypoints.batches) for one in servers)),
            "images": float(sum(sum(one.keypoints.batches) for one in servers)),
        }

    def _shares(self, end: float) -> dict[str, float]:
        used = {name: value - self._before[name] for name, value in self._used().items()}
        seconds = (end - self._began) * len(self._servers)
        return {
            "keypoint_workers_busy": used["keypoints"] / (seconds * self._server.keypoints.workers),
            "marker_workers_busy": used["marker"] / (seconds * self._server.marker.workers),
            "cores_busy": used["cores"] / (seconds * self._server.cores),
            "gpu_busy": used["gpu"] / (seconds * self._server.gpus) if self._server.gpus else 0.0,
            "database_busy": used["database"] / (end - self._began),
            "throughput": used["stored"] / (end - self._began),
            "mean_batch": used["images"] / used["batches"] if used["batches"] else math.nan,
            "in_system": self._population.mean(),
        }

    def _outcome(self, skipped: int, shares: dict[str, float]) -> Outcome:
        counted = self._scans[skipped:]
        done = [scan for scan in counted if not math.isnan(scan.stored)]
        return Outcome(
            arrived=np.array([scan.arrived for scan in done]),
            total=np.array([scan.stored - scan.arrived for scan in done]),
            inference=np.array([scan.stored - scan.asked for scan in done]),
            refused=sum(scan.refused for scan in counted),
            unfinished=sum(math.isnan(scan.stored) and not scan.refused for scan in counted),
            window=float(np.mean(self._gateways.window_sizes())),
            retries=sum(scan.retries for scan in counted),
            **shares,
        )
