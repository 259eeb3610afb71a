"""`python -m simulation.measuring service-times | stages | runs`, from the folder bench."""

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from simulation.measuring.machine import machine
from simulation.measuring.requests import bodies_of
from simulation.measuring.runs import measure_runs
from simulation.measuring.service_times import measure_service_times
from simulation.measuring.stages import measure_stages

REPOSITORY = Path(__file__).resolve().parents[3]


def compact(document: dict[str, Any]) -> str:
    """JSON whose lists of numbers stay on one line."""
    text = json.dumps(document, indent=1)
    return re.sub(r"\[\s+((?:-?[\d.e-]+,?\s+)+)\]", lambda found: f"[{' '.join(found[1].split())}]", text)


def main(words: list[str]) -> None:
    """Prints the measurement as JSON."""
    parser = argparse.ArgumentParser(prog="python -m simulation.measuring", description=__doc__)
    parser.add_argument("what", choices=["service-times", "stages", "runs"])
    parser.add_argument("--photos", type=Path, default=REPOSITORY / "apps/web/public/samples")
    parser.add_argument("--weights", type=Path, default=REPOSITORY / "services/inference/weights/keypoints")
    parser.add_argument("--repetitions", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=40, help="of each run")
    parser.add_argument("--share", type=float, default=0.6, help="of the closed loop's throughput, for the open loop")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--niceness", type=int, default=0)
    chosen = parser.parse_args(words)
    mix = bodies_of(chosen.photos)
    head = {"command": " ".join(["python -m simulation.measuring", *words]), "machine": machine(chosen.weights)}
    if chosen.what == "service-times":
        measured = measure_service_times(chosen.weights, mix, chosen.repetitions, chosen.niceness)
    elif chosen.what == "stages":
        measured = measure_stages(chosen.weights, mix, chosen.repetitions)
    else:
        measured = measure_runs(chosen.weights, mix, chosen.seconds, chosen.share, chosen.seed, chosen.niceness)
    print(compact(head | measured))


main(sys.argv[1:])
