import subprocess
import sys

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from fitsize_inference.models import KeypointNetwork
from fitsize_inference.models.pixels import to_network_input
from fitsize_inference.models.runtimes import TorchRuntime, available_runtimes, build_runtime
from fitsize_inference.models.runtimes.folding import folded
from fitsize_inference.models.runtimes.onnx import OnnxRuntime, to_onnx


@pytest.fixture(scope="module")
def network() -> KeypointNetwork:
    torch.manual_seed(5)
    network = KeypointNetwork()
    with torch.no_grad():
        for name, value in network.state_dict().items():
            # Norms as after a training: at their initial values folding could leave them out unnoticed.
            if name.endswith(("variance", "running_var", "gain")):
                value.uniform_(0.6, 1.4)
            elif name.endswith(("mean", "running_mean", "shift")):
                value.normal_(0, 0.2)
    return network.eval()


@pytest.fixture(scope="module")
def images() -> NDArray[np.uint8]:
    return np.random.default_rng(1).integers(0, 256, (3, 64, 96, 3), dtype=np.uint8)


def test_folding_keeps_what_is_computed_and_leaves_the_network_alone(
    network: KeypointNetwork, images: NDArray[np.uint8]
) -> None:
    before = {name: value.clone() for name, value in network.state_dict().items()}
    plain = folded(network)
    with torch.inference_mode():
        for ours, theirs in zip(plain(to_network_input(images)), network(to_network_input(images)), strict=True):
            torch.testing.assert_close(ours, theirs, rtol=1e-4, atol=1e-4 * float(theirs.abs().max()))
    assert not any(isinstance(module, torch.nn.BatchNorm2d) for module in plain.modules())
    after = network.state_dict()
    assert after.keys() == before.keys()
    assert all(torch.equal(after[name], value) for name, value in before.items())


def test_every_runtime_computes_the_network_for_any_batch_and_size(
    network: KeypointNetwork, images: NDArray[np.uint8]
) -> None:
    for name, build in available_runtimes(network).items():
        runtime = build()
        assert runtime.name == name
        # A growing and a shrinking batch, and another size: what is compiled for one shape must serve the next.
        for part in (images[:1], images, images[:2], images[:, :32, :32]):
            with torch.inference_mode():
                expected = network(to_network_input(part))
            found = runtime.run(part)
            tolerance = 1e-3 if name.endswith("float32") else 0.1
            for field, ours, theirs in zip(expected._fields, found, expected, strict=True):
                assert ours.dtype == torch.float32
                assert ours.shape == theirs.shape, field
                assert float((ours - theirs).abs().max()) <= tolerance * float(theirs.abs().max() + 1), (name, field)


def test_an_answer_stays_when_the_next_one_is_computed(network: KeypointNetwork, images: NDArray[np.uint8]) -> None:
    for build in available_runtimes(network).values():
        runtime = build()
        first = runtime.run(images[:1])
        kept = first.heatmaps.clone()
        runtime.run(images[1:2])
        assert torch.equal(first.heatmaps, kept)


# In a process of its own, as it would take the tests down with it.
SIGNALLED = """
import gc, os, signal
from fitsize_inference.models import KeypointNetwork
from fitsize_inference.models.runtimes.openvino import OpenVinoNetwork, OpenVinoRuntime

converted = OpenVinoNetwork(KeypointNetwork(width=16, hidden=16).eval())
first, second = OpenVinoRuntime(converted), OpenVinoRuntime(converted)
del first
gc.collect()
del second
gc.collect()
signal.signal(signal.SIGUSR1, lambda *_: print("heard"))
os.kill(os.getpid(), signal.SIGUSR1)
"""


def test_a_signal_is_handled_after_runtimes_were_tried_and_left() -> None:
    ended = subprocess.run([sys.executable, "-c", SIGNALLED], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, "heard\n"), ended.stderr


def test_without_openvino_pytorch_is_left(network: KeypointNetwork, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fitsize_inference.models.runtimes.openvino", None)
    names = list(available_runtimes(network))
    assert names[0] == "torch-float32"
    assert not any("openvino" in name for name in names)


def test_half_precision_is_offered_where_there_is_a_gpu(
    network: KeypointNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert "cuda-float16" not in available_runtimes(network)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert "cuda-float16" in available_runtimes(network)


def test_an_unknown_runtime_is_refused_with_what_there_is(network: KeypointNetwork) -> None:
    assert isinstance(build_runtime(network, "torch-float32"), TorchRuntime)
    with pytest.raises(ValueError, match=r"no runtime 'tpu' on this machine; there are torch-float32, "):
        build_runtime(network, "tpu")


def test_the_network_as_an_onnx_file_computes_the_same(network: KeypointNetwork, images: NDArray[np.uint8]) -> None:
    runtime = OnnxRuntime(to_onnx(network), threads=1)
    for part in (images[:1], images, images[:, :32, :32]):
        with torch.inference_mode():
            expected = network(to_network_input(part))
        for ours, theirs in zip(runtime.run(part), expected, strict=True):
            torch.testing.assert_close(ours, theirs, rtol=1e-3, atol=1e-3 * float(theirs.abs().max()))
