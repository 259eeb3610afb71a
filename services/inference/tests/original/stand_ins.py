"""Files of original networks, small and of made-up weights."""

import io
import warnings
from contextlib import redirect_stdout
from pathlib import Path

import torch
from torch import nn

from fitsize_inference.models.original import (
    INPUT_SIZE,
    Backbone,
    CascadedPyramidNetwork,
    Layout,
    original_file,
    seeded_state,
)
from fitsize_inference.spec import GARMENT_TYPES

SMALL = Layout(blocks=(1, 1, 1, 1), planes=(4, 8, 16, 32), pyramid=16)


def small_network(garment_type: str, seed: int = 1, backbone: Backbone = "resnet152") -> CascadedPyramidNetwork:
    network = CascadedPyramidNetwork(backbone, len(GARMENT_TYPES[garment_type].keypoints), SMALL)
    network.load_state_dict(seeded_state(network.state_dict(), seed))
    return network.eval()


def write_onnx(network: nn.Module, path: Path, *, any_batch: bool = False, size: int = INPUT_SIZE) -> Path:
    """As the team's files are: an image `img` of 512 x 512 in, both heatmaps out, one image at a time."""
    image = torch.zeros(1, 3, size, size)
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network,
            (image,),
            str(path),
            input_names=["img"],
            opset_version=11,
            dynamo=False,
            dynamic_axes={"img": {0: "batch"}} if any_batch else None,
        )
    return path


def write_onnx_files(folder: Path, seed: int = 1) -> Path:
    """A file for each type, of weights of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, kind in enumerate(GARMENT_TYPES):
        write_onnx(small_network(kind, seed + number), folder / original_file("cpn-onnx", kind))
    return folder
