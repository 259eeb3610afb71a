"""Scans against TorchServe as the gateway asks: both models at once, in closed or open loop."""

import http.client
import itertools
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from simulation.measuring.server import RunningServer


@dataclass(frozen=True)
class Bodies:
    """The two requests of a photo."""

    keypoints: bytes
    marker: bytes


@dataclass(frozen=True)
class MeasuredScan:
    """Seconds since the run's beginning. due: when it should have been sent; ended: when both models had answered."""

    due: float
    ended: float


class _Asker:
    """A connection of its own, kept alive."""

    def __init__(self, server: RunningServer) -> None:
        self._connection = http.client.HTTPConnection(server.host, server.port, timeout=120)

    def ask(self, model: str, body: bytes) -> None:
        """Raises RuntimeError on any answer but 200."""
        self._connection.request("POST", f"/v2/models/{model}/infer", body, {"Content-Type": "application/json"})
        answer = self._connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{model} answered {answer.status}: {text[:200]!r}")


def ask_at_once(server: RunningServer, model: str, bodies: Sequence[bytes]) -> None:
    """Sends requests together and waits for all answers. Raises RuntimeError."""
    failures: list[Exception] = []

    def one(body: bytes) -> None:
        try:
            _Asker(server).ask(model, body)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=one, args=(body,)) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


class _Client:
    """A scan at a time: the marker is asked from a thread beside it."""

    def __init__(self, server: RunningServer) -> None:
        self._keypoints, self._marker = _Asker(server), _Asker(server)
        self._bodies: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._answered: queue.SimpleQueue[Exception | None] = queue.SimpleQueue()
        threading.Thread(target=self._ask_for_markers, daemon=True).start()

    def scan(self, bodies: Bodies) -> None:
        """Raises what went wrong."""
        self._bodies.put(bodies.marker)
        self._keypoints.ask("keypoints", bodies.keypoints)
        failure = self._answered.get()
        if failure is not None:
            raise failure

    def _ask_for_markers(self) -> None:
        while (body := self._bodies.get()) is not None:
            try:
                self._marker.ask("marker", body)
                self._answered.put(None)
            except Exception as error:  # noqa: PERF203
                self._answered.put(error)


def closed_loop(server: RunningServer, mix: Sequence[Bodies], clients: int, seconds: float) -> list[MeasuredScan]:
    """Clients that send their next scan when the last one is answered. Raises RuntimeError."""
    start = time.perf_counter()

    def next_due(_: int) -> float | None:
        now = time.perf_counter() - start
        return now if now < seconds else None

    return _run(server, mix, clients, next_due, start)


def open_loop(
    server: RunningServer, mix: Sequence[Bodies], arrivals: Sequence[float], clients: int
) -> list[MeasuredScan]:
    """Scans at times that are given, so that a slow server is not spared; at most `clients` are in flight and the rest
    waits as in the gateway's queue. Times count from when a scan was due. Raises RuntimeError."""
    start = time.perf_counter()

    def next_due(index: int) -> float | None:
        if index >= len(arrivals):
            return None
        rest = arrivals[index] - (time.perf_counter() - start)
        if rest > 0:
            time.sleep(rest)
        return arrivals[index]

    return _run(server, mix, clients, next_due, start)


def _run(
    server: RunningServer,
    mix: Sequence[Bodies],
    clients: int,
    next_due: Callable[[int], float | None],
    start: float,
) -> list[MeasuredScan]:
    scans: list[MeasuredScan] = []
    failures: list[Exception] = []
    turn = threading.Lock()
    taken = itertools.count()

    def work(client: _Client) -> None:
        while not failures:
            # One client at a time waits for the next arrival, so that scans are sent in their order.
            with turn:
                index = next(taken)
                due = next_due(index)
            if due is None:
                return
            try:
                client.scan(mix[index % len(mix)])
            except Exception as error:
                failures.append(error)
                return
            scans.append(MeasuredScan(due, time.perf_counter() - start))

    threads = [threading.Thread(target=work, args=(_Client(server),)) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return sorted(scans, key=lambda scan: scan.due)
