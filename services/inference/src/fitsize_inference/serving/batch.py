"""What the handlers of both models do alike with a batch."""

import logging
from collections.abc import Callable
from time import perf_counter
from typing import Any

from fitsize_inference.serving.wire import ItemError

logger = logging.getLogger(__name__)

PHRASES = {400: "Bad Request", 422: "Unprocessable Entity", 500: "Internal Server Error"}


def attempt(task: Callable[[], Any], caller: str) -> Any:
    """The outcome of a task, or the ItemError that it raised: one bad item must not fail its neighbours.

    caller: whose item it is, for the log.
    """
    try:
        return task()
    except ItemError as error:
        return error
    except Exception:
        # TorchServe would answer the whole batch with 503.
        logger.exception("an item of a batch failed: %s", caller)
        return ItemError(500, "the image could not be processed")


def timed(task: Callable[[], Any]) -> tuple[Any, float]:
    """The outcome of a task and how long it took, in ms."""
    began = perf_counter()
    outcome = task()
    return outcome, (perf_counter() - began) * 1000


def report(batch_size: int, decode_ms: float, model_ms: float, trace_id: str | None) -> dict[str, Any]:
    """What an answer says about how it came to be.

    batch_size: requests answered together. decode_ms: of this request's image. model_ms: of the whole batch.
    """
    told: dict[str, Any] = {
        "batch_size": batch_size,
        "decode_ms": round(decode_ms, 2),
        "model_ms": round(model_ms, 2),
    }
    return told if trace_id is None else {**told, "trace_id": trace_id}


def close_batch(outcomes: list[Any], context: Any) -> list[dict[str, Any]]:
    """Turns errors into statuses of their items, counts, and returns what TorchServe sends."""
    answers = []
    bad = 0
    for index, outcome in enumerate(outcomes):
        if isinstance(outcome, ItemError):
            bad += 1
            context.set_response_status(code=outcome.status, phrase=PHRASES[outcome.status], idx=index)
            answers.append({"error": outcome.text})
        else:
            context.set_response_status(code=200, phrase="OK", idx=index)
            answers.append(outcome)
    context.metrics.add_counter("Images", len(outcomes))
    context.metrics.add_counter("Batches", 1)
    context.metrics.add_counter("BadImages", bad)
    return answers
