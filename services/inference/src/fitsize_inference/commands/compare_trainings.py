"""`compare-trainings`: what each lever of training is worth, over finished trainings that held out the same photos."""

import argparse
import json
from pathlib import Path

import torch

from fitsize_inference.charts import Series, drawing
from fitsize_inference.datasets.label_document import LabelError
from fitsize_inference.datasets.labels import LabelledPhoto, read_split
from fitsize_inference.evaluation.cost import on_front
from fitsize_inference.evaluation.tables import markdown
from fitsize_inference.evaluation.trainings import Trained, compare_trainings, trainings_table
from fitsize_inference.models import load_weights


def run(arguments: argparse.Namespace) -> None:
    """Writes trainings.md and trainings.svg into the output folder.

    Raises WeightsError, PhotoError, OSError, LabelError: also for trainings that held out other photos than the first.
    """
    torch.set_num_threads(1)
    first, *_ = folders = arguments.trainings
    labels = _development(arguments.data, arguments.label_fixes, first)
    for folder in folders:
        if _held_out(folder) != _held_out(first):
            raise LabelError(f"{folder}: held out other photos than {first}; train both with one development_seed")
    trainings = [Trained(folder.name, load_weights(folder), _steps(folder)) for folder in folders]
    base = trainings[0]
    trainings += [
        Trained(f"{base.name}, one look", base.weights, base.steps, second=False),
        Trained(f"{base.name}, mirrored views too", base.weights, base.steps, flip=True),
    ]
    outcomes = compare_trainings(trainings, labels)
    commands = "\n".join(f"# {folder.name}\n{_manifest(folder)['training']['command']}" for folder in folders)
    arguments.output.mkdir(parents=True, exist_ok=True)
    (arguments.output / "trainings.md").write_text(
        f"# Levers of training\n\n{len(labels)} photos of the split train that every training held out, types named. "
        "Intervals hold 95 % of 2,000 resamples over photos; the one beside the first is of the difference. "
        "CPU-ms: one thread, batches of 8.\n\n"
        f"{markdown(trainings_table(outcomes))}\n![Error over cost](trainings.svg)\n\n"
        f"```\n{commands}\n# this table\n"
        "python -m fitsize_inference compare-trainings --data DATA --output bench/accuracy FOLDERS\n```\n",
        encoding="utf-8",
    )
    everything = Series("trainings", [(one.cpu_ms, 100 * one.mean) for one in outcomes], dots=True)
    front = Series("the front", [(one.cpu_ms, 100 * one.mean) for one in on_front(outcomes)])
    picture = drawing("Error over cost", [everything, front], "CPU-ms a photo", "normalised error, %")
    (arguments.output / "trainings.svg").write_text(picture, encoding="utf-8")
    print(arguments.output / "trainings.md")


def _manifest(folder: Path) -> dict[str, dict[str, object]]:
    manifest: dict[str, dict[str, object]] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return manifest


def _held_out(folder: Path) -> list[str]:
    held_out = _manifest(folder)["training"]["development"]
    return sorted(map(str, held_out)) if isinstance(held_out, list) else []


def _steps(folder: Path) -> int:
    return int(str(_manifest(folder)["training"]["step"]))


def _development(data: Path, label_fixes: Path, folder: Path) -> list[LabelledPhoto]:
    chosen = {data / image for image in _held_out(folder)}
    labels = [label for label in read_split(data, "train", label_fixes) if label.image in chosen]
    if not labels:
        raise LabelError(f"{folder}: held out no photo of {data}; train with a development_share")
    return labels
