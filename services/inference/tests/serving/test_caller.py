import logging
from pathlib import Path
from typing import Any

import pytest
from recording_context import RecordingContext

from fitsize_inference.serving.batch import attempt
from fitsize_inference.serving.caller import caller_of, trace_id_of
from fitsize_inference.serving.wire import ItemError

TRACE = "0af7651916cd43dd8448eb211c80319c"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (f"00-{TRACE}-b7ad6b7169203331-01", TRACE),
        (f"cc-{TRACE}-b7ad6b7169203331-00-what-later-versions-add", TRACE),
        (f"00-{'0' * 32}-b7ad6b7169203331-01", None),
        (f"00-{TRACE.upper()}-b7ad6b7169203331-01", None),
        (f"00-{TRACE}-b7ad6b7169203331-01\nforged line", None),
        (TRACE, None),
        ("", None),
    ],
)
def test_a_trace_is_taken_from_a_valid_header(tmp_path: Path, header: str, expected: str | None) -> None:
    context = RecordingContext(tmp_path)
    context.request_headers = {1: {"traceparent": header}}
    assert trace_id_of(context, 1) == expected
    assert trace_id_of(context, 0) is None


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"body": {"id": "3f0f6f3e-12f0-4c3e-8a57-3f6a4d8b2c10"}}, "scan 3f0f6f3e-12f0-4c3e-8a57-3f6a4d8b2c10"),
        ({"body": {"id": "jane@example.org\nforged line"}}, "scan unknown"),
        ({"body": {"id": 3}}, "scan unknown"),
        ({"body": b"not JSON"}, "scan unknown"),
        ({}, "scan unknown"),
    ],
)
def test_a_caller_is_told_by_the_scan_and_the_trace(tmp_path: Path, row: dict[str, Any], expected: str) -> None:
    context = RecordingContext(tmp_path)
    assert caller_of(row, context, 0) == expected
    context.request_headers = {0: {"traceparent": f"00-{TRACE}-b7ad6b7169203331-01"}}
    assert caller_of(row, context, 0) == f"{expected}, trace {TRACE}"


def test_what_breaks_is_logged_with_its_caller(caplog: pytest.LogCaptureFixture) -> None:
    def break_off() -> None:
        raise ZeroDivisionError

    with caplog.at_level(logging.ERROR):
        assert attempt(break_off, "scan 7") == ItemError(500, "the image could not be processed")
    assert "scan 7" in caplog.text
