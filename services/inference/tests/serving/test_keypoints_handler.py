import base64
import inspect
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from recording_context import RecordingContext

from fitsize_inference.models import WeightsError
from fitsize_inference.serving import keypoints_handler, marker_handler
from fitsize_inference.serving.keypoints_handler import KeypointsHandler
from fitsize_inference.spec import KEYPOINT_HASH


def _row(image: bytes, garment_type: str = "auto", identity: str = "scan") -> dict[str, Any]:
    return {
        "body": {
            "id": identity,
            "inputs": [
                {"name": "image", "datatype": "BYTES", "shape": [1], "data": [base64.b64encode(image).decode()]},
                {"name": "garment_type", "datatype": "BYTES", "shape": [1], "data": [garment_type]},
            ],
        }
    }


@pytest.fixture
def context(random_weights: Path) -> RecordingContext:
    # Named, as choosing one takes seconds.
    return RecordingContext(random_weights, {"runtime": "torch-float32"})


@pytest.fixture
def handler(context: RecordingContext) -> KeypointsHandler:
    handler = KeypointsHandler()
    handler.initialize(context)
    return handler


def test_an_answer_has_all_outputs_of_the_contract(
    handler: KeypointsHandler, context: RecordingContext, jpeg: bytes
) -> None:
    (reply,) = handler.handle([_row(jpeg, "skirt", "scan 1")], context)
    assert json.loads(json.dumps(reply)) == reply
    assert reply["id"] == "scan 1"
    assert reply["parameters"] == {
        "keypoint_hash": KEYPOINT_HASH,
        "weights_version": "2000.01.01-random",
        "runtime": "torch-float32",
        "batch_size": 1,
        "decode_ms": pytest.approx(250, abs=250),
        "model_ms": pytest.approx(10_000, abs=10_000),
    }
    shapes = {output["name"]: output["shape"] for output in reply["outputs"]}
    assert shapes == {
        "keypoints": [24, 2],
        "covariance": [24, 3],
        "confidence": [24],
        "presence": [24],
        "type_probability": [5],
        "garment_probability": [1],
        "several_probability": [1],
        "turned": [1],
        "sharpness": [1],
        "luminance": [1],
    }
    for output in reply["outputs"]:
        assert len(output["data"]) == int(np.prod(output["shape"]))
        assert np.isfinite(output["data"]).all()
    assert context.statuses == {0: 200}


def test_a_runtime_can_be_named_in_the_settings_and_in_the_environment(
    context: RecordingContext, jpeg: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    handler = KeypointsHandler()
    context.model_yaml_config = {}
    handler.initialize(context)
    # These weights are sure of no point, so that no runtime can be shown to agree with float32.
    assert handler.handle([_row(jpeg)], context)[0]["parameters"]["runtime"] == "torch-float32"
    context.model_yaml_config = {"handler": {"runtime": "openvino-float32"}}
    handler.initialize(context)
    assert handler.handle([_row(jpeg)], context)[0]["parameters"]["runtime"] == "openvino-float32"
    monkeypatch.setenv("FITSIZE_RUNTIME", "torch-float32")
    handler.initialize(context)
    assert handler.handle([_row(jpeg)], context)[0]["parameters"]["runtime"] == "torch-float32"
    monkeypatch.setenv("FITSIZE_RUNTIME", "abacus")
    with pytest.raises(ValueError, match="no runtime 'abacus'"):
        handler.initialize(context)


def test_bad_items_have_their_own_status_and_their_neighbours_are_unaffected(
    handler: KeypointsHandler, context: RecordingContext, jpeg: bytes
) -> None:
    alone = handler.handle([_row(jpeg, "dress", "good")], context)[0]
    rows = [
        _row(b"not an image"),
        _row(jpeg, "dress", "good"),
        _row(jpeg, "hat"),
        _row(jpeg[: len(jpeg) // 2]),
        {"body": {"inputs": []}},
        _row(jpeg, "auto", "also good"),
    ]
    replies = handler.handle(rows, context)
    assert context.statuses == {0: 422, 1: 200, 2: 400, 3: 422, 4: 400, 5: 200}
    assert [set(replies[index]) for index in (0, 2, 3, 4)] == [{"error"}] * 4
    assert replies[5]["id"] == "also good"
    for mine, other in zip(replies[1]["outputs"], alone["outputs"], strict=True):
        # Batches of another size are summed in another order; in bfloat16 that shows.
        np.testing.assert_allclose(mine["data"], other["data"], rtol=0.1, atol=2.0)


def test_a_batch_of_bad_items_is_answered(handler: KeypointsHandler, context: RecordingContext) -> None:
    replies = handler.handle([_row(b""), {"body": b"garbage"}], context)
    assert context.statuses == {0: 422, 1: 400}
    assert all(reply["error"] for reply in replies)


def test_images_batches_and_bad_images_are_counted(
    handler: KeypointsHandler, context: RecordingContext, jpeg: bytes
) -> None:
    handler.handle([_row(jpeg), _row(b"bad"), _row(jpeg)], context)
    handler.handle([_row(jpeg)], context)
    assert context.metrics.totals == {"Images": 4, "Batches": 2, "BadImages": 1}


def test_points_are_in_pixels_of_the_image_that_was_sent(
    handler: KeypointsHandler, context: RecordingContext, jpeg: bytes
) -> None:
    (reply,) = handler.handle([_row(jpeg, "dress")], context)
    points = np.array(reply["outputs"][0]["data"]).reshape(24, 2)
    # The photo has 120 x 90 pixels; a view reaches a little beyond it.
    assert (points > -60).all()
    assert (points < 180).all()


def test_a_worker_with_weights_of_other_keypoints_does_not_start(random_weights: Path, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(random_weights, folder)
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**manifest, "keypoint_hash": "other"}))
    with pytest.raises(WeightsError, match="other"):
        KeypointsHandler().initialize(RecordingContext(folder))


@pytest.mark.parametrize("module", [keypoints_handler, marker_handler])
def test_torchserve_finds_exactly_one_class(module: Any) -> None:
    classes = [item for _, item in inspect.getmembers(module, inspect.isclass) if item.__module__ == module.__name__]
    assert len(classes) == 1
    assert not hasattr(module, "handle")


def test_an_answer_tells_its_batch_and_its_trace(
    handler: KeypointsHandler, context: RecordingContext, jpeg: bytes
) -> None:
    trace = "0af7651916cd43dd8448eb211c80319c"
    context.request_headers = {1: {"Traceparent": f"00-{trace}-b7ad6b7169203331-01"}}
    replies = handler.handle([_row(jpeg), _row(jpeg), _row(b"nothing")], context)
    told = [reply.get("parameters", {}) for reply in replies]
    # Of the three that came together, the broken one too.
    assert [parameters.get("batch_size") for parameters in told] == [3, 3, None]
    assert [parameters.get("trace_id") for parameters in told] == [None, trace, None]
    # The whole batch's, so the same for all of it.
    assert told[0]["model_ms"] == told[1]["model_ms"] > 0
