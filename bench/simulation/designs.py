"""Machines that are compared, put together from measured processor times and published GPU times."""

import json
from dataclasses import replace
from typing import Any

from simulation.calibration import RESULTS, calibration
from simulation.cluster import ServerSettings
from simulation.gpu_curves import of_looks
from simulation.service_times import BatchTime
from simulation.settings import ModelSettings

# Assumed, as the runs here were too short for the JVM's compiler to finish: 1 ms a request was measured with small
# bodies in a long run, and half a megabyte of base64 is copied several times.
FRONTEND_S = 0.002


def stages() -> dict[str, Any]:
    """Reads what `python -m simulation.measuring stages` printed."""
    document: dict[str, Any] = json.loads((RESULTS / "stages.json").read_text())
    return document


def processor_only(
    cores: float, batch: int, delay: float, keypoint_workers: int, marker_workers: int
) -> ServerSettings:
    """A server without a GPU, as measured here."""
    measured = calibration()
    return ServerSettings(
        ModelSettings(batch, delay, keypoint_workers),
        ModelSettings(1, 0.001, marker_workers),
        BatchTime(measured.keypoints),
        BatchTime(measured.marker),
        cores,
        FRONTEND_S,
        marker_costs=measured.marker_costs,
    )


def with_gpu(
    cores: float, batch: int, delay: float, keypoint_workers: int, marker_workers: int, gpu: str = "A100 80GB"
) -> ServerSettings:
    """The same with the network's part on one GPU: decoding, looks and answers stay on the worker's core."""
    server = processor_only(cores, batch, delay, keypoint_workers, marker_workers)
    measured = stages()
    rest = measured["rest_ms"] / measured["handler_ms"]
    return replace(
        server,
        keypoints_time=BatchTime(server.keypoints_time.processor.times(rest), of_looks(gpu, measured["multiply_adds"])),
        gpus=1,
    )


def demand(server: ServerSettings) -> dict[str, float]:
    """Seconds that a scan takes of each resource of a server in full batches."""
    size = server.keypoints.batch_size
    return {
        "keypoints, processor": server.keypoints_time.processor.at(size) / size,
        "keypoints, gpu": server.keypoints_time.gpu.at(size) / size,
        "marker, processor": server.marker_time.processor.at(1),
        "front end, processor": 2 * server.frontend,
    }
