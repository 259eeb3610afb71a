"""The models as MLServer runs them: TorchServe's handlers, given what they would get there."""

import asyncio
from pathlib import Path
from typing import Any

from mlserver import MLModel
from mlserver.errors import MLServerError
from mlserver.types import InferenceRequest, InferenceResponse
from mlserver.utils import get_model_uri

from fitsize_inference.serving.keypoints_handler import KeypointsHandler
from fitsize_inference.serving.marker_handler import MarkerHandler

Waiting = tuple[dict[str, Any], "asyncio.Future[dict[str, Any]]"]


class _Context:
    """What a handler asks of TorchServe, for one batch."""

    def __init__(self, folder: Path, handler: dict[str, Any], rows: list[dict[str, Any]]) -> None:
        self.system_properties = {"model_dir": str(folder)}
        self.model_yaml_config = {"handler": handler}
        self.metrics = self
        self.statuses: dict[int, int] = {}
        self._rows = rows

    def add_counter(self, _name: str, _value: int) -> None:
        """MLServer counts requests itself."""

    def set_response_status(self, code: int, phrase: str, idx: int) -> None:  # noqa: ARG002
        """Notes the status of a request of the batch."""
        self.statuses[idx] = code

    def get_all_request_header(self, index: int) -> dict[str, Any]:
        """MLServer puts them into the request's parameters."""
        headers: dict[str, Any] = (self._rows[index]["body"].get("parameters") or {}).get("headers") or {}
        return headers


class _HandlerModel(MLModel):  # type: ignore[misc]
    """Answers requests with a handler, those that came while it was busy together.

    MLServer's own batching joins tensors of requests and splits the answers at their first axis, which is the batch; a
    request here is one photo whose tensors have no such axis.
    """

    handler: type[KeypointsHandler] | type[MarkerHandler]

    async def load(self) -> bool:
        """Loads the model of this folder."""
        extra = self.settings.parameters.extra
        self._folder = Path(await get_model_uri(self.settings))
        self._settings_of_handler: dict[str, Any] = extra["handler"]
        self._largest_batch: int = extra["largest_batch"]
        self._waiting: list[Waiting] = []
        self._running: asyncio.Task[None] | None = None
        self._handler = self.handler()
        await asyncio.to_thread(self._handler.initialize, self._context([]))
        return True

    async def predict(self, payload: InferenceRequest) -> InferenceResponse:
        """Answers a request. Raises MLServerError with the status of what is wrong with it."""
        answered: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._waiting.append(({"body": payload.model_dump(mode="json", exclude_none=True)}, answered))
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        return InferenceResponse(**await answered)

    async def _run(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[: self._largest_batch], self._waiting[self._largest_batch :]
            rows = [row for row, _ in batch]
            context = self._context(rows)
            try:
                answers = await asyncio.to_thread(self._handler.handle, rows, context)
            except Exception as error:
                for _, answered in batch:
                    if not answered.done():
                        answered.set_exception(MLServerError(f"the batch failed: {error}", 503))
                continue
            for index, ((_, answered), answer) in enumerate(zip(batch, answers, strict=True)):
                if answered.done():
                    continue
                if context.statuses[index] == 200:
                    answered.set_result(answer)
                else:
                    answered.set_exception(MLServerError(answer["error"], context.statuses[index]))
        self._running = None

    def _context(self, rows: list[dict[str, Any]]) -> _Context:
        return _Context(self._folder, self._settings_of_handler, rows)


class KeypointsModel(_HandlerModel):
    """The model `keypoints`."""

    handler = KeypointsHandler


class MarkerModel(_HandlerModel):
    """The model `marker`."""

    handler = MarkerHandler
