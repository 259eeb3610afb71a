"""What a photo costs with the original networks: CPU seconds and memory, on one thread.

    python tests/original/measure_cost.py --network cpn-resnet152 --file FOLDER/skirt.ckpt

Weights do not matter for it: those of write_stand_ins.py will do. The type is the skirt; another's keypoints change
the cost by less than 1 %.
"""

import argparse
import resource
import time
from pathlib import Path

import torch
from made_up import photo

from fitsize_inference.models.original import ORIGINAL_NAMES, OriginalNetworks, load_original_file
from fitsize_inference.photos import PhotoPyramid
from fitsize_inference.predictor import GarmentPhoto
from fitsize_inference.predictor.original import OriginalPredictor

BATCHES = (1, 8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", choices=ORIGINAL_NAMES, required=True)
    parser.add_argument("--file", type=Path, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    began = time.process_time()
    network = load_original_file(arguments.network, "skirt", arguments.file)
    print(f"load {time.process_time() - began:.2f} CPU-s, {_peak_mb()} MB")
    predictor = OriginalPredictor(OriginalNetworks({"skirt": network}, "measured"))
    item = GarmentPhoto(PhotoPyramid(photo(640, 480)), "skirt")
    predictor.predict([item])
    for batch in BATCHES:
        began = time.process_time()
        predictor.predict([item] * batch)
        each = (time.process_time() - began) / batch
        print(f"batch {batch}: {each:.2f} CPU-s a photo, {_peak_mb()} MB at most")


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
