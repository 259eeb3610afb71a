"""The measured service times of this repository's models, as committed."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulation.service_times import Curve, curve

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True)
class Calibration:
    """Processor seconds by batch size. marker_costs: of single photos over their mean."""

    keypoints: Curve
    marker: Curve
    marker_costs: tuple[float, ...]


def calibration(path: Path = RESULTS / "service-times.json") -> Calibration:
    """Reads what `python -m simulation.measuring service-times` printed."""
    models: dict[str, list[dict[str, Any]]] = json.loads(path.read_text())["models"]
    curves = {name: curve([(row["batch"], row["worker_seconds"]) for row in rows]) for name, rows in models.items()}
    single = models["marker"][0]["each"]
    mean = sum(single) / len(single)
    return Calibration(curves["keypoints"], curves["marker"], tuple(value / mean for value in single))
