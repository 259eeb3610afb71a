"""Both models in this process, asked and answering as over the wire."""

import base64
from pathlib import Path
from typing import Any

from fitsize_inference.serving.keypoints_handler import KeypointsHandler
from fitsize_inference.serving.marker_handler import MarkerHandler


class _Uncounted:
    """TorchServe's metrics, which nobody reads here."""

    def add_counter(self, name: str, value: int) -> None:
        """Nothing."""


class _Context:
    """What TorchServe hands to a handler."""

    def __init__(self, folder: Path) -> None:
        self.system_properties = {"model_dir": str(folder)}
        self.model_yaml_config = {"handler": {"threads": 1}}
        self.metrics = _Uncounted()

    def get_all_request_header(self, idx: int) -> dict[str, str]:  # noqa: ARG002
        """No headers: nothing here is traced."""
        return {}

    def set_response_status(self, code: int, phrase: str, idx: int) -> None:
        """Nothing: an answer that is an error says so itself."""


def _tensor(name: str, datatype: str, value: object) -> dict[str, Any]:
    return {"name": name, "datatype": datatype, "shape": [1], "data": [value]}


class Service:
    """The handlers that TorchServe runs, with one thread each. Raises WeightsError when made."""

    def __init__(self, weights: Path) -> None:
        self._context = _Context(weights)
        self._keypoints, self._marker = KeypointsHandler(), MarkerHandler()
        self._keypoints.initialize(self._context)
        self._marker.initialize(self._context)

    def find_keypoints(self, photos: list[bytes], garment_types: list[str]) -> list[dict[str, Any]]:
        """One answer a photo, all in one batch. garment_types: one a photo; "auto" to find it out."""
        rows = [
            _row(_tensor("image", "BYTES", _text(photo)), _tensor("garment_type", "BYTES", garment_type))
            for photo, garment_type in zip(photos, garment_types, strict=True)
        ]
        return [_checked(answer) for answer in self._keypoints.handle(rows, self._context)]

    def find_marker(self, photo: bytes, focal_length_35mm: int | None) -> dict[str, Any]:
        """The answer for any marker. focal_length_35mm: None when it is not known."""
        row = _row(
            _tensor("image", "BYTES", _text(photo)),
            _tensor("marker", "BYTES", "auto"),
            _tensor("focal_length_35mm", "FP32", focal_length_35mm or 0),
        )
        return _checked(self._marker.handle([row], self._context)[0])


def _row(*tensors: dict[str, Any]) -> dict[str, Any]:
    return {"body": {"inputs": list(tensors)}}


def _text(photo: bytes) -> str:
    return base64.b64encode(photo).decode("ascii")


def _checked(answer: dict[str, Any]) -> dict[str, Any]:
    if "error" in answer:
        raise RuntimeError(f"a model refused a scene: {answer['error']}")
    return answer
