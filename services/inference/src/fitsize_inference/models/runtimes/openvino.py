"""OpenVINO on a CPU: the fastest one measured, in float32 and in bfloat16 (bench/accuracy/runtimes.md)."""

import warnings
from functools import cache

import numpy as np
import openvino
import torch
from numpy.typing import NDArray

from fitsize_inference.models.network import KeypointNetwork, NetworkOutput
from fitsize_inference.models.runtimes.folding import folded_from_pixels

# What OpenVINO calls the arithmetic, in hints and in what a processor can do.
PRECISIONS = {"float32": ("f32", "FP32"), "bfloat16": ("bf16", "BF16"), "float16": ("f16", "FP16")}


@cache
def _core() -> openvino.Core:
    """The one of this process. Each gives the thread a signal stack and, when it is freed, puts back the one before it:
    of two that are freed in the order in which they came, the last one's is memory that is gone, and the next signal
    with a handler (Ctrl-C, a child that ends) is a segmentation fault. Nor is the plugin loaded twice."""
    return openvino.Core()


class OpenVinoNetwork:
    """A network converted once (about two CPU-seconds), to be compiled for each arithmetic that is tried."""

    def __init__(self, network: KeypointNetwork) -> None:
        with warnings.catch_warnings():
            # It traces the network with torch.jit, which is deprecated but what this version of OpenVINO reads best.
            warnings.simplefilter("ignore")
            self.model = openvino.convert_model(
                folded_from_pixels(network),
                example_input=torch.zeros((1, 64, 64, 3), dtype=torch.uint8),
                input=openvino.PartialShape([-1, -1, -1, 3]),
            )

    @staticmethod
    def precisions() -> tuple[str, ...]:
        """In which arithmetic this processor is fast."""
        able = _core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
        return tuple(name for name, (_, capability) in PRECISIONS.items() if capability in able)


class OpenVinoRuntime:
    """Runs a converted network in OpenVINO on the CPU."""

    def __init__(self, converted: OpenVinoNetwork, precision: str = "float32", threads: int = 1) -> None:
        self.name = f"openvino-{precision}"
        settings = {
            "INFERENCE_PRECISION_HINT": PRECISIONS[precision][0],
            "INFERENCE_NUM_THREADS": threads,
            "PERFORMANCE_HINT": "LATENCY",
            # Pinned, the workers of one machine would all sit on its first core.
            "ENABLE_CPU_PINNING": False,
        }
        self._request = _core().compile_model(converted.model, "CPU", settings).create_infer_request()

    def run(self, images: NDArray[np.uint8]) -> NetworkOutput:
        """See Runtime."""
        results = self._request.infer([np.ascontiguousarray(images)], share_inputs=True)
        # Copied: the request writes its next answer into the same memory.
        return NetworkOutput(*(torch.from_numpy(np.array(values)) for values in results.values()))
