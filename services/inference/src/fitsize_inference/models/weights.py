"""The trained weights and the manifest that says what they are."""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import safetensors
import torch
from safetensors.torch import load, save
from torch import Tensor, nn

from fitsize_inference.codec import Looks
from fitsize_inference.models.backbone import VARIANTS
from fitsize_inference.models.network import KeypointNetwork
from fitsize_inference.spec import GARMENT_TYPES, KEYPOINT_HASH, KEYPOINTS

WEIGHTS_FILE = "weights.safetensors"
MANIFEST_FILE = "manifest.json"


class WeightsError(ValueError):
    """Weights that cannot be used; the message says why and what to do."""


@dataclass(frozen=True)
class Weights:
    """A loaded network in evaluation mode.

    version: names these weights in every answer. covariance_scale: (24,) factors by which the spread of a heatmap is
    multiplied to become a point's covariance, fitted on photos (the manifest says which). looks: the sizes in which it
    was trained to look at photos.
    """

    network: KeypointNetwork
    version: str
    covariance_scale: tuple[float, ...]
    manifest: dict[str, Any]
    looks: Looks


def weights_folder() -> Path:
    """The weights that come with the project."""
    return Path(__file__).parents[3] / "weights" / "keypoints"


def save_weights(network: nn.Module, folder: Path, manifest: dict[str, Any]) -> None:
    """Writes weights and manifest; keypoint hash, names, types and checksum are added to the manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    data = save({name: value.contiguous() for name, value in network.state_dict().items()})
    document = {
        **manifest,
        "keypoint_hash": KEYPOINT_HASH,
        "keypoints": list(KEYPOINTS),
        "garment_types": list(GARMENT_TYPES),
        "parameters": sum(parameter.numel() for parameter in network.parameters()),
        "weights": {"file": WEIGHTS_FILE, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()},
    }
    (folder / WEIGHTS_FILE).write_bytes(data)
    write_manifest(folder, document)


def write_manifest(folder: Path, document: dict[str, Any]) -> None:
    """Writes a manifest as it will be read and diffed."""
    (folder / MANIFEST_FILE).write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> dict[str, Any]:
    """Reads a manifest. Raises WeightsError when there is none, or when its keypoints are not this program's."""
    path = folder / MANIFEST_FILE
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        found = str(document["keypoint_hash"])
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise WeightsError(f"{path}: no manifest of keypoint weights ({error}); fetch or train them") from error
    if found != KEYPOINT_HASH:
        raise WeightsError(
            f"{folder}: weights for keypoints {found}, but this program has {KEYPOINT_HASH}; "
            "use the weights of this version, or train new ones"
        )
    if not isinstance(document, dict):
        raise WeightsError(f"{path}: not a manifest")
    return document


def load_weights(folder: Path) -> Weights:
    """Loads weights for inference. Raises WeightsError on a wrong keypoint hash, a damaged or a foreign file."""
    manifest = read_manifest(folder)
    try:
        version = str(manifest["weights_version"])
        expected = str(manifest["weights"]["sha256"])
        path = folder / str(manifest["weights"]["file"])
        scale = tuple(float(manifest["calibration"]["covariance_scale"][name]) for name in KEYPOINTS)
        size = int(manifest["weights"]["bytes"])
        backbone = str(manifest["backbone"])
        looks = Looks(**manifest["looks"])
        data = path.read_bytes()
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise WeightsError(f"{folder}: incomplete weights ({error}); fetch them again") from error
    if not all(math.isfinite(factor) and factor > 0 for factor in scale):
        raise WeightsError(f"{folder}: a covariance_scale is not above 0; calibrate again: evaluate --write")
    if len(data) != size:
        raise WeightsError(f"{path}: cut off, {len(data)} bytes of {size}; fetch the file again")
    if hashlib.sha256(data).hexdigest() != expected:
        raise WeightsError(f"{path}: damaged, its checksum is not the manifest's; fetch the file again")
    if backbone not in VARIANTS:
        raise WeightsError(f"{folder}: unknown backbone {backbone!r}; this program has {', '.join(VARIANTS)}")
    network = KeypointNetwork(backbone)
    try:
        tensors = load(data)
    except safetensors.SafetensorError as error:
        raise WeightsError(f"{path}: not a safetensors file ({error}); fetch the file again") from error
    faults = _faults(tensors, network.state_dict())
    if faults:
        raise WeightsError(
            f"{path}: not the weights of this network: {'; '.join(faults)}; "
            "use the weights of this version, or train new ones"
        )
    network.load_state_dict(tensors)
    network.eval()
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    return Weights(network, version, scale, manifest, looks)


def _faults(found: Mapping[str, Tensor], expected: Mapping[str, Tensor]) -> list[str]:
    """What is wrong with tensors by name, a sentence for each kind of fault, with its first example."""
    both = [name for name in expected if name in found]
    shaped = [name for name in both if found[name].shape == expected[name].shape]
    kinds = {
        "missing": [name for name in expected if name not in found],
        "unknown": [name for name in found if name not in expected],
        "of another shape": [
            f"{name} {tuple(found[name].shape)} instead of {tuple(expected[name].shape)}"
            for name in both
            if name not in shaped
        ],
        "of another type": [
            f"{name} {found[name].dtype} instead of {expected[name].dtype}"
            for name in both
            if found[name].dtype != expected[name].dtype
        ],
        "with NaN or infinite numbers": [name for name in shaped if not bool(found[name].isfinite().all())],
    }
    return [f"{len(names)} {kind} ({names[0]})" for kind, names in kinds.items() if names]
