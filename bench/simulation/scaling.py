"""`python -m simulation.scaling`: which settings suit which machine and load. Writes results/scaling.json."""

import json
import math
import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from simulation.arrivals import bursts, poisson
from simulation.calibration import RESULTS
from simulation.cluster import ServerSettings
from simulation.designs import demand, processor_only, with_gpu
from simulation.experiment import Experiment, Outcome
from simulation.settings import GatewaySettings

SEED = 7
Row = dict[str, Any]
RATES = (10, 30, 100, 300, 1_000, 3_000, 10_000)
SERVERS = 64
# Seconds between a scan's claim and its result that people hardly notice beside the upload.
OBJECTIVE_S = 1.0


def main() -> None:
    """All tables."""
    tables = {
        "this machine": list(this_machine()),
        "this machine, load": list(this_machine_load()),
        "one gpu": list(one_gpu()),
        "64 gpus": list(many_gpus()),
        "window": list(windows()),
        "demand": [{"machine": name} | rounded(demand(server)) for name, server in designs().items()],
    }
    document = {"command": "python -m simulation.scaling", "seed": SEED, "tables": tables}
    text = json.dumps(document, indent=1)
    (RESULTS / "scaling.json").write_text(text + "\n")


def this_machine() -> Iterable[Row]:
    """Two cores: workers, batchSize and maxBatchDelay."""
    for workers in ((1, 1), (2, 1), (1, 2), (2, 2)):
        for batch, delay in ((1, 0.0), (4, 0.01), (8, 0.0), (8, 0.01), (8, 0.05), (16, 0.01)):
            server = processor_only(2, batch, delay, *workers)
            full = Experiment(server, 1, GatewaySettings(in_flight=32)).closed_loop(32, 90)
            row: Row = {"keypoint workers": workers[0], "marker workers": workers[1], "batchSize": batch}
            row |= {"maxBatchDelay, ms": round(1000 * delay), "capacity, scans/s": full.throughput}
            row |= {"batch at capacity": full.mean_batch, "inference at capacity, s": full.percentile(50, "inference")}
            for rate in (1, 6):
                outcome = Experiment(server, 1, GatewaySettings()).open_loop(poisson(rate, 600, SEED))
                row |= {f"p50 at {rate}/s": outcome.percentile(50), f"p95 at {rate}/s": outcome.percentile(95)}
            yield said("this machine", rounded(row))


def this_machine_load() -> Iterable[Row]:
    """Two cores as set now, over the rate; with bursts too."""
    for rate in (1, 2, 4, 6, 8, 9, 10, 12, 15):
        for kind, arrive in (("Poisson", poisson), ("bursts", bursts)):
            server = processor_only(2, 8, 0.01, 2, 1)
            arrivals = arrive(rate, 1_200, SEED)
            outcome = Experiment(server, 1, GatewaySettings(queue=100)).open_loop(arrivals, drain=False)
            yield said("load", rounded({"rate": rate, "arrivals": kind} | figures(outcome)))


def one_gpu() -> Iterable[Row]:
    """One A100 with 16 cores."""
    cores = 16
    cases = [(workers, cores - workers, 32, 0.01) for workers in (1, 2, 3, 4, 6, 8)]
    cases += [(3, 13, batch, delay) for batch, delay in ((1, 0.0), (8, 0.01), (16, 0.01), (32, 0.05), (64, 0.01))]
    for workers, markers, batch, delay in cases:
        server = with_gpu(cores, batch, delay, workers, markers)
        gateway = GatewaySettings(in_flight=256)
        full = Experiment(server, 1, gateway).closed_loop(256, 12)
        half = Experiment(server, 1, gateway).open_loop(poisson(full.throughput / 2, 1_500, SEED))
        row: Row = {"keypoint workers": workers, "marker workers": markers, "batchSize": batch}
        row |= {"maxBatchDelay, ms": round(1000 * delay), "capacity, scans/s": full.throughput}
        row |= {"batch": full.mean_batch, "gpu busy": full.gpu_busy, "cores busy": full.cores_busy}
        row |= {"p50 at half": half.percentile(50), "p95 at half": half.percentile(95)}
        yield said("one gpu", rounded(row))


def designs() -> dict[str, ServerSettings]:
    """What a server of the cluster is. In each, cores are split among the workers by what a scan takes of them."""
    return {
        "2 cores": processor_only(2, 8, 0.01, 2, 1),
        "1 GPU, 16 cores": with_gpu(16, 16, 0.01, 3, 13),
        "1 GPU, 32 cores": with_gpu(32, 16, 0.01, 5, 27),
        "1 GPU, 32 cores, maxBatchDelay 40": with_gpu(32, 16, 0.04, 5, 27),
    }


def many_gpus() -> Iterable[Row]:
    """64 servers with a GPU each, from 10 to 10,000 scans a second."""
    chosen = designs()
    variants = [
        ("1 GPU, 16 cores", 1),
        ("1 GPU, 16 cores", 8),
        ("1 GPU, 32 cores", 8),
        ("1 GPU, 32 cores, maxBatchDelay 40", 8),
    ]
    for name, databases in variants:
        for rate in RATES:
            # Room for a second's scans each, as windows must not be what limits here.
            gateways = max(2, math.ceil(rate / 500))
            in_flight = math.ceil(rate / gateways) + 8
            gateway = GatewaySettings(gateways, in_flight, queue=2 * rate)
            gateway = replace(gateway, database=gateway.database / databases)
            count = min(max(1_500, 2 * rate), 16_000)
            outcome = Experiment(chosen[name], SERVERS, gateway).open_loop(poisson(rate, count, SEED), drain=False)
            row: Row = {"server": name, "databases": databases, "rate": rate} | figures(outcome)
            yield said("64 gpus", rounded(row))


def windows() -> Iterable[Row]:
    """How fast a gateway's window finds its size, from one."""
    for name, servers, seconds in (("2 cores", 1, 60), ("1 GPU, 16 cores", 1, 30), ("1 GPU, 16 cores", 8, 30)):
        for objective in (0.5, OBJECTIVE_S, 2.0, None):
            gateway = GatewaySettings(1, 256 * servers if objective else 32 * servers, objective, queue=10**6)
            experiment = Experiment(designs()[name], servers, gateway)
            outcome = experiment.closed_loop(512 * servers if "GPU" in name else 64, seconds, warm_up=0.5)
            row: Row = {"server": name, "servers": servers, "objective, s": objective, "seconds": seconds}
            row |= {"window": outcome.window, "throughput": outcome.throughput}
            row |= {"inference p50": outcome.percentile(50, "inference")}
            row |= {"inference p95": outcome.percentile(95, "inference")}
            yield said("window", rounded(row))


def figures(outcome: Outcome) -> Row:
    """What is told of an open loop."""
    return {
        "throughput": outcome.throughput,
        "p50": outcome.percentile(50),
        "p95": outcome.percentile(95),
        "refused": outcome.refused,
        "unfinished": outcome.unfinished,
        "batch": outcome.mean_batch,
        "keypoint workers busy": outcome.keypoint_workers_busy,
        "marker workers busy": outcome.marker_workers_busy,
        "cores busy": outcome.cores_busy,
        "gpu busy": outcome.gpu_busy,
        "database busy": outcome.database_busy,
    }


def rounded(row: Row) -> Row:
    """Three digits; NaN, which JSON has not, as null."""
    return {
        name: (None if math.isnan(value) else float(f"{value:.3g}")) if isinstance(value, float) else value
        for name, value in row.items()
    }


def said(table: str, row: Row) -> Row:
    """Tells how far it is."""
    print(table, json.dumps(row), file=sys.stderr)
    return row


if __name__ == "__main__":
    main()
