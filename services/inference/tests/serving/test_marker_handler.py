import base64
import json
import math
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from recording_context import RecordingContext

from fitsize_inference.datasets.backgrounds import marker_sheets
from fitsize_inference.serving.marker_handler import MarkerHandler


def _row(image: bytes, marker: str = "auto", focal_length: float = 0) -> dict[str, Any]:
    return {
        "body": {
            "id": "scan",
            "inputs": [
                {"name": "image", "datatype": "BYTES", "shape": [1], "data": [base64.b64encode(image).decode()]},
                {"name": "marker", "datatype": "BYTES", "shape": [1], "data": [marker]},
                {"name": "focal_length_35mm", "datatype": "FP32", "shape": [1], "data": [focal_length]},
            ],
        }
    }


@pytest.fixture(scope="module")
def sheet_photo() -> bytes:
    """The sheet flat on grey ground, 2 px a mm."""
    image = np.full((900, 1200, 3), 128, np.uint8)
    page = marker_sheets()[0]
    image[150 : 150 + page.shape[0], 400 : 400 + page.shape[1]] = page
    return bytes(cv2.imencode(".png", image)[1])


@pytest.fixture
def context(tmp_path: Path) -> RecordingContext:
    return RecordingContext(tmp_path)


@pytest.fixture
def handler(context: RecordingContext) -> MarkerHandler:
    handler = MarkerHandler()
    handler.initialize(context)
    return handler


def test_the_sheet_is_found_with_its_scale(
    handler: MarkerHandler, context: RecordingContext, sheet_photo: bytes
) -> None:
    (reply,) = handler.handle([_row(sheet_photo, "charuco-a4", 26)], context)
    assert json.loads(json.dumps(reply)) == reply
    outputs = {output["name"]: output for output in reply["outputs"]}
    assert outputs["marker"]["data"] == ["charuco-a4"]
    assert outputs["corners_found"]["data"] == outputs["corners_total"]["data"] == [24]
    assert outputs["homography_covariance"]["shape"] == [8, 8]
    homography = np.array(outputs["homography"]["data"]).reshape(3, 3)
    assert homography[2, 2] == pytest.approx(1)
    ends = np.array([[500, 400, 1], [700, 400, 1]]) @ homography.T
    millimetres = np.linalg.norm(ends[1, :2] / ends[1, 2] - ends[0, :2] / ends[0, 2])
    assert millimetres == pytest.approx(100, rel=0.01)
    assert np.linalg.det(homography) > 0
    assert len(outputs["outline"]["data"]) == 8
    assert outputs["size_px"]["data"] == [pytest.approx(2 * math.sqrt(210 * 297), rel=0.01)]
    assert outputs["bend_mm"]["data"] == [pytest.approx(0, abs=0.1)]
    assert context.statuses == {0: 200}


def test_without_a_marker_its_name_is_empty(handler: MarkerHandler, context: RecordingContext, jpeg: bytes) -> None:
    (reply,) = handler.handle([_row(jpeg)], context)
    assert reply["outputs"] == [{"name": "marker", "datatype": "BYTES", "shape": [1], "data": [""]}]
    assert context.statuses == {0: 200}


def test_bad_items_have_their_own_status(
    handler: MarkerHandler, context: RecordingContext, jpeg: bytes, sheet_photo: bytes
) -> None:
    rows = [_row(b"nothing"), _row(sheet_photo), _row(jpeg, "ruler"), _row(jpeg, focal_length=-3)]
    replies = handler.handle(rows, context)
    assert context.statuses == {0: 422, 1: 200, 2: 400, 3: 400}
    assert replies[1]["outputs"][0]["data"] == ["charuco-a4"]
    assert context.metrics.totals == {"Images": 4, "Batches": 1, "BadImages": 3}
