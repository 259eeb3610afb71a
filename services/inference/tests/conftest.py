import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image

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


@pytest.fixture(scope="session")
def random_weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_random_weights(tmp_path_factory.mktemp("weights"))


@pytest.fixture(scope="session")
def texture() -> NDArray[np.uint8]:
    random = np.random.default_rng(3)
    return random.integers(0, 256, (90, 120, 3), dtype=np.uint8)


@pytest.fixture(scope="session")
def jpeg(texture: NDArray[np.uint8]) -> bytes:
    file = io.BytesIO()
    Image.fromarray(texture).save(file, "JPEG")
    return file.getvalue()
