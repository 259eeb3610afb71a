"""`train`: labelled photos in, weights out."""

import argparse

import torch

from fitsize_inference.training.run import train_weights
from fitsize_inference.training.settings import TrainingSettings


def run(arguments: argparse.Namespace) -> None:
    """Trains and writes weights. Raises LabelError, PhotoError, TrainingError."""
    if arguments.threads is not None:
        torch.set_num_threads(arguments.threads)
    train_weights(arguments.data, arguments.output, TrainingSettings(steps=arguments.steps, seed=arguments.seed))
