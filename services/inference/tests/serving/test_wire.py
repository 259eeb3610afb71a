import base64
import json
from typing import Any

import pytest

from fitsize_inference.serving.wire import ItemError, answer, output, parse_request

DATATYPES = {"image": "BYTES", "focal_length_35mm": "FP32"}


def tensor(name: str = "image", value: Any = "AAAA", **changes: Any) -> dict[str, Any]:
    return {"name": name, "datatype": DATATYPES.get(name, "BYTES"), "shape": [1], "data": [value], **changes}


def test_a_request_is_read_as_parsed_json_and_as_bytes() -> None:
    document = {"id": "scan", "inputs": [tensor(value=base64.b64encode(b"abc").decode())]}
    for row in (
        {"body": document},
        {"data": json.dumps(document).encode()},
        {"body": bytearray(json.dumps(document), "utf8")},
    ):
        request = parse_request(row, DATATYPES)
        assert request.identity == "scan"
        assert request.image() == b"abc"


@pytest.mark.parametrize(
    "body",
    [
        b"{not json",
        b"\xff\xfe",
        [1, 2],
        None,
        {},
        {"inputs": "image"},
        {"inputs": ["image"]},
        {"inputs": [tensor(name="photo")]},
        {"inputs": [tensor(datatype="FP32")]},
        {"inputs": [tensor(shape=[2])]},
        {"inputs": [tensor(data=[])]},
        {"inputs": [tensor(data="AAAA")]},
        {"inputs": [tensor(), tensor()]},
        {"id": 5, "inputs": [tensor()]},
    ],
)
def test_what_breaks_the_schema_is_a_400(body: Any) -> None:
    with pytest.raises(ItemError) as raised:
        parse_request({"body": body}, DATATYPES)
    assert raised.value.status == 400
    assert raised.value.text


@pytest.mark.parametrize("value", ["not base64!", "QUJ", 17, None])
def test_an_image_must_be_base64(value: Any) -> None:
    with pytest.raises(ItemError, match="base64"):
        parse_request({"body": {"inputs": [tensor(value=value)]}}, DATATYPES).image()


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf"), "26", True])
def test_a_focal_length_must_be_a_number(value: Any) -> None:
    request = parse_request({"body": {"inputs": [tensor("focal_length_35mm", value)]}}, DATATYPES)
    with pytest.raises(ItemError, match="number"):
        request.positive_number("focal_length_35mm")


def test_an_unknown_focal_length_is_none() -> None:
    empty = parse_request({"body": {"inputs": []}}, DATATYPES)
    assert empty.positive_number("focal_length_35mm") is None
    for value, expected in ((0, None), (26, 26.0), (24.5, 24.5)):
        request = parse_request({"body": {"inputs": [tensor("focal_length_35mm", value)]}}, DATATYPES)
        assert request.positive_number("focal_length_35mm") == expected


def test_missing_inputs_are_named() -> None:
    with pytest.raises(ItemError, match="'image' is missing"):
        parse_request({"body": {"inputs": []}}, DATATYPES).image()


def test_answers_follow_the_protocol() -> None:
    document = answer("keypoints", "scan", [output("presence", "FP32", [2], [0.5, 1.0])], {"weights_version": "1"})
    assert document == {
        "model_name": "keypoints",
        "model_version": "1.0",
        "id": "scan",
        "parameters": {"weights_version": "1"},
        "outputs": [{"name": "presence", "datatype": "FP32", "shape": [2], "data": [0.5, 1.0]}],
    }
    assert "id" not in answer("marker", None, [])
