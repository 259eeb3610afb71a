"""PyTorch on a CPU or a GPU."""

import numpy as np
import torch
from numpy.typing import NDArray

from fitsize_inference.models.network import KeypointNetwork, NetworkOutput
from fitsize_inference.models.pixels import scale_pixels
from fitsize_inference.models.runtimes.folding import folded

NAMES = {torch.float32: "float32", torch.bfloat16: "bfloat16", torch.float16: "float16"}


class TorchRuntime:
    """Runs the network in PyTorch with channels last, its norms folded."""

    def __init__(self, network: KeypointNetwork, precision: torch.dtype = torch.float32, device: str = "cpu") -> None:
        self.name = f"{'torch' if device == 'cpu' else device}-{NAMES[precision]}"
        self._precision, self._device = precision, device
        self._network = folded(network)
        self._network.to(device=device, dtype=precision, memory_format=torch.channels_last)  # type: ignore[call-overload]

    def run(self, images: NDArray[np.uint8]) -> NetworkOutput:
        """See Runtime."""
        with torch.inference_mode():
            # Moved as bytes: a quarter of what floats would be.
            pixels = torch.from_numpy(np.ascontiguousarray(images)).to(self._device)
            output = self._network(scale_pixels(pixels).to(self._precision))
            return NetworkOutput(*(part.float().cpu() for part in output))
