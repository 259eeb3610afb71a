"""`compare-trainings`: what each lever of training is worth, over finished trainings that held out the same photos."""

import argparse
from pathlib import Path

import torch

from fitsize_inference.datasets.label_document import LabelError
from fitsize_inference.datasets.labels import LabelledPhoto, read_split
from fitsize_inference.evaluation.cost import error_over_cost
from fitsize_inference.evaluation.tables import markdown
from fitsize_inference.evaluation.trainings import Trained, compare_trainings, trainings_table
from fitsize_inference.models import load_weights


def run(arguments: argparse.Namespace) -> None:
    """Writes trainings.md and trainings.svg into the output folder.

    Raises WeightsError, PhotoError, OSError, LabelError: also for trainings that held out other photos than the first.
    """
    torch.set_num_threads(1)
    folders = arguments.trainings
    weights = [load_weights(folder) for folder in folders]
    runs = [one.manifest["training"] for one in weights]
    held_out = runs[0]["development"]
    labels = _development(arguments.data, arguments.label_fixes, folders[0], held_out)
    for folder, of_it in zip(folders, runs, strict=True):
        if set(of_it["development"]) != set(held_out):
            raise LabelError(f"{folder}: held out other photos than {folders[0]}; train both with one development_seed")
    trainings = [
        Trained(folder.name, one, one.manifest["training"]["step"])
        for folder, one in zip(folders, weights, strict=True)
    ]
    base = trainings[0]
    trainings += [
        Trained(f"{base.name}, one look", base.weights, base.steps, second=False),
        Trained(f"{base.name}, mirrored views too", base.weights, base.steps, flip=True),
    ]
    outcomes = compare_trainings(trainings, labels)
    commands = "\n".join(f"# {folder.name}\n{of_it['command']}" for folder, of_it in zip(folders, runs, strict=True))
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
    picture = error_over_cost("trainings", outcomes)
    (arguments.output / "trainings.svg").write_text(picture, encoding="utf-8")
    print(arguments.output / "trainings.md")


def _development(data: Path, label_fixes: Path, folder: Path, held_out: list[str]) -> list[LabelledPhoto]:
    chosen = {data / image for image in held_out}
    labels = [label for label in read_split(data, "train", label_fixes) if label.image in chosen]
    if not labels:
        raise LabelError(f"{folder}: held out no photo of {data}; train with a development_share")
    return labels
