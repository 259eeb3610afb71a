"""What TorchServe hands to a handler, recording what the handler tells it."""

from pathlib import Path
from typing import Any


class Counters:
    def __init__(self) -> None:
        self.totals: dict[str, int] = {}

    def add_counter(self, name: str, value: int) -> None:
        self.totals[name] = self.totals.get(name, 0) + value


class RecordingContext:
    def __init__(self, folder: Path, handler: dict[str, Any] | None = None) -> None:
        self.system_properties = {"model_dir": str(folder)}
        self.model_yaml_config = {"handler": handler or {}}
        self.metrics = Counters()
        self.statuses: dict[int, int] = {}
        self.request_headers: dict[int, dict[str, str]] = {}

    def get_all_request_header(self, idx: int) -> dict[str, str]:
        return self.request_headers.get(idx, {})

    def set_response_status(self, code: int, phrase: str, idx: int) -> None:
        assert phrase
        self.statuses[idx] = code
