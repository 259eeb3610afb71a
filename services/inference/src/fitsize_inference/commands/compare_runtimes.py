"""`compare-runtimes`: what computing the network in one program or another costs, and whether it changes the error."""

import argparse
import json
import multiprocessing
import os
import platform
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

import cv2
import numpy as np
import torch

from fitsize_inference.charts import Series, drawing
from fitsize_inference.datasets.labels import read_split
from fitsize_inference.evaluation.runtimes import Accuracy, Cost, accuracies, costs, reading_cost
from fitsize_inference.evaluation.tables import Table, markdown
from fitsize_inference.evaluation.tried_runtimes import CompiledTorch
from fitsize_inference.models import load_weights
from fitsize_inference.models.runtimes import Runtime, available_runtimes, build_runtime
from fitsize_inference.models.runtimes.onnx import OnnxRuntime, to_onnx
from fitsize_inference.predictor.runtime_choice import MAXIMUM_DEVIATION, choose_runtime

MEMORY_BATCHES = (8, 64)
PACKAGES = ("torch", "openvino", "onnxruntime", "numpy", "opencv-python-headless")


def run(arguments: argparse.Namespace) -> None:
    """Writes runtimes.md, .json and .svg. Raises WeightsError, LabelError, PhotoError, OSError."""
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    weights = load_weights(arguments.weights)
    network, size = weights.network, weights.looks.close
    labels = read_split(arguments.data, "validation", arguments.label_fixes)
    runtimes: list[Runtime] = [build() for build in available_runtimes(network).values()]
    served = [runtime.name for runtime in runtimes]
    runtimes.append(OnnxRuntime(to_onnx(network), torch.get_num_threads()))
    measured = costs(weights, runtimes, labels)
    accuracy, moved = accuracies(weights, runtimes, labels)
    if arguments.compiled:
        compiled: list[Runtime] = [runtimes[0], *(CompiledTorch(network, each) for each in PRECISIONS)]
        measured.update(
            {name: cost for name, cost in costs(weights, compiled, labels, (8,)).items() if name not in measured}
        )
    chosen = choose_runtime(network, size)
    memory = {name: [_peak_memory(arguments.weights, name, size, batch) for batch in MEMORY_BATCHES] for name in served}
    torch.set_num_threads(2)
    two = costs(weights, [build_runtime(network, name) for name in served], labels, (8,))
    torch.set_num_threads(1)
    document = {
        "weights": weights.version,
        "photos": len(labels),
        "machine": _machine(),
        "reading_ms": reading_cost(labels),
        "costs": {name: [asdict(one) for one in each] for name, each in measured.items()},
        "two_threads": {name: [asdict(one) for one in each] for name, each in two.items()},
        "accuracy": {name: asdict(one) for name, one in accuracy.items()},
        "memory_mb": {name: dict(zip(map(str, MEMORY_BATCHES), each, strict=True)) for name, each in memory.items()},
        "allowed_deviation": MAXIMUM_DEVIATION,
        "error_change_at_allowed_deviation": moved,
        "chosen": chosen.runtime.name,
        "chosen_from": [asdict(one) for one in chosen.measured],
    }
    arguments.output.mkdir(parents=True, exist_ok=True)
    (arguments.output / "runtimes.json").write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
    series = [Series(name, [(float(np.log2(one.batch)), one.total) for one in each]) for name, each in measured.items()
              if len(each) > 1]  # fmt: skip
    picture = drawing("Cost of a photo by batch size", series, "log2 of the batch size", "CPU-ms a photo, both looks")
    (arguments.output / "runtimes.svg").write_text(picture, encoding="utf-8")
    tables = [
        _cost_table(measured),
        _accuracy_table(accuracy),
        _thread_table(two),
        Table("Peak memory of a process, MB", ("runtime", *(f"batch {batch}" for batch in MEMORY_BATCHES)),
              [[name, *(f"{value:.0f}" for value in each)] for name, each in memory.items()]),
        Table("Chosen at load from", ("runtime", "ms an image", "points deviate by, %", "agrees"),
              [[one.name, f"{one.milliseconds:.1f}", f"{100 * one.deviation:.3f}", "yes" if one.agrees else "no"]
               for one in chosen.measured]),
    ]  # fmt: skip
    text = f"""# Runtimes of the keypoint network

Weights {weights.version}; {len(labels)} photos of the split validation, types named.
{_machine()}.
CPU time of the process on one thread for looks of {weights.looks.whole} and {size} px: views, network and decoding of
heatmaps; medians over 5 repeats in which the runtimes take turns.
Reading a photo's file and making its smaller copies costs {document["reading_ms"]:.1f} CPU-ms more.

```
python -m fitsize_inference compare-runtimes --data DATA --output bench/accuracy
```

Chosen at load on this machine: **{chosen.runtime.name}**. A runtime may deviate from float32's points by
{100 * MAXIMUM_DEVIATION:g} % of the reference distance; moving all points by as much in random directions changes the
normalised error by {100 * moved:+.3f} points.
"""
    (arguments.output / "runtimes.md").write_text(
        f"{text}\n" + "\n".join(markdown(table) for table in tables) + "\n![Cost by batch size](runtimes.svg)\n",
        encoding="utf-8",
    )
    print(arguments.output / "runtimes.md")


PRECISIONS = (torch.float32, torch.bfloat16)


def _cost_table(measured: dict[str, list[Cost]]) -> Table:
    batches = [one.batch for one in next(iter(measured.values()))]
    rows = []
    for name, each in measured.items():
        by_batch = {one.batch: one for one in each}
        cells = [f"{by_batch[b].total:.1f} ({by_batch[b].ratio:.2f})" if b in by_batch else "" for b in batches]
        rows.append([name, *cells, f"{by_batch[8].network:.1f}"])
    head = ("runtime", *(f"batch {batch}" for batch in batches), "of it network, batch 8")
    return Table("CPU-ms a photo for both looks (ratio to PyTorch float32 in the same run)", head, rows)


def _accuracy_table(accuracy: dict[str, Accuracy]) -> Table:
    rows = [
        [
            name,
            f"{100 * one.error:.3f}",
            f"{100 * one.difference:+.3f}",
            f"{100 * one.interval.low:+.3f} to {100 * one.interval.high:+.3f}",
            f"{100 * one.deviation:.3f}",
            f"{100 * one.median_deviation:.3f}",
        ]
        for name, one in accuracy.items()
    ]
    head = ("runtime", "error %", "difference", "95 % interval", "mean deviation %", "median deviation %")
    return Table("Normalised error, and the difference to PyTorch float32 in points, paired by photo", head, rows)


def _thread_table(two: dict[str, list[Cost]]) -> Table:
    rows = [[name, f"{each[0].total:.1f}", f"{each[0].wall:.1f}"] for name, each in two.items()]
    return Table("Two threads, batch 8", ("runtime", "CPU-ms a photo", "quickest wall-ms a photo"), rows)


def _peak_memory(folder: Path, name: str, size: int, batch: int) -> float:
    """Of a fresh process that runs one batch of the close look."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context) as pool:
        return pool.submit(_use_memory, folder, name, size, batch).result()


def _use_memory(folder: Path, name: str, size: int, batch: int) -> float:
    torch.set_num_threads(1)
    runtime = build_runtime(load_weights(folder).network, name)
    for _ in range(2):
        runtime.run(np.zeros((batch, size, size, 3), np.uint8))
    # Linux's own count: getrusage's begins with what the process that started this one had.
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return float(peak.split()[1]) / 1024


def _machine() -> str:
    capability = torch.backends.cpu.get_cpu_capability()
    bfloat16 = "with" if torch.cpu._is_avx512_bf16_supported() else "without"
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return f"{platform.machine()}, {os.cpu_count()} cores, {capability} {bfloat16} bfloat16; {packages}"
