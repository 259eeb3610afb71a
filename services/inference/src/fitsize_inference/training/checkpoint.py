"""Everything that a training needs to go on as if it had not been interrupted.

A sample follows from the seed and its position alone, so the step says which samples come next; what is left are the
weights, the optimiser's moments, the schedule, the moving average and the state of torch's random numbers (dropout).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from fitsize_inference.training.average import WeightAverage
from fitsize_inference.training.config import differences

CHECKPOINT_FILE = "checkpoint.pt"


class CheckpointError(ValueError):
    """A checkpoint from which a training cannot go on; the message says why and what to do."""


@dataclass
class TrainingState:
    """The changing parts of a training. step: optimiser steps done."""

    network: nn.Module
    optimiser: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    average: WeightAverage[Any]
    step: int = 0

    def state_dict(self) -> dict[str, Any]:
        """All of it as tensors, numbers and text."""
        return {
            "step": self.step,
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "schedule": {"last_epoch": self.schedule.last_epoch, "last_lr": self.schedule.get_last_lr()},
            "average": self.average.network.state_dict(),
            "updates": self.average.updates,
            "random": torch.get_rng_state(),
        }

    def load_state_dict(self, document: dict[str, Any]) -> None:
        """Goes back to what state_dict gave, except for the random numbers: see restore_random.

        Raises CheckpointError for the state of another network.
        """
        try:
            self.network.load_state_dict(document["network"])
            self.average.network.load_state_dict(document["average"])
            self.optimiser.load_state_dict(document["optimiser"])
        except (KeyError, RuntimeError, ValueError) as error:
            raise CheckpointError(f"a checkpoint of another network ({error}); start a new training") from error
        self.schedule.last_epoch = document["schedule"]["last_epoch"]
        self.schedule._last_lr = document["schedule"]["last_lr"]
        self.average.updates = document["updates"]
        self.step = document["step"]


def restore_random(document: dict[str, Any]) -> None:
    """Sets torch's random numbers, after anything else that draws from them (a data loader does when it starts)."""
    torch.set_rng_state(document["random"])


def write_checkpoint(folder: Path, document: dict[str, Any]) -> None:
    """Writes a checkpoint; a training that is killed meanwhile keeps the one before."""
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f"{CHECKPOINT_FILE}.new"
    torch.save(document, temporary)
    temporary.replace(folder / CHECKPOINT_FILE)


def read_checkpoint(folder: Path) -> dict[str, Any]:
    """Reads a folder's checkpoint. Raises CheckpointError where there is none or a damaged one."""
    path = folder / CHECKPOINT_FILE
    if not path.is_file():
        raise CheckpointError(
            f"{folder}: no {CHECKPOINT_FILE} to resume from: the training has finished or never got so far; "
            f"to train on from its weights use --start {folder}"
        )
    try:
        # Only tensors and plain values: a file from elsewhere must not run code.
        document: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:
        raise CheckpointError(f"{path}: damaged ({type(error).__name__}); start a new training") from error
    return document


def refuse_other_settings(checkpoint: Mapping[str, Any], settings: Mapping[str, Any]) -> None:
    """Raises CheckpointError where a checkpoint is of other settings than those to be resumed with."""
    differing = differences(checkpoint["settings"], settings)
    if differing:
        raise CheckpointError(
            f"the checkpoint is of another configuration ({'; '.join(differing)}); "
            "resume with the settings it was started with, or start a new training"
        )


def refuse_other_data(checkpoint: Mapping[str, Any], fingerprint: str) -> None:
    """Raises CheckpointError where a checkpoint was trained on other photos or labels."""
    if checkpoint["data"] != fingerprint:
        raise CheckpointError(
            "the labels or photos are not those that the checkpoint was trained on; "
            "put them back, or start a new training"
        )
