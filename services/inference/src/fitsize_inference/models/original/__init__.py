"""The networks of the original system: one a garment type, of given names and shapes."""

from fitsize_inference.models.original.files import (
    ORIGINAL_NAMES,
    OriginalName,
    OriginalNetworks,
    check_original,
    load_original,
    load_original_file,
    original_file,
)
from fitsize_inference.models.original.layout import INPUT_SIZE, PUBLIC, STRIDE, Backbone, Layout
from fitsize_inference.models.original.network import CascadedPyramidNetwork
from fitsize_inference.models.original.runtimes import HeatmapNetwork
from fitsize_inference.models.original.seeded import seeded_state

__all__ = [
    "INPUT_SIZE",
    "ORIGINAL_NAMES",
    "PUBLIC",
    "STRIDE",
    "Backbone",
    "CascadedPyramidNetwork",
    "HeatmapNetwork",
    "Layout",
    "OriginalName",
    "OriginalNetworks",
    "check_original",
    "load_original",
    "load_original_file",
    "original_file",
    "seeded_state",
]
