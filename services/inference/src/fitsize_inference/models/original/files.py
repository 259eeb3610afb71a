"""The files of the original networks, one a garment type, each checked before it is used."""

import hashlib
import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np
import torch
from torch import Tensor

from fitsize_inference.models.original.layout import PUBLIC, Backbone, Layout
from fitsize_inference.models.original.network import CascadedPyramidNetwork
from fitsize_inference.models.original.runtimes import HeatmapNetwork, OnnxNetwork, TorchNetwork
from fitsize_inference.models.weights import WeightsError
from fitsize_inference.spec import GARMENT_TYPES

OriginalName = Literal["cpn-resnet152", "cpn-senet154", "cpn-onnx"]

ORIGINAL_NAMES: tuple[OriginalName, ...] = get_args(OriginalName)
BACKBONES: dict[str, Backbone] = {"cpn-resnet152": "resnet152", "cpn-senet154": "senet154"}
# The last layer, which has a row for each keypoint.
LAST = "refine_net.output.1.bias"
# Checkpoints of the public source also hold the best loss as a NumPy number, under the name of that time.
_NUMPY_NUMBERS: list[Any] = [
    (np.float64(0).__reduce__()[0], "numpy.core.multiarray.scalar"),
    np.float64(0).__reduce__()[0],
    np.dtype,
    np.dtypes.Float64DType,
    np.dtypes.Float32DType,
]


@dataclass(frozen=True)
class OriginalNetworks:
    """A network of each garment type. version: names these very files in every answer."""

    networks: Mapping[str, HeatmapNetwork]
    version: str


def original_file(name: OriginalName, garment_type: str) -> str:
    """What a garment type's file is called: each has its own, where the original system gave the dress the blouse's."""
    return f"{garment_type}_100.onnx" if name == "cpn-onnx" else f"{garment_type}.ckpt"


def load_original(name: OriginalName, folder: Path, threads: int = 1, layout: Layout = PUBLIC) -> OriginalNetworks:
    """Loads the networks of all garment types, about 330 MB (ResNet-152) or 550 MB (SENet-154) each.

    Raises WeightsError for a file that is missing, damaged, of another network, or of another type's keypoints.
    """
    paths = _paths(name, folder)
    networks = {kind: load_original_file(name, kind, path, threads, layout) for kind, path in paths.items()}
    return OriginalNetworks(networks, f"{name}-{_checksum(list(paths.values()))[:12]}")


def check_original(name: OriginalName, folder: Path) -> None:
    """Loads the files one after the other and lets go of each, in the memory that one takes. Raises WeightsError."""
    for kind, path in _paths(name, folder).items():
        load_original_file(name, kind, path)


def load_original_file(
    name: OriginalName, garment_type: str, path: Path, threads: int = 1, layout: Layout = PUBLIC
) -> HeatmapNetwork:
    """Loads the network of one garment type. Raises WeightsError."""
    if name == "cpn-onnx":
        session = OnnxNetwork(path, threads)
        _check_keypoints(path, garment_type, session.keypoints)
        return session
    state = _read_state(path)
    keypoints = len(GARMENT_TYPES[garment_type].keypoints)
    if LAST in state and state[LAST].dim() == 1:
        _check_keypoints(path, garment_type, len(state[LAST]))
    # Nothing to allocate and fill: the file's own tensors become the network's.
    with torch.device("meta"):
        network = CascadedPyramidNetwork(BACKBONES[name], keypoints, layout)
    _check_state(path, state, network.state_dict())
    # PyTorch before 0.4.1 wrote no counts of batches.
    counts = {key: torch.zeros((), dtype=torch.int64) for key in network.state_dict() if _is_count(key)}
    network.load_state_dict({**counts, **state}, assign=True)
    return TorchNetwork(network, keypoints)


def _paths(name: OriginalName, folder: Path) -> dict[str, Path]:
    paths = {kind: folder / original_file(name, kind) for kind in GARMENT_TYPES}
    missing = [path.name for path in paths.values() if not path.is_file()]
    if missing:
        raise WeightsError(
            f"{folder}: {', '.join(missing)} missing; docs/original-networks.md says which files there have to be"
        )
    return paths


def _read_state(path: Path) -> dict[str, Tensor]:
    try:
        with torch.serialization.safe_globals(_NUMPY_NUMBERS):
            document = torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError, EOFError, ValueError, KeyError, pickle.UnpicklingError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise WeightsError(f"{path}: not a checkpoint of PyTorch, or a damaged one ({reason})") from error
    state = document.get("state_dict", document) if isinstance(document, dict) else document
    if not isinstance(state, Mapping) or not all(isinstance(value, Tensor) for value in state.values()):
        raise WeightsError(f"{path}: a checkpoint without a state_dict")
    return dict(state)


def _check_state(path: Path, state: Mapping[str, Tensor], wanted: Mapping[str, Tensor]) -> None:
    missing = [key for key in wanted if key not in state and not _is_count(key)]
    unknown = [key for key in state if key not in wanted]
    if missing or unknown:
        raise WeightsError(
            f"{path}: weights of another network ({len(missing)} names missing, {len(unknown)} unknown, "
            f"such as {(missing or unknown)[0]})"
        )
    for key, value in state.items():
        if value.shape != wanted[key].shape:
            raise WeightsError(f"{path}: {key} has the shape {list(value.shape)} instead of {list(wanted[key].shape)}")
        if not torch.isfinite(value).all():
            raise WeightsError(f"{path}: {key} has values that are no finite numbers")


def _check_keypoints(path: Path, garment_type: str, found: int) -> None:
    counts = {kind: len(item.keypoints) for kind, item in GARMENT_TYPES.items()}
    if found == counts[garment_type]:
        return
    others = [kind for kind, count in counts.items() if count == found]
    whose = f", those of {others[0]}" if others else ""
    raise WeightsError(
        f"{path}: {found} keypoints{whose}, but {garment_type} has {counts[garment_type]}; "
        "put each type's own file there"
    )


def _is_count(key: str) -> bool:
    return key.endswith("num_batches_tracked")


def _checksum(paths: list[Path]) -> str:
    checksum = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                checksum.update(block)
    return checksum.hexdigest()
