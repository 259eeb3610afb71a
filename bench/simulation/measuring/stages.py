"""What of the keypoint worker's processor time is the network's: the part that a GPU takes over."""

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from torch.utils.flop_counter import FlopCounterMode

from fitsize_inference.models import load_weights
from fitsize_inference.models.pixels import to_network_input
from fitsize_inference.predictor.runtime_choice import choose_runtime
from fitsize_inference.serving.keypoints_handler import KeypointsHandler
from simulation.measuring.load import Bodies

BATCH = 8


class _Context:
    """What TorchServe hands to a handler."""

    def __init__(self, folder: Path) -> None:
        self.system_properties = {"model_dir": str(folder)}
        self.model_yaml_config = {"handler": {"threads": 1}}
        self.metrics = self

    def add_counter(self, name: str, value: int) -> None:
        """Nothing."""

    def get_all_request_header(self, idx: int) -> dict[str, str]:  # noqa: ARG002
        """No headers: nothing here is traced."""
        return {}

    def set_response_status(self, code: int, phrase: str, idx: int) -> None:  # noqa: ARG002
        """Raises AssertionError for what is not answered."""
        if code != 200:
            raise AssertionError(f"{code} {phrase}")


def measure_stages(weights: Path, mix: Sequence[Bodies], repetitions: int) -> dict[str, Any]:
    """Milliseconds a photo in batches of BATCH: the whole handler, and the network's two looks alone."""
    handler, context = KeypointsHandler(), _Context(weights)
    handler.initialize(context)
    loaded = load_weights(weights)
    runtime = choose_runtime(loaded.network, loaded.looks.close).runtime
    looks = [np.zeros((BATCH, side, side, 3), np.uint8) for side in (loaded.looks.whole, loaded.looks.close)]
    rows = [{"body": json.loads(mix[index % len(mix)].keypoints)} for index in range(BATCH)]

    def seconds(task: Any) -> float:
        task()
        began = time.process_time()
        for _ in range(repetitions):
            task()
        return (time.process_time() - began) / repetitions / BATCH

    whole = seconds(lambda: handler.handle(rows, context))
    network = [seconds(lambda images=images: runtime.run(images)) for images in looks]
    return {
        "runtime": runtime.name,
        "batch": BATCH,
        "handler_ms": round(1000 * whole, 2),
        "network_ms": [round(1000 * value, 2) for value in network],
        "rest_ms": round(1000 * (whole - sum(network)), 2),
        "multiply_adds": [_multiply_adds(loaded.network, images[:1]) for images in looks],
    }


def _multiply_adds(network: Any, images: Any) -> float:
    """Billions of one image."""
    with FlopCounterMode(display=False) as counter:
        network(to_network_input(images))
    return float(round(counter.get_total_flops() / 2e9, 3))
