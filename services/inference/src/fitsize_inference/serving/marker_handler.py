"""The TorchServe model `marker`. TorchServe wants exactly one class in this module."""

from functools import partial
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from fitsize_inference.geometry.marker import MarkerPose, locate_marker_in_grey
from fitsize_inference.photos import PhotoError, decode_grey, decode_photo
from fitsize_inference.serving.batch import attempt, close_batch, report, timed
from fitsize_inference.serving.caller import caller_of, trace_id_of
from fitsize_inference.serving.wire import ItemError, answer, output, parse_request

INPUTS = {"image": "BYTES", "marker": "BYTES", "focal_length_35mm": "FP32"}
MARKERS = ("auto", "charuco-a4", "checkerboard-5x5", "card-id1")


class MarkerHandler:
    """Finds the marker sheet beside a garment and its pose."""

    def initialize(self, context: Any) -> None:
        """One OpenCV thread a worker: workers are scaled by their number."""
        settings = context.model_yaml_config.get("handler", {})
        cv2.setNumThreads(int(settings.get("threads", 1)))

    def handle(self, data: list[dict[str, Any]], context: Any) -> list[dict[str, Any]]:
        """Answers each request of a batch; a bad one gets its own status and does not disturb its neighbours."""
        outcomes = [
            attempt(partial(self._answer, row, len(data), trace_id_of(context, index)), caller_of(row, context, index))
            for index, row in enumerate(data)
        ]
        return close_batch(outcomes, context)

    def _answer(self, row: dict[str, Any], batch_size: int, trace_id: str | None) -> dict[str, Any]:
        request = parse_request(row, INPUTS)
        marker = request.text("marker", MARKERS)
        focal_length = request.positive_number("focal_length_35mm")
        file = request.image()
        # Sheet and checkerboard are found in the brightness, which is decoded in two thirds of the time.
        try:
            grey, decode_ms = timed(lambda: decode_grey(file))
        except PhotoError as error:
            raise ItemError(422, str(error)) from error
        pose, model_ms = timed(lambda: locate_marker_in_grey(grey, partial(_colours, file), marker, focal_length))
        return answer("marker", request.identity, _outputs(pose), report(batch_size, decode_ms, model_ms, trace_id))


def _colours(file: bytes) -> NDArray[np.uint8]:
    return np.asarray(cv2.cvtColor(decode_photo(file).pixels, cv2.COLOR_RGB2BGR), dtype=np.uint8)


def _outputs(pose: MarkerPose | None) -> list[dict[str, Any]]:
    if pose is None:
        return [output("marker", "BYTES", [1], [""])]
    return [
        output("marker", "BYTES", [1], [pose.marker]),
        output("homography", "FP64", [3, 3], np.asarray(pose.homography, dtype=np.float64).ravel().tolist()),
        output(
            "homography_covariance",
            "FP64",
            [8, 8],
            np.asarray(pose.homography_covariance, dtype=np.float64).ravel().tolist(),
        ),
        output("tilt_deg", "FP64", [1], [float(pose.tilt_deg)]),
        output("reprojection_rms_px", "FP64", [1], [float(pose.reprojection_rms_px)]),
        output("corners_found", "INT32", [1], [int(pose.corners_found)]),
        output("corners_total", "INT32", [1], [int(pose.corners_total)]),
        output("size_px", "FP64", [1], [float(pose.size_px)]),
        output("bend_mm", "FP64", [1], [float(pose.bend_mm)]),
        output("outline", "FP32", [4, 2], np.asarray(pose.outline, dtype=np.float64).ravel().tolist()),
    ]
