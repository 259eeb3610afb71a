"""Which keypoint network to use: the switch between the present one and the original ones."""

import argparse
from pathlib import Path

from fitsize_inference.models import WeightsError
from fitsize_inference.models.original import ORIGINAL_NAMES
from fitsize_inference.serving.store import OriginalChoice

PRESENT = "present"


def add_network(parser: argparse.ArgumentParser) -> None:
    """Adds the switch."""
    parser.add_argument(
        "--network", choices=[PRESENT, *ORIGINAL_NAMES], default=PRESENT, help="which keypoint network to use"
    )
    parser.add_argument(
        "--original-weights", type=Path, default=None, help="folder of the original networks' files, a file a type"
    )


def original_choice(arguments: argparse.Namespace) -> OriginalChoice | None:
    """None for the present network. Raises WeightsError where an original one is named without its folder."""
    if arguments.network == PRESENT:
        return None
    if arguments.original_weights is None:
        raise WeightsError(f"--network {arguments.network} needs --original-weights, the folder of its files")
    return OriginalChoice(arguments.network, arguments.original_weights)
