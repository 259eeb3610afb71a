"""The requests of a fixed mix of photos, as the gateway sends them."""

import base64
import json
from collections.abc import Sequence
from pathlib import Path

from fitsize_inference.trials.working_copy import working_copy
from simulation.measuring.load import Bodies


def bodies_of(folder: Path) -> list[Bodies]:
    """Both requests of each JPEG of a folder, shrunk to the gateway's working copy. Raises FileNotFoundError."""
    photos = sorted(folder.glob("*.jpg"))
    if not photos:
        raise FileNotFoundError(f"{folder}: no *.jpg")
    return [_bodies(working_copy(photo.read_bytes()).file) for photo in photos]


def _bodies(photo: bytes) -> Bodies:
    image = base64.b64encode(photo).decode()
    return Bodies(
        _request([("image", "BYTES", image), ("garment_type", "BYTES", "auto")]),
        _request([("image", "BYTES", image), ("marker", "BYTES", "auto"), ("focal_length_35mm", "FP32", 26.0)]),
    )


def _request(inputs: Sequence[tuple[str, str, object]]) -> bytes:
    tensors = [{"name": name, "datatype": kind, "shape": [1], "data": [value]} for name, kind, value in inputs]
    return json.dumps({"inputs": tensors}).encode()
