"""`export`: the models as a server loads them."""

import argparse

from fitsize_inference.commands.network import PRESENT, original_choice
from fitsize_inference.serving.mlserver_store import export_repository
from fitsize_inference.serving.store import export_store


def run(arguments: argparse.Namespace) -> None:
    """Writes the models and prints their folders. Raises WeightsError, ValueError, OSError."""
    if arguments.server == "mlserver":
        if arguments.network != PRESENT:
            raise ValueError("the original networks are served by TorchServe only: leave --network out")
        folders = export_repository(arguments.weights, arguments.output)
    else:
        folders = export_store(arguments.weights, arguments.output, original=original_choice(arguments))
    for folder in folders:
        print(folder)
