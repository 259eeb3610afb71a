"""Gateways that share one queue in the database, and the scans they claim from it."""

from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any, Protocol

import simpy

from simulation.settings import GatewaySettings
from simulation.window import Window


class InferenceServer(Protocol):
    """Answers both models of a scan."""

    def ask(self, answered: Callable[[bool], None]) -> None:
        """answered: called once, with False where the server refused."""


@dataclass(slots=True)
class Scan:
    """Seconds of a scan's way; NaN for what has not happened. refused: turned away on arrival."""

    arrived: float
    refused: bool = False
    asked: float = field(default=float("nan"))
    stored: float = field(default=float("nan"))
    retries: int = 0


class _Gateway:
    def __init__(self, settings: GatewaySettings, servers: int) -> None:
        self.window = Window(settings.in_flight, settings.objective)
        self.in_flight = 0
        # Of its own scans; what other gateways have sent to a server it cannot know.
        self.by_server = [0] * servers


class Gateways:
    """Claims what waits, oldest first, keeps each gateway's window full, and asks the server with the fewest of the
    gateway's own scans. `stored` is called with each scan that has ended."""

    def __init__(
        self,
        env: simpy.Environment,
        settings: GatewaySettings,
        servers: list[InferenceServer],
        stored: Callable[[Scan], None],
    ) -> None:
        self._env, self._settings, self._servers, self._stored = env, settings, servers, stored
        self._waiting: deque[Scan] = deque()
        self._database = simpy.Resource(env)
        self._gateways = [_Gateway(settings, len(servers)) for _ in range(settings.gateways)]
        self._idle: list[simpy.Event] = []
        self._first = 0
        self.database_busy = 0.0
        for gateway in self._gateways:
            env.process(self._claim(gateway))

    def arrive(self) -> Scan:
        """A new scan, accepted unless too many wait."""
        scan = Scan(self._env.now)
        if len(self._waiting) >= self._settings.queue:
            scan.refused = True
            return scan
        self._waiting.append(scan)
        self._wake()
        return scan

    def window_sizes(self) -> list[int]:
        """By gateway."""
        return [gateway.window.size for gateway in self._gateways]

    def _wake(self) -> None:
        idle, self._idle = self._idle, []
        for event in idle:
            event.succeed()

    def _claim(self, gateway: _Gateway) -> Generator[simpy.Event, Any, None]:
        while True:
            if not self._waiting or gateway.in_flight >= gateway.window.size:
                event = self._env.event()
                self._idle.append(event)
                yield event
                continue
            with self._database.request() as turn:
                yield turn
                free = min(gateway.window.size - gateway.in_flight, len(self._waiting))
                scans = [self._waiting.popleft() for _ in range(free)]
                gateway.in_flight += len(scans)
                seconds = len(scans) * self._settings.database
                self.database_busy += seconds
                yield self._env.timeout(seconds)
            for scan in scans:
                self._env.timeout(self._settings.claim).callbacks.append(self._asking(gateway, scan))

    def _asking(self, gateway: _Gateway, scan: Scan) -> Callable[[simpy.Event], None]:
        return lambda _: self._ask(gateway, scan)

    def _ask(self, gateway: _Gateway, scan: Scan) -> None:
        # In turns among equals, or the first server would get all lone scans.
        count = len(self._servers)
        self._first += 1
        chosen = min(range(count), key=lambda index: (gateway.by_server[index], (index - self._first) % count))
        gateway.by_server[chosen] += 1
        scan.asked = self._env.now
        was_full = gateway.in_flight >= gateway.window.size

        def answered(ok: bool) -> None:
            gateway.by_server[chosen] -= 1
            gateway.in_flight -= 1
            gateway.window.observe(self._env.now, scan.asked, was_full)
            if ok:
                scan.stored = self._env.now
                self._stored(scan)
            else:
                scan.retries += 1
                self._waiting.appendleft(scan)
            self._wake()

        self._servers[chosen].ask(answered)
