from pathlib import Path
from typing import Any

import torch

from fitsize_inference.models import KeypointNetwork
from fitsize_inference.models.weights import save_weights
from fitsize_inference.spec import KEYPOINTS


def write_random_weights(folder: Path, seed: int = 7) -> Path:
    torch.manual_seed(seed)
    manifest: dict[str, Any] = {
        "weights_version": "2000.01.01-random",
        "backbone": "lite0",
        "looks": {"whole": 192, "close": 320, "stretch": 1.5},
        "calibration": {"covariance_scale": dict.fromkeys(KEYPOINTS, 1.0)},
    }
    save_weights(KeypointNetwork(), folder, manifest)
    return folder
