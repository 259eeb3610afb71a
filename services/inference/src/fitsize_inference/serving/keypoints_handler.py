"""The TorchServe model `keypoints`. TorchServe wants exactly one class in this module."""

import os
from functools import partial
from pathlib import Path
from typing import Any

import torch

from fitsize_inference.models import load_weights
from fitsize_inference.models.original import load_original
from fitsize_inference.models.runtimes import Runtime
from fitsize_inference.models.runtimes.onnx import OnnxRuntime
from fitsize_inference.photos import PhotoError, PhotoPyramid, PhotoQuality, decode_photo, photo_quality
from fitsize_inference.predictor import GarmentPhoto, GarmentPrediction, KeypointPredictor
from fitsize_inference.predictor.interface import GarmentPredictor
from fitsize_inference.predictor.keypoints import PRESENT
from fitsize_inference.predictor.original import OriginalPredictor
from fitsize_inference.predictor.runtime_choice import choose_runtime
from fitsize_inference.serving.batch import attempt, close_batch, report, timed
from fitsize_inference.serving.caller import caller_of, trace_id_of
from fitsize_inference.serving.wire import InferenceRequest, ItemError, answer, output, parse_request
from fitsize_inference.spec import GARMENT_TYPES, KEYPOINT_HASH

AUTO = "auto"
# Names the runtime of a machine without exporting its model store anew.
RUNTIME_VARIABLE = "FITSIZE_RUNTIME"
INPUTS = {"image": "BYTES", "garment_type": "BYTES"}
# The second look takes 384 pixels of the garment; one that fills half of the frame has them at this size, a smaller one
# fewer.
ENOUGH_PIXELS = 800


class KeypointsHandler:
    """Answers a batch of photos of mixed garment types, each network running on all of its photos at once."""

    def initialize(self, context: Any) -> None:
        """Loads the weights of the model's folder once, when the worker starts, and with `network` the original ones.

        The network's runtime is the fastest that agrees with float32, unless one is named by the setting `runtime` or,
        before it, the environment variable. With the setting `onnx`, a file in the model's folder, it is ONNX Runtime.
        Raises WeightsError, ValueError for a runtime that is not there.
        """
        settings = context.model_yaml_config.get("handler", {})
        threads = int(settings.get("threads", 1))
        torch.set_num_threads(threads)
        folder = Path(context.system_properties["model_dir"])
        weights = load_weights(folder)
        version = weights.version
        runtime: Runtime
        if "onnx" in settings:
            runtime = OnnxRuntime((folder / settings["onnx"]).read_bytes(), threads)
        else:
            wanted = os.environ.get(RUNTIME_VARIABLE) or str(settings.get("runtime", AUTO))
            runtime = choose_runtime(weights.network, weights.looks.close, wanted).runtime
        flip = bool(settings.get("flip", False))
        self._predictor: GarmentPredictor = KeypointPredictor(weights, flip=flip, runtime=runtime)
        self._enough_pixels: int | None = ENOUGH_PIXELS
        if "network" in settings:
            original = load_original(settings["network"], Path(settings["original_weights"]), threads)
            version = original.version
            self._predictor = OriginalPredictor(original, self._predictor)
            # They shrink a whole photo in a way of their own, which a photo decoded smaller would change.
            self._enough_pixels = None
        self._parameters = {"keypoint_hash": KEYPOINT_HASH, "weights_version": version, "runtime": runtime.name}

    def handle(self, data: list[dict[str, Any]], context: Any) -> list[dict[str, Any]]:
        """Answers each request of a batch; a bad one gets its own status and does not disturb its neighbours."""
        outcomes: list[Any] = [
            attempt(partial(self._read, row), caller_of(row, context, index)) for index, row in enumerate(data)
        ]
        good = [index for index, outcome in enumerate(outcomes) if not isinstance(outcome, ItemError)]
        photos = [outcomes[index][1] for index in good]
        predictions, model_ms = timed(lambda: self._predictor.predict(photos))
        for index, prediction in zip(good, predictions, strict=True):
            request: InferenceRequest
            photo: GarmentPhoto
            request, photo, decode_ms = outcomes[index]
            quality = photo_quality(photo.photo, prediction.points[prediction.presence >= PRESENT])
            outputs = _outputs(prediction, quality)
            told = report(len(data), decode_ms, model_ms, trace_id_of(context, index))
            outcomes[index] = answer("keypoints", request.identity, outputs, {**self._parameters, **told})
        return close_batch(outcomes, context)

    def _read(self, row: dict[str, Any]) -> tuple[InferenceRequest, GarmentPhoto, float]:
        request = parse_request(row, INPUTS)
        garment_type = request.text("garment_type", (AUTO, *GARMENT_TYPES))
        try:
            photo, decode_ms = timed(lambda: decode_photo(request.image(), at_least=self._enough_pixels))
        except PhotoError as error:
            raise ItemError(422, str(error)) from error
        pyramid = PhotoPyramid(photo.pixels, photo.width, photo.height)
        return request, GarmentPhoto(pyramid, None if garment_type == AUTO else garment_type), decode_ms


def _outputs(found: GarmentPrediction, quality: PhotoQuality) -> list[dict[str, Any]]:
    keypoints = len(found.points)
    return [
        output("keypoints", "FP32", [keypoints, 2], [round(value, 3) for value in found.points.ravel().tolist()]),
        output("covariance", "FP32", [keypoints, 3], [round(value, 4) for value in found.covariance.ravel().tolist()]),
        output("confidence", "FP32", [keypoints], [round(value, 5) for value in found.confidence.tolist()]),
        output("presence", "FP32", [keypoints], [round(value, 5) for value in found.presence.tolist()]),
        output(
            "type_probability",
            "FP32",
            [len(GARMENT_TYPES)],
            [round(value, 5) for value in found.type_probability.tolist()],
        ),
        output("garment_probability", "FP32", [1], [round(found.garment_probability, 5)]),
        output("several_probability", "FP32", [1], [round(found.several_probability, 5)]),
        output("turned", "INT32", [1], [found.turned]),
        output("sharpness", "FP32", [1], [round(quality.sharpness, 1)]),
        output("luminance", "FP32", [1], [round(quality.luminance, 4)]),
    ]
