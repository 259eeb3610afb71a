"""`python -m simulation.charts`: results/*.json as SVG files and Markdown tables."""

import json
from collections.abc import Sequence
from typing import Any

import matplotlib

matplotlib.use("svg")

from matplotlib import pyplot
from matplotlib.axes import Axes

from simulation.calibration import RESULTS, calibration
from simulation.designs import stages
from simulation.gpu_curves import IMAGES_PER_SECOND, of_looks
from simulation.validation import compare, table

Row = dict[str, Any]
MARKS = ("o-", "s--", "^:", "d-.")


def main() -> None:
    """Draws and writes all."""
    # The same figures give the same files.
    pyplot.rcParams["svg.hashsalt"] = "fitsize"
    pyplot.rcParams["axes.grid"] = True
    tables: dict[str, list[Row]] = json.loads((RESULTS / "scaling.json").read_text())["tables"]
    _draw("service-times", _service_times)
    _draw("this-machine", lambda axes: _this_machine(axes, tables["this machine, load"]))
    _draw("one-gpu", lambda axes: _one_gpu(axes, tables["one gpu"]))
    _draw("64-gpus", lambda axes: _many_gpus(axes, tables["64 gpus"]))
    text = "# What the model says\n\nMade by `python -m simulation.scaling` and `python -m simulation.charts`.\n"
    if (RESULTS / "runs.json").exists():
        text += "\n## The model beside real runs\n\n" + table(compare())
    for name, rows in tables.items():
        text += f"\n## {name[0].upper()}{name[1:]}\n\n{_markdown(rows)}"
    (RESULTS / "scaling.md").write_text(text)


def _draw(name: str, fill: Any) -> None:
    figure, axes = pyplot.subplots(1, 2, figsize=(10, 4), layout="constrained")
    fill(axes)
    figure.savefig(RESULTS / f"{name}.svg", metadata={"Date": None})
    pyplot.close(figure)


def _service_times(axes: Sequence[Axes]) -> None:
    measured = calibration()
    for name, curve in (("keypoints", measured.keypoints), ("marker", measured.marker)):
        per_photo = [1000 * seconds / size for size, seconds in zip(curve.sizes, curve.seconds, strict=True)]
        axes[0].plot(curve.sizes, per_photo, "o-", label=name)
    axes[0].set(title="This machine, measured", xlabel="batch", ylabel="CPU-ms a photo", xscale="log", ylim=(0, None))
    for gpu, mark in zip(IMAGES_PER_SECOND, MARKS, strict=False):
        looks = of_looks(gpu, stages()["multiply_adds"])
        per_photo = [1000 * seconds / size for size, seconds in zip(looks.sizes, looks.seconds, strict=True)]
        axes[1].plot(looks.sizes, per_photo, mark, label=f"both looks, {gpu}")
    axes[1].axhline(stages()["rest_ms"], color="black", label="what stays on a core")
    axes[1].set(title="GPU, from published times", xlabel="batch", ylabel="ms a photo", xscale="log", yscale="log")
    _finish(axes)


def _this_machine(axes: Sequence[Axes], rows: list[Row]) -> None:
    for kind, mark in (("Poisson", "o-"), ("bursts", "s--")):
        chosen = [row for row in rows if row["arrivals"] == kind]
        rates = [row["rate"] for row in chosen]
        axes[0].plot(rates, [row["p50"] for row in chosen], mark, label=f"{kind}, p50")
        axes[0].plot(rates, [row["p95"] for row in chosen], mark, alpha=0.5, label=f"{kind}, p95")
        axes[1].plot(rates, [row["throughput"] for row in chosen], mark, label=f"{kind}, throughput")
    axes[0].set(title="Two cores as exported", xlabel="scans/s", ylabel="seconds", yscale="log")
    axes[1].set(xlabel="scans/s offered", ylabel="scans/s")
    _finish(axes)


def _one_gpu(axes: Sequence[Axes], rows: list[Row]) -> None:
    by_workers = [row for row in rows if row["batchSize"] == 32 and row["maxBatchDelay, ms"] == 10]
    workers = [row["keypoint workers"] for row in by_workers]
    axes[0].plot(workers, [row["capacity, scans/s"] for row in by_workers], "o-", label="capacity")
    axes[0].set(
        title="1 GPU, 16 cores, batchSize 32", xlabel="keypoint workers of 16", ylabel="scans/s", ylim=(0, None)
    )
    for name, mark in (("gpu busy", "o-"), ("cores busy", "s--")):
        axes[1].plot(workers, [row[name] for row in by_workers], mark, label=name)
    axes[1].set(xlabel="keypoint workers of 16", ylabel="share", ylim=(0, 1.05))
    _finish(axes)


def _many_gpus(axes: Sequence[Axes], rows: list[Row]) -> None:
    names = list(dict.fromkeys((row["server"], row["databases"]) for row in rows))
    for (server, databases), mark in zip(names, MARKS, strict=False):
        chosen = [row for row in rows if (row["server"], row["databases"]) == (server, databases)]
        label = f"{server}; {databases} database{'s' if databases > 1 else ''}"
        rates = [row["rate"] for row in chosen]
        axes[0].plot(rates, [row["p95"] for row in chosen], mark, label=label)
        axes[1].plot(rates, [row["throughput"] for row in chosen], mark, label=label)
    axes[0].set(title="64 servers", xlabel="scans/s offered", ylabel="p95, seconds", xscale="log", yscale="log")
    axes[1].set(xlabel="scans/s offered", ylabel="scans/s", xscale="log", yscale="log")
    for one in axes:
        one.legend(fontsize="x-small")


def _finish(axes: Sequence[Axes]) -> None:
    for one in axes:
        one.legend(fontsize="small")


def _markdown(rows: list[Row]) -> str:
    names = list(rows[0])
    lines = ["| " + " | ".join(names) + " |", "|" + "---|" * len(names)]
    lines += ["| " + " | ".join("" if row[name] is None else f"{row[name]}" for name in names) + " |" for row in rows]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
