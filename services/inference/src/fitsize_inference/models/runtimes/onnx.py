"""ONNX Runtime on a CPU, in float32: for servers that are given the network as an ONNX file."""

import io
import warnings

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray

from fitsize_inference.models.network import KeypointNetwork, NetworkOutput
from fitsize_inference.models.runtimes.folding import folded_from_pixels

IMAGES = "images"


def to_onnx(network: KeypointNetwork) -> bytes:
    """The network as an ONNX file: images (N, H, W, 3) of bytes in, the fields of NetworkOutput out."""
    file = io.BytesIO()
    with warnings.catch_warnings():
        # The exporter by tracing is deprecated; the other one needs another package.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            folded_from_pixels(network),
            (torch.zeros((1, 64, 64, 3), dtype=torch.uint8),),
            file,  # type: ignore[arg-type]
            dynamo=False,
            input_names=[IMAGES],
            output_names=list(NetworkOutput._fields),
            dynamic_axes={IMAGES: {0: "count", 1: "height", 2: "width"}},
        )
    return file.getvalue()


class OnnxRuntime:
    """Runs a network of to_onnx. threads: of one run."""

    name = "onnxruntime-float32"

    def __init__(self, model: bytes, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self._session = onnxruntime.InferenceSession(model, options, ["CPUExecutionProvider"])

    def run(self, images: NDArray[np.uint8]) -> NetworkOutput:
        """See Runtime."""
        outputs = self._session.run(None, {IMAGES: np.ascontiguousarray(images)})
        return NetworkOutput(*(torch.from_numpy(np.asarray(values)) for values in outputs))
