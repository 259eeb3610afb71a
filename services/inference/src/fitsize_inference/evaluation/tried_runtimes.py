"""Runtimes that were measured and left out of the product."""

import io
import warnings

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray

from fitsize_inference.models import KeypointNetwork, NetworkOutput
from fitsize_inference.models.pixels import scale_pixels
from fitsize_inference.models.runtimes.folding import folded, folded_from_pixels


class OnnxRuntime:
    """ONNX Runtime on a CPU, in float32."""

    name = "onnxruntime-float32"

    def __init__(self, network: KeypointNetwork) -> None:
        file = io.BytesIO()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            torch.onnx.export(
                folded_from_pixels(network),
                (torch.zeros((1, 64, 64, 3), dtype=torch.uint8),),
                file,  # type: ignore[arg-type]
                dynamo=False,
                input_names=["images"],
                output_names=list(NetworkOutput._fields),
                dynamic_axes={"images": {0: "count", 1: "height", 2: "width"}},
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = torch.get_num_threads()
        self._session = onnxruntime.InferenceSession(file.getvalue(), options, ["CPUExecutionProvider"])

    def run(self, images: NDArray[np.uint8]) -> NetworkOutput:
        """See Runtime."""
        outputs = self._session.run(None, {"images": np.ascontiguousarray(images)})
        return NetworkOutput(*(torch.from_numpy(np.asarray(values)) for values in outputs))


class CompiledTorch:
    """PyTorch with its norms folded, compiled by Inductor, which needs a C++ compiler and, for each size of images and
    of batches, many seconds. Raises RuntimeError where it cannot compile."""

    def __init__(self, network: KeypointNetwork, precision: torch.dtype) -> None:
        self.name = f"torch-compile-{str(precision).removeprefix('torch.')}"
        self._precision = precision
        plain = folded(network).to(dtype=precision, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._network = torch.compile(plain, dynamic=False)

    def run(self, images: NDArray[np.uint8]) -> NetworkOutput:
        """See Runtime."""
        with torch.inference_mode():
            pixels = torch.from_numpy(np.ascontiguousarray(images))
            output = self._network(scale_pixels(pixels).to(self._precision))  # type: ignore[no-untyped-call]
            return NetworkOutput(*(part.float() for part in output))
