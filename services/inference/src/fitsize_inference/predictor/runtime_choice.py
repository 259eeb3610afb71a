"""Which runtime a machine serves the network with: the fastest one that agrees with float32, measured when it loads."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from fitsize_inference.codec import HeatmapCodec
from fitsize_inference.codec.heatmap import DecodedKeypoints
from fitsize_inference.models import KeypointNetwork, NetworkOutput
from fitsize_inference.models.runtimes import Runtime, available_runtimes, build_runtime
from fitsize_inference.spec import GARMENT_TYPES, KEYPOINTS

logger = logging.getLogger(__name__)

Outcome = TypeVar("Outcome")

AUTO = "auto"
# Mean distance to float32's points as a share of the distance of armpits or waistband corners. Points moved by as much
# in random directions change the normalised error by less than 0.05 points (bench/accuracy/runtimes.md).
MAXIMUM_DEVIATION = 0.004
# Largest change of a probability: of a type, of a point's presence, of there being a garment.
MAXIMUM_CHANGE = 0.05
# Only of those that float32 is sure of, as of the points: a drawing is no photo, and where a network found it 0.77
# likely to be a garment, bfloat16 said 0.69 and was refused, though it agreed about every photo.
SURE_SHARE = 0.9
# Processor time for all timings together; each runtime is timed once at least.
BUDGET_S = 0.8
ROUNDS = 3

# Outlines of garments in hundredths of the picture, and the reference distance of each.
SHIRT = (
    (36, 14), (46, 19), (54, 19), (64, 14), (92, 34), (84, 46), (70, 38),
    (70, 88), (30, 88), (30, 38), (16, 46), (8, 34),
)  # fmt: skip
SHIRT_ARMPITS = 0.40
TROUSERS = ((33, 8), (67, 8), (76, 92), (57, 92), (50, 38), (43, 92), (24, 92))
TROUSERS_WAISTBAND = 0.34
OF_TYPE = np.array([[name in GARMENT_TYPES[kind].keypoints for name in KEYPOINTS] for kind in ("blouse", "trousers")])
SURE = 0.5


@dataclass(frozen=True)
class MeasuredRuntime:
    """A runtime on this machine. milliseconds: of an image at the size of the close look. deviation: see
    MAXIMUM_DEVIATION. change: see MAXIMUM_CHANGE."""

    name: str
    milliseconds: float
    deviation: float
    change: float

    @property
    def agrees(self) -> bool:
        """Whether its answers are as good as float32's; never for NaN."""
        return self.deviation <= MAXIMUM_DEVIATION and self.change <= MAXIMUM_CHANGE


@dataclass(frozen=True)
class RuntimeChoice:
    """What was chosen, and what it was chosen from: empty where it was named."""

    runtime: Runtime
    measured: tuple[MeasuredRuntime, ...] = ()


def choose_runtime(network: KeypointNetwork, size: int, wanted: str = AUTO) -> RuntimeChoice:
    """The named runtime, or for `auto` the fastest one of this machine that agrees with float32, and logs why.

    size: side of the images that it is timed with. Takes about a second, and two more for OpenVINO's conversion.
    Raises ValueError for a name that this machine does not have.
    """
    if wanted != AUTO:
        logger.info("runtime %s, as set", wanted)
        return RuntimeChoice(build_runtime(network, wanted))
    built = [_attempt(name, build) for name, build in available_runtimes(network).items()]
    runtimes = [runtime for runtime in built if runtime is not None]
    measured = measure(runtimes, size)
    # Where float32 is sure of no point there is nothing to compare, and it serves itself.
    fastest = min((one for one in measured if one.agrees), key=lambda one: one.milliseconds, default=measured[0])
    for one in measured:
        logger.info(
            "runtime %s: %.1f ms an image, points deviate by %.3f %%%s",
            one.name, one.milliseconds, 100 * one.deviation,
            ", chosen" if one is fastest else "" if one.agrees else ", refused",
        )  # fmt: skip
    chosen = next(runtime for runtime in runtimes if runtime.name == fastest.name)
    return RuntimeChoice(chosen, measured)


def measure(runtimes: list[Runtime], size: int) -> tuple[MeasuredRuntime, ...]:
    """Times runtimes in turns on two drawn garments and compares their answers with the first one's.

    Processor time, as neighbours on a busy machine must not decide; wall time where a GPU takes part.
    """
    images = np.stack([_draw(SHIRT, size), _draw(TROUSERS, size)])
    clock = time.perf_counter if any("cuda" in runtime.name for runtime in runtimes) else time.process_time
    answers = [(runtime, _attempt(runtime.name, partial(runtime.run, images))) for runtime in runtimes]
    working = [(runtime, output) for runtime, output in answers if output is not None]
    best = [float("inf")] * len(working)
    start = clock()
    for _ in range(ROUNDS):
        for index, (runtime, _) in enumerate(working):
            before = clock()
            runtime.run(images)
            best[index] = min(best[index], clock() - before)
        if clock() - start > BUDGET_S:
            break
    reference = working[0][1]
    return tuple(
        MeasuredRuntime(runtime.name, 1000 * seconds / len(images), *_difference(output, reference, size))
        for (runtime, output), seconds in zip(working, best, strict=True)
    )


def _attempt(name: str, task: Callable[[], Outcome]) -> Outcome | None:
    """A driver or a library that does not fit must not keep the other runtimes from serving."""
    try:
        return task()
    except Exception:
        logger.warning("runtime %s cannot be used", name, exc_info=True)
        return None


def _difference(output: NetworkOutput, reference: NetworkOutput, size: int) -> tuple[float, float]:
    """Mean deviation of the points and largest change of the probabilities that float32 is sure of.

    A point that stands between two places may jump with any rounding. Infinite without a sure point: unknown.
    """
    ours, theirs = _decode(output, size), _decode(reference, size)
    distances = np.array([[SHIRT_ARMPITS], [TROUSERS_WAISTBAND]]) * size
    deviations = np.linalg.norm(ours.points - theirs.points, axis=2) / distances
    sure = (theirs.confidence >= SURE) & OF_TYPE
    before, after = _probabilities(reference), _probabilities(output)
    certain = (before - 0.5).abs() >= SURE_SHARE - 0.5
    if not sure.any() or not certain.any():
        return float("inf"), float("inf")
    # Tensors' max hands a NaN on.
    return float(deviations[sure].mean()), float((after - before)[certain].abs().max())


def _probabilities(output: NetworkOutput) -> Tensor:
    return torch.cat([
        torch.sigmoid(output.presence).flatten(),
        torch.softmax(output.garment_type, 1).flatten(),
        torch.sigmoid(output.garment).flatten(),
    ])  # fmt: skip


def _decode(output: NetworkOutput, size: int) -> DecodedKeypoints:
    heatmaps = torch.softmax(output.heatmaps.flatten(2), dim=2).reshape(output.heatmaps.shape).numpy()
    return HeatmapCodec(input_size=size).decode(heatmaps)


def _draw(outline: tuple[tuple[int, int], ...], size: int) -> NDArray[np.uint8]:
    """A garment on a table: heatmaps of plain noise would be flat, and their points nowhere."""
    picture = np.full((size, size, 3), (206, 198, 186), np.uint8)
    corners = np.round(np.array(outline) * size / 100).astype(np.int32)
    cv2.fillPoly(picture, [corners], (58, 84, 132), lineType=cv2.LINE_AA)
    cv2.polylines(picture, [corners], True, (36, 54, 88), max(1, size // 160), lineType=cv2.LINE_AA)
    return picture
