"""Requests and answers in the Open Inference Protocol v2 (JSON over HTTP)."""

import base64
import binascii
import json
import math
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ItemError(Exception):
    """One request of a batch that cannot be answered. status: of HTTP. text: what is wrong, for the caller."""

    status: int
    text: str


@dataclass(frozen=True)
class InferenceRequest:
    """An inference request with its inputs by name; each is the plain value of a tensor with one element."""

    identity: str | None
    inputs: dict[str, Any]

    def text(self, name: str, allowed: tuple[str, ...]) -> str:
        """A BYTES input that is one of a few words. Raises ItemError."""
        value = self._required(name)
        if value not in allowed:
            raise ItemError(400, f"input {name!r} must be one of {', '.join(allowed)}")
        return str(value)

    def image(self, name: str = "image") -> bytes:
        """A BYTES input that is a base64 image file. Raises ItemError."""
        value = self._required(name)
        if not isinstance(value, str):
            raise ItemError(400, f"input {name!r} must be a base64 text")
        try:
            return base64.b64decode(value, validate=True)
        except (binascii.Error, ValueError) as error:
            raise ItemError(400, f"input {name!r} is not valid base64") from error

    def positive_number(self, name: str) -> float | None:
        """An FP32 input that may be missing; 0 stands for unknown, which is None. Raises ItemError."""
        value = self.inputs.get(name, 0)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value < 0:
            raise ItemError(400, f"input {name!r} must be a number of 0 or more")
        return float(value) if value > 0 else None

    def _required(self, name: str) -> Any:
        if name not in self.inputs:
            raise ItemError(400, f"input {name!r} is missing")
        return self.inputs[name]


def parse_request(row: dict[str, Any], datatypes: dict[str, str]) -> InferenceRequest:
    """Reads one request of a TorchServe batch. datatypes: of the inputs that are known. Raises ItemError.

    TorchServe checks nothing of the protocol's schema, so it is checked here.
    """
    document = _document(row)
    identity = document.get("id")
    if identity is not None and not isinstance(identity, str):
        raise ItemError(400, "id must be a text")
    tensors = document.get("inputs")
    if not isinstance(tensors, list):
        raise ItemError(400, "inputs must be a list of tensors")
    inputs: dict[str, Any] = {}
    for tensor in tensors:
        name, value = _single_element(tensor, datatypes)
        if name in inputs:
            raise ItemError(400, f"input {name!r} is given twice")
        inputs[name] = value
    return InferenceRequest(identity, inputs)


def output(name: str, datatype: str, shape: list[int], data: list[Any]) -> dict[str, Any]:
    """An output tensor, its data flat and row by row."""
    return {"name": name, "datatype": datatype, "shape": shape, "data": data}


def answer(
    model: str, identity: str | None, outputs: list[dict[str, Any]], parameters: dict[str, Any] | None = None
) -> dict[str, Any]:
    """A successful answer."""
    document: dict[str, Any] = {"model_name": model, "model_version": "1.0"}
    if identity is not None:
        document["id"] = identity
    if parameters:
        document["parameters"] = parameters
    document["outputs"] = outputs
    return document


def _document(row: dict[str, Any]) -> dict[str, Any]:
    body = row.get("body", row.get("data"))
    if isinstance(body, bytes | bytearray | str):
        try:
            body = json.loads(body)
        except ValueError as error:
            raise ItemError(400, "the body is not JSON") from error
    if not isinstance(body, dict):
        raise ItemError(400, "the body must be a JSON object with inputs")
    return body


def _single_element(tensor: Any, datatypes: dict[str, str]) -> tuple[str, Any]:
    if not isinstance(tensor, dict) or not isinstance(tensor.get("name"), str):
        raise ItemError(400, "each input must be an object with a name")
    name = tensor["name"]
    if name not in datatypes:
        raise ItemError(400, f"unknown input {name!r}; there are {', '.join(datatypes)}")
    if tensor.get("datatype") != datatypes[name]:
        raise ItemError(400, f"input {name!r} must have the datatype {datatypes[name]}")
    data = tensor.get("data")
    if tensor.get("shape") not in ([1], [1, 1]) or not isinstance(data, list) or len(data) != 1:
        raise ItemError(400, f"input {name!r} must have the shape [1] and one element of data")
    return name, data[0]
