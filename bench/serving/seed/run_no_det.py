"""`python run_no_det.py --clothing TYPE --source FILE`: loads everything, measures one photo, prints JSON."""

import argparse
import json
import os
from pathlib import Path

from serving.work import Measurer, open_photo

# Nothing: PyTorch takes all cores, as it does by itself.
THREADS_VARIABLE = "BENCH_THREADS"


def main() -> None:
    """Prints the answer."""
    parser = argparse.ArgumentParser(prog="run_no_det.py", description=__doc__)
    parser.add_argument("--clothing", required=True)
    parser.add_argument("--source", type=Path, required=True)
    arguments = parser.parse_args()
    threads = os.environ.get(THREADS_VARIABLE)
    measurer = Measurer(warm=False, threads=int(threads) if threads else None)
    print(json.dumps(measurer.measure([open_photo(arguments.source.read_bytes(), arguments.clothing)])[0]))


if __name__ == "__main__":
    main()
