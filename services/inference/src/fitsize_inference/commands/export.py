"""`export`: the model store that TorchServe loads."""

import argparse

from fitsize_inference.commands.network import original_choice
from fitsize_inference.serving.store import export_store


def run(arguments: argparse.Namespace) -> None:
    """Writes the model store and prints its models. Raises WeightsError, OSError."""
    for folder in export_store(arguments.weights, arguments.output, original=original_choice(arguments)):
        print(folder)
