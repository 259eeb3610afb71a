"""Processor time of both models' workers by batch size, through TorchServe."""

import itertools
import json
import math
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from simulation.measuring.load import Bodies, ask_at_once
from simulation.measuring.scheduler import ProcessorTime, processor_time
from simulation.measuring.server import RunningServer, running_server
from simulation.settings import ModelSettings

# Long enough for all requests of a batch to arrive on a busy machine; waiting costs no processor time.
PATIENCE_S = 2.0
SIZES = {"keypoints": (1, 2, 4, 8, 16, 32), "marker": (1, 2, 4, 8)}


def measure_service_times(weights: Path, mix: Sequence[Bodies], repetitions: int, niceness: int) -> dict[str, Any]:
    """By model and batch size: processor seconds of the worker for a batch, from its queue to its answers."""
    settings = {model: ModelSettings(sizes[-1], PATIENCE_S, 1) for model, sizes in SIZES.items()}
    models: dict[str, Any] = {}
    with running_server(weights, settings, niceness) as server:
        for model, sizes in SIZES.items():
            models[model] = []
            for size in sizes:
                models[model].append(_measure(server, model, mix, size, repetitions))
                print(model, json.dumps(models[model][-1]), file=sys.stderr)
    return {"models": models}


def _measure(server: RunningServer, model: str, mix: Sequence[Bodies], size: int, repetitions: int) -> dict[str, Any]:
    photos = itertools.cycle(mix)
    worker = server.workers[model][0]

    def batch() -> ProcessorTime:
        bodies = [getattr(next(photos), model) for _ in range(size)]
        before = processor_time(worker)
        ask_at_once(server, model, bodies)
        return processor_time(worker).since(before)

    # The first batch of a size pays for memory that later ones reuse.
    batch()
    counted = server.counted("Batches", model)
    # Photos differ in what they take, so each size sees all of them.
    repetitions = max(repetitions, math.ceil(len(mix) / size))
    runs = [batch() for _ in range(repetitions)]
    batches = server.counted("Batches", model, at_least=counted + repetitions) - counted
    if batches != repetitions:
        raise RuntimeError(f"{repetitions} batches of {size} were sent, {batches:.0f} arrived: PATIENCE_S is too short")
    seconds = [run.ran for run in runs]
    return {
        "batch": size,
        "worker_seconds": round(statistics.mean(seconds), 5),
        "each": [round(value, 5) for value in seconds],
        "dilation": round(statistics.mean(run.dilation for run in runs), 2),
    }
