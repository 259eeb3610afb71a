"""`train`: labelled photos in, weights out."""

import argparse
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import torch

from fitsize_inference.evaluation.report import development_errors
from fitsize_inference.training.checkpoint import CheckpointError
from fitsize_inference.training.config import SETTINGS_FILE, differences, plain, read_settings
from fitsize_inference.training.run import train_weights
from fitsize_inference.training.settings import TrainingSettings


def run(arguments: argparse.Namespace) -> None:
    """Trains and writes weights. Raises LabelError, PhotoError, SettingsError, CheckpointError, TrainingError."""
    if arguments.threads is not None:
        torch.set_num_threads(arguments.threads)
    given = given_settings(arguments)
    if arguments.resume is None:
        settings = read_settings(arguments.config, given)
        output = arguments.output
    else:
        output = arguments.resume
        settings = _resumed_settings(arguments, given)

    train_weights(
        arguments.data,
        output,
        settings,
        arguments.start,
        measure=development_errors,
        label_fixes=arguments.label_fixes,
        resume=arguments.resume is not None,
    )


def given_settings(arguments: argparse.Namespace) -> dict[str, Any]:
    """The settings that the command line names."""
    names = [field.name for field in fields(TrainingSettings)]
    return {name: getattr(arguments, name) for name in names if hasattr(arguments, name)}


def _resumed_settings(arguments: argparse.Namespace, given: Mapping[str, Any]) -> TrainingSettings:
    if arguments.start is not None:
        raise CheckpointError("--resume goes on from the checkpoint; --start belongs to a new training")
    path = arguments.resume / SETTINGS_FILE
    begun = read_settings(path, {})
    asked = read_settings(arguments.config or path, given)
    differing = differences(plain(begun), plain(asked))
    if differing:
        raise CheckpointError(
            f"{path} is of another configuration ({'; '.join(differing)}); "
            "resume without other settings, or start a new training with --output"
        )
    return begun
