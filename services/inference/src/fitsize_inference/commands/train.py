"""`train`: labelled photos in, weights out."""

import argparse

import torch

from fitsize_inference.training.run import train_weights
from fitsize_inference.training.settings import TrainingSettings


def run(arguments: argparse.Namespace) -> None:
    """Trains and writes weights. Raises LabelError, PhotoError, TrainingError."""
    if arguments.threads is not None:
        torch.set_num_threads(arguments.threads)
    settings = TrainingSettings(
        steps=arguments.steps,
        seed=arguments.seed,
        backbone_rate=arguments.backbone_rate,
        head_rate=arguments.head_rate,
        rendered_share=arguments.rendered_share,
    )
    train_weights(arguments.data, arguments.output, settings, arguments.start)
