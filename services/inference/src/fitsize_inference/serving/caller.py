"""Whose request a handler works on: for its log, and for the trace that its timings belong to."""

import re
from typing import Any

# W3C Trace Context: version, trace, span, flags.
TRACEPARENT = re.compile(r"[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?")
IDENTITY = re.compile(r"[0-9A-Za-z-]{1,64}")


def trace_id_of(context: Any, index: int) -> str | None:
    """The trace to which a request of the batch belongs, by its header `traceparent`; None without a valid one."""
    headers: dict[str, Any] = context.get_all_request_header(index)
    # TorchServe keeps names as they were sent.
    value = next((value for name, value in headers.items() if name.lower() == "traceparent"), None)
    match = TRACEPARENT.fullmatch(value) if isinstance(value, str) else None
    return match[1] if match else None


def caller_of(row: dict[str, Any], context: Any, index: int) -> str:
    """A request in words, for the log; ids of another form than ours are left out."""
    body = row.get("body", row.get("data"))
    identity = body.get("id") if isinstance(body, dict) else None
    scan = identity if isinstance(identity, str) and IDENTITY.fullmatch(identity) else "unknown"
    trace = trace_id_of(context, index)
    return f"scan {scan}" if trace is None else f"scan {scan}, trace {trace}"
