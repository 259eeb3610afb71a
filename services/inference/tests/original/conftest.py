from pathlib import Path

import pytest
from stand_ins import write_onnx_files


@pytest.fixture(scope="session")
def onnx_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small file for each garment type."""
    return write_onnx_files(tmp_path_factory.mktemp("onnx"))
