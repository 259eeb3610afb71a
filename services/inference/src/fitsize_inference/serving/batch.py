"""What the handlers of both models do alike with a batch."""

import logging
from collections.abc import Callable
from typing import Any

from fitsize_inference.serving.wire import ItemError

logger = logging.getLogger(__name__)

PHRASES = {400: "Bad Request", 422: "Unprocessable Entity", 500: "Internal Server Error"}


def attempt(task: Callable[[], Any]) -> Any:
    """The outcome of a task, or the ItemError that it raised: one bad item must not fail its neighbours."""
    try:
        return task()
    except ItemError as error:
        return error
    except Exception:
        # TorchServe would answer the whole batch with 503.
        logger.exception("an item of a batch failed")
        return ItemError(500, "the image could not be processed")


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
