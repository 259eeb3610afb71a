import io
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from random_weights import write_random_weights


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
