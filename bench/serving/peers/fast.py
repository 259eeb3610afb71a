"""`python -m serving.peers.fast --port N --threads N`: FastAPI on uvicorn, the model in a pool of threads."""

import argparse
import asyncio
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from fastapi import FastAPI, Request

from serving.work import Measurer, open_photo

_own = threading.local()
_loading = threading.Lock()


def _load() -> None:
    """A model a thread: its runtime answers one call at a time."""
    # Not at once: runtimes are timed by the process's time.
    with _loading:
        _own.measurer = Measurer(warm=True)


def _measure(file: bytes, clothing: str) -> dict[str, Any]:
    answer: dict[str, Any] = _own.measurer.measure([open_photo(file, clothing)])[0]
    return answer


def build(threads: int) -> FastAPI:
    """The application; its models are loaded when it starts."""
    pool = ThreadPoolExecutor(threads)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # Each blocks until all are there, so that each gets a thread of its own.
        together = threading.Barrier(threads)

        def load() -> None:
            _load()
            together.wait()

        loop = asyncio.get_running_loop()
        await asyncio.gather(*(loop.run_in_executor(pool, load) for _ in range(threads)))
        yield

    async def predict(request: Request, clothing: str) -> dict[str, Any]:
        """Measures the JPEG that is the body."""
        return await asyncio.get_running_loop().run_in_executor(pool, _measure, await request.body(), clothing)

    async def health() -> dict[str, bool]:
        """Answered once the models are loaded."""
        return {"ready": True}

    app = FastAPI(lifespan=lifespan)
    app.add_api_route("/predict", predict, methods=["POST"])
    app.add_api_route("/health", health)
    return app


def main() -> None:
    """Serves until it is stopped."""
    parser = argparse.ArgumentParser(prog="python -m serving.peers.fast", description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    uvicorn.run(build(arguments.threads), host="127.0.0.1", port=arguments.port, log_level="warning", backlog=2048)


if __name__ == "__main__":
    main()
