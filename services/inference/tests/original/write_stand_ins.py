"""Writes a full-size file of seeded weights for each garment type, to try the switch without the original weights.

    python tests/original/write_stand_ins.py --network cpn-resnet152 --output FOLDER

Points found with them mean nothing.
"""

import argparse
from pathlib import Path

import torch
from stand_ins import write_onnx

from fitsize_inference.models.original import ORIGINAL_NAMES, CascadedPyramidNetwork, original_file, seeded_state
from fitsize_inference.spec import GARMENT_TYPES


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", choices=ORIGINAL_NAMES, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    for number, (kind, garment) in enumerate(GARMENT_TYPES.items()):
        with torch.device("meta"):
            backbone = "senet154" if arguments.network == "cpn-senet154" else "resnet152"
            network = CascadedPyramidNetwork(backbone, len(garment.keypoints))
        network.load_state_dict(seeded_state(network.state_dict(), arguments.seed + number), assign=True)
        path = arguments.output / original_file(arguments.network, kind)
        if arguments.network == "cpn-onnx":
            write_onnx(network.eval(), path)
        else:
            torch.save({"state_dict": network.state_dict()}, path)
        print(path)


if __name__ == "__main__":
    main()
