"""What runs an original network: PyTorch for checkpoints, ONNX Runtime for the team's files."""

from pathlib import Path
from typing import Any, Protocol

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray

from fitsize_inference.models.original.layout import INPUT_SIZE, STRIDE
from fitsize_inference.models.original.network import CascadedPyramidNetwork
from fitsize_inference.models.weights import WeightsError

Floats = NDArray[np.float32]

GRID_SIZE = INPUT_SIZE // STRIDE
# Images at a time: more make a CPU no faster, and each takes 200 MB (docs/original-networks.md).
AT_A_TIME = 8


class HeatmapNetwork(Protocol):
    """A loaded network of one garment type."""

    keypoints: int

    def heatmaps(self, images: Floats) -> Floats:
        """The final heatmaps (N, K, 128, 128) of images (N, 3, 512, 512), not rectified."""
        ...


class TorchNetwork:
    """Runs a network in PyTorch, on a GPU where there is one."""

    def __init__(self, network: CascadedPyramidNetwork, keypoints: int) -> None:
        self.keypoints = keypoints
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        network.eval()
        network.to(device=self._device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._network = network

    def heatmaps(self, images: Floats) -> Floats:
        """See HeatmapNetwork."""
        return np.concatenate([self._run(part) for part in _parts(images, AT_A_TIME)])

    def _run(self, images: Floats) -> Floats:
        with torch.inference_mode():
            tensor = torch.from_numpy(images).to(device=self._device, memory_format=torch.channels_last)
            refined = self._network(tensor)[1]
            return np.asarray(refined.cpu().numpy(), dtype=np.float32)


class OnnxNetwork:
    """Runs a file of the team in ONNX Runtime: one image in, GlobalNet's and RefineNet's heatmaps out.

    A file whose batch size is fixed, as the team's is at 1, gets so many images at a time.
    """

    def __init__(self, path: Path, threads: int = 1) -> None:
        """Raises WeightsError for what is not such a file."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        wanted = ("CUDAExecutionProvider", "CPUExecutionProvider")
        providers = [name for name in wanted if name in onnxruntime.get_available_providers()]
        try:
            self._session = onnxruntime.InferenceSession(str(path), options, providers)
        # ONNX Runtime's errors have no common class of their own.
        except Exception as error:
            raise WeightsError(f"{path}: not an ONNX file that can be run ({_first_line(error)})") from error
        inputs, outputs = self._session.get_inputs(), self._session.get_outputs()
        if len(inputs) != 1 or len(outputs) != 2:
            raise WeightsError(
                f"{path}: {len(inputs)} inputs and {len(outputs)} outputs, but an original network has one input and "
                "two heatmaps"
            )
        self._input, self._output = inputs[0].name, outputs[1].name
        batch = inputs[0].shape[0] if inputs[0].shape else None
        self._fixed_batch = batch if isinstance(batch, int) else None
        self.keypoints = self._count_keypoints(path, inputs[0].shape, outputs[1].shape)

    def heatmaps(self, images: Floats) -> Floats:
        """See HeatmapNetwork."""
        size = self._fixed_batch or AT_A_TIME
        missing = -len(images) % size if self._fixed_batch else 0
        padded = np.concatenate([images, np.zeros((missing, *images.shape[1:]), np.float32)]) if missing else images
        return np.concatenate([self._run(part) for part in _parts(padded, size)])[: len(images)]

    def _run(self, images: Floats) -> Floats:
        return np.asarray(self._session.run([self._output], {self._input: images})[0], dtype=np.float32)

    def _count_keypoints(self, path: Path, given: list[Any], made: list[Any]) -> int:
        """From the file's declared shapes. Sides that it leaves open are taken to fit."""
        if not _fits(given, [None, 3, INPUT_SIZE, INPUT_SIZE]):
            raise WeightsError(f"{path}: takes {given}, an original network (N, 3, {INPUT_SIZE}, {INPUT_SIZE})")
        if not _fits(made, [None, None, GRID_SIZE, GRID_SIZE]):
            raise WeightsError(f"{path}: makes {made}, an original network (N, K, {GRID_SIZE}, {GRID_SIZE})")
        if isinstance(made[1], int):
            return made[1]
        found = self._run(np.zeros((self._fixed_batch or 1, 3, INPUT_SIZE, INPUT_SIZE), np.float32))
        return int(found.shape[1])


def _fits(declared: list[Any], wanted: list[int | None]) -> bool:
    if len(declared) != len(wanted):
        return False
    pairs = zip(declared, wanted, strict=True)
    return all(want is None or not isinstance(side, int) or side == want for side, want in pairs)


def _parts(images: Floats, size: int) -> list[Floats]:
    return [images[start : start + size] for start in range(0, len(images), size)]


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
