import time

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from fitsize_inference.models import KeypointNetwork, NetworkOutput, Weights, load_weights, weights_folder
from fitsize_inference.models.runtimes import Runtime, TorchRuntime
from fitsize_inference.predictor import runtime_choice
from fitsize_inference.predictor.runtime_choice import choose_runtime, measure

SIZE = 256


@pytest.fixture(scope="module")
def weights() -> Weights:
    return load_weights(weights_folder())


class Changed:
    """A runtime whose answers are another one's, changed."""

    def __init__(self, reference: Runtime, name: str, shift: int = 0, factor: float = 1.0, busy_s: float = 0.0) -> None:
        self._reference = reference
        self.name = name
        self._shift, self._factor, self._busy_s = shift, factor, busy_s

    def run(self, images: NDArray[np.uint8]) -> NetworkOutput:
        end = time.process_time() + self._busy_s
        while time.process_time() < end:
            pass
        output = self._reference.run(images)
        return output._replace(
            heatmaps=torch.roll(output.heatmaps, self._shift, 3), garment_type=output.garment_type * self._factor
        )


class Replayed:
    """A runtime that gives answers it has given before without computing: next to nothing of the time is its own."""

    name = "torch-float32"

    def __init__(self, reference: Runtime) -> None:
        self._reference = reference
        self._given: dict[bytes, NetworkOutput] = {}

    def run(self, images: NDArray[np.uint8]) -> NetworkOutput:
        key = images.tobytes()
        if key not in self._given:
            self._given[key] = self._reference.run(images)
        return self._given[key]


class Broken:
    name = "broken"

    def run(self, images: NDArray[np.uint8]) -> NetworkOutput:
        raise RuntimeError(f"cannot run {len(images)} images")


def test_runtimes_that_move_points_or_change_probabilities_do_not_agree(weights: Weights) -> None:
    reference = TorchRuntime(weights.network)
    measured = measure(
        [
            reference,
            Changed(reference, "same"),
            Changed(reference, "one cell to the right", shift=1),
            Changed(reference, "unsure of the type", factor=0.2),
            Changed(reference, "not numbers", factor=float("nan")),
        ],
        SIZE,
    )
    assert [one.agrees for one in measured] == [True, True, False, False, False]
    # A cell is 4 of the 256 pixels, the reference distances 0.40 and 0.34 of them.
    assert measured[2].deviation == pytest.approx(4 / 256 / 0.37, rel=0.15)


def test_only_probabilities_that_float32_is_sure_of_count(weights: Weights) -> None:
    class Leaning:
        """A network that leans one way or the other about the first picture being a garment."""

        name = "leaning"

        def __init__(self, logit: float) -> None:
            self._logit = logit

        def run(self, images: NDArray[np.uint8]) -> NetworkOutput:
            output = TorchRuntime(weights.network).run(images)
            garment = output.garment.clone()
            garment[0] = self._logit
            return output._replace(garment=garment)

    unsure = measure([Leaning(1.2), Leaning(0.8)], SIZE)
    sure = measure([Leaning(4.0), Leaning(0.8)], SIZE)
    assert [one.agrees for one in unsure] == [True, True]
    assert [one.agrees for one in sure] == [True, False]


def test_a_slower_runtime_is_measured_as_slower(weights: Weights) -> None:
    reference = Replayed(TorchRuntime(weights.network))
    plain, slow = measure([reference, Changed(reference, "slow", busy_s=0.2)], SIZE)
    assert slow.milliseconds > plain.milliseconds + 50


def test_a_runtime_that_fails_leaves_the_others(weights: Weights) -> None:
    reference = TorchRuntime(weights.network)
    assert [one.name for one in measure([reference, Broken()], SIZE)] == ["torch-float32"]


def test_the_fastest_that_agrees_is_chosen(weights: Weights, monkeypatch: pytest.MonkeyPatch) -> None:
    reference = TorchRuntime(weights.network)
    wrong = Changed(reference, "wrong", shift=3)
    slow = Changed(reference, "slow", busy_s=0.2)

    def fail() -> Runtime:
        raise OSError("a library is missing")

    builders = {"slow": lambda: slow, "missing": fail, "wrong": lambda: wrong, "torch-float32": lambda: reference}
    monkeypatch.setattr(runtime_choice, "available_runtimes", lambda _: builders)
    choice = choose_runtime(weights.network, SIZE)
    assert choice.runtime is reference
    assert [one.name for one in choice.measured] == ["slow", "wrong", "torch-float32"]


def test_what_this_machine_chooses_agrees_with_float32(weights: Weights) -> None:
    choice = choose_runtime(weights.network, SIZE)
    by_name = {one.name: one for one in choice.measured}
    assert by_name["torch-float32"].deviation == 0
    assert by_name[choice.runtime.name].agrees


def test_a_network_that_is_sure_of_nothing_is_served_in_float32() -> None:
    torch.manual_seed(2)
    assert choose_runtime(KeypointNetwork().eval(), 64).runtime.name == "torch-float32"


def test_a_named_runtime_is_taken_without_measuring(weights: Weights) -> None:
    choice = choose_runtime(weights.network, SIZE, "torch-float32")
    assert choice.runtime.name == "torch-float32"
    assert choice.measured == ()
    with pytest.raises(ValueError, match="no runtime 'abacus'"):
        choose_runtime(weights.network, SIZE, "abacus")
