"""What this machine can run the network with."""

from collections.abc import Callable
from functools import partial

import torch

from fitsize_inference.models.network import KeypointNetwork
from fitsize_inference.models.runtimes.port import Runtime
from fitsize_inference.models.runtimes.pytorch import TorchRuntime

REFERENCE = "torch-float32"


def available_runtimes(network: KeypointNetwork) -> dict[str, Callable[[], Runtime]]:
    """Builders of the runtimes of this machine by name; the first one, float32 in PyTorch, is there on each.

    Reduced precision is offered where the hardware has it: emulated, it is several times slower than float32.
    """
    builders: dict[str, Callable[[], Runtime]] = {REFERENCE: lambda: TorchRuntime(network)}
    if torch.cpu._is_avx512_bf16_supported():
        builders["torch-bfloat16"] = lambda: TorchRuntime(network, torch.bfloat16)
    if torch.cuda.is_available():
        builders["cuda-float16"] = lambda: TorchRuntime(network, torch.float16, "cuda")
    builders.update(_openvino(network))
    return builders


def build_runtime(network: KeypointNetwork, name: str) -> Runtime:
    """One runtime by its name. Raises ValueError, which names what this machine has."""
    builders = available_runtimes(network)
    if name not in builders:
        raise ValueError(f"no runtime {name!r} on this machine; there are {', '.join(builders)}, or auto")
    return builders[name]()


def _openvino(network: KeypointNetwork) -> dict[str, Callable[[], Runtime]]:
    try:
        from fitsize_inference.models.runtimes.openvino import OpenVinoNetwork, OpenVinoRuntime
    # Its libraries may be missing for a platform, or too new for a system: PyTorch serves then.
    except (ImportError, OSError):
        return {}
    threads = torch.get_num_threads()
    converted: list[OpenVinoNetwork] = []

    def build(precision: str) -> Runtime:
        if not converted:
            converted.append(OpenVinoNetwork(network))
        return OpenVinoRuntime(converted[0], precision, threads)

    return {f"openvino-{precision}": partial(build, precision) for precision in OpenVinoNetwork.precisions()}
