"""Runtimes that were measured and left out of the product."""

import numpy as np
import torch
from numpy.typing import NDArray

from fitsize_inference.models import KeypointNetwork, NetworkOutput
from fitsize_inference.models.pixels import scale_pixels
from fitsize_inference.models.runtimes.folding import folded


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
