"""`python -m simulation.validation`: the model beside the committed runs of the real TorchServe."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import simpy

from simulation.calibration import RESULTS, calibration
from simulation.cluster import ServerSettings
from simulation.contended import ContendedProcessor
from simulation.experiment import Experiment, Outcome
from simulation.service_times import BatchTime
from simulation.settings import GatewaySettings, ModelSettings
from simulation.torchserve import Core

# Below this a process ran too little in an interval for its share to mean anything.
ENOUGH_S = 0.02


@dataclass(frozen=True)
class Compared:
    """A figure of a run, measured and simulated."""

    run: str
    figure: str
    measured: float
    simulated: float

    @property
    def difference(self) -> float:
        """As a share of the measured one."""
        return self.simulated / self.measured - 1


def compare(path: Path = RESULTS / "runs.json") -> list[Compared]:
    """Throughput (scans/s), p50 (s) and mean batch of both runs."""
    document = json.loads(path.read_text())
    rows = []
    for name in ("closed", "open"):
        run = document[name]
        scans = np.array(run["scans"])
        ends = np.sort(scans[:, 1])
        outcome = _simulate(name, run, document["settings"])
        figures = {
            "throughput, scans/s": (len(ends) / ends[-1], len(outcome.total) / _last(outcome)),
            "p50, s": (float(np.median(scans[:, 1] - scans[:, 0])), outcome.percentile(50)),
            "p95, s": (float(np.percentile(scans[:, 1] - scans[:, 0], 95)), outcome.percentile(95)),
        }
        rows += [Compared(name, figure, *values) for figure, values in figures.items()]
    return rows


def _last(outcome: Outcome) -> float:
    return float((outcome.arrived + outcome.total).max())


def _simulate(name: str, run: dict[str, Any], settings: dict[str, Any]) -> Outcome:
    measured = calibration()
    keypoints, marker = (ModelSettings(*settings[model]) for model in ("keypoints", "marker"))
    requests = 2 * len(run["scans"])
    server = ServerSettings(
        keypoints,
        marker,
        BatchTime(measured.keypoints),
        BatchTime(measured.marker),
        cores=float("inf"),
        frontend=sum(_ran(run["samples"], process) for process in ("java", "client")) / requests,
        marker_costs=measured.marker_costs,
    )

    def recorded(env: simpy.Environment) -> dict[str, Core]:
        # The front end and the client have many threads, whose waits at the same time do not add up. They stand in the
        # same line as the marker's worker, which is one thread.
        speeds = {"keypoints": "keypoints", "marker": "marker", "frontend": "marker"}
        return {part: _core(env, run["samples"], process) for part, process in speeds.items()}

    # The load generator claims at once and keeps no more in flight than it has clients.
    gateway = GatewaySettings(in_flight=run["clients"], queue=10**6, claim=0.0, database=0.0)
    experiment = Experiment(server, 1, gateway, recorded)
    if name == "open":
        return experiment.open_loop([scan[0] for scan in run["scans"]], warm_up=0.0)
    return experiment.closed_loop(run["clients"], max(scan[1] for scan in run["scans"]), warm_up=0.0)


def _ran(samples: list[dict[str, Any]], process: str) -> float:
    """Processor seconds of a process."""
    return float(sum(sample[process][0] for sample in samples))


def _core(env: simpy.Environment, samples: list[dict[str, Any]], process: str) -> ContendedProcessor:
    parts = np.array([sample[process] for sample in samples])
    ran, wanted = parts[:, 0], parts.sum(axis=1)
    mean = ran.sum() / wanted.sum()
    speeds = np.where(wanted >= ENOUGH_S, ran / np.maximum(wanted, 1e-9), mean)
    return ContendedProcessor(env, [sample["until"] for sample in samples], speeds.tolist())


def table(rows: list[Compared]) -> str:
    """As Markdown."""
    lines = ["| run | figure | measured | model | difference |", "|---|---|---|---|---|"]
    lines += [
        f"| {row.run} | {row.figure} | {row.measured:.3f} | {row.simulated:.3f} | {100 * row.difference:+.1f} % |"
        for row in rows
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(table(compare()), end="")
