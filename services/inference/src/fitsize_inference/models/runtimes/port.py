"""The port between the predictor and what computes its network."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from fitsize_inference.models.network import NetworkOutput


class Runtime(Protocol):
    """A keypoint network made ready for inference on one kind of arithmetic."""

    @property
    def name(self) -> str:
        """Program and arithmetic, as settings, logs and answers name it."""
        ...

    def run(self, images: NDArray[np.uint8]) -> NetworkOutput:
        """The network's output, float32 on the CPU, of RGB images (N, S, S, 3) of 0..255, S divisible by 32."""
        ...
