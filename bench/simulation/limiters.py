"""`python -m simulation.limiters`: what ways to set the number of scans in flight do beside a server that collects
batches. Prints the table of docs/decisions/0012."""

import math
from unittest.mock import patch

from simulation.experiment import Experiment
from simulation.scaling import designs
from simulation.settings import GatewaySettings
from simulation.window import Window

# Machine, clients in closed loop, seconds, most scans in flight, and one batch.
MACHINES = (("2 cores", 64, 400.0, 64, 8), ("1 GPU, 16 cores", 512, 60.0, 256, 16))


class Fixed(Window):
    """Always the same number."""

    def __init__(self, number: int) -> None:
        super().__init__(number, None)

    def observe(self, now: float, asked: float, was_full: bool) -> None:
        """Nothing follows from it."""


class FromBatch(Window):
    """The gateway's: AIMD that is never below one batch."""

    def __init__(self, limit: int, objective: float, batch: int) -> None:
        super().__init__(limit, objective)
        self._batch = batch
        self._size = float(batch)

    def observe(self, now: float, asked: float, was_full: bool) -> None:
        """See Window."""
        super().observe(now, asked, was_full)
        self._size = max(self._size, float(self._batch))


class Gradient2(Window):
    """Netflix's Gradient2Limit with its standard smoothing, queue and windows: usual latency over the latest one."""

    def __init__(self, limit: int, batch: int) -> None:
        super().__init__(limit, None)
        self._size, self._usual, self._seen, self._sum = float(batch), 0.0, 0, 0.0

    def observe(self, now: float, asked: float, was_full: bool) -> None:
        """An answer to what was asked then."""
        latency = now - asked
        self._seen += 1
        if self._seen <= 10:
            self._sum += latency
            self._usual = self._sum / self._seen
        else:
            self._usual += 2 / 601 * (latency - self._usual)
        if self._usual > 2 * latency:
            self._usual *= 0.9
        if was_full:
            gradient = max(0.5, min(1.0, self._usual / latency))
            self._size += 0.2 * (self._size * gradient + 4 - self._size)
            self._size = max(1.0, min(float(self._limit), self._size))


class Vegas(Window):
    """Netflix's VegasLimit with its standard thresholds: the queue told by the shortest latency seen of late."""

    def __init__(self, limit: int, batch: int) -> None:
        super().__init__(limit, None)
        self._size, self._shortest, self._seen = float(batch), math.inf, 0

    def observe(self, now: float, asked: float, was_full: bool) -> None:
        """An answer to what was asked then."""
        latency = now - asked
        self._seen += 1
        if self._seen > 30 * self._size:
            self._seen, self._shortest = 0, latency
        if latency < self._shortest:
            self._shortest = latency
            return
        if not was_full:
            return
        queue = math.ceil(self._size * (1 - self._shortest / latency))
        step = max(1.0, math.log10(self._size))
        if queue <= step:
            self._size += 6 * step
        elif queue < 3 * step:
            self._size += step
        elif queue > 6 * step:
            self._size -= step
        self._size = max(1.0, min(float(self._limit), self._size))


def main() -> None:
    """All ways on both machines."""
    print("| machine | scans in flight | scans/s | p50 / p95, s | mean batch | at the end |\n|---|---|---|---|---|---|")
    for machine, clients, seconds, most, batch in MACHINES:
        ways: dict[str, Window] = {f"always {number}": Fixed(number) for number in (1, batch, 2 * batch, 64)}
        ways |= {f"AIMD, {objective:g} s": FromBatch(most, objective, batch) for objective in (0.5, 1.0, 2.0)}
        ways |= {"Gradient2": Gradient2(most, batch), "Vegas": Vegas(most, batch)}
        for name, window in ways.items():
            with patch("simulation.gateway.Window", return_value=window):
                gateway = GatewaySettings(1, most, 1.0, queue=10**6)
                outcome = Experiment(designs()[machine], 1, gateway).closed_loop(clients, seconds, warm_up=0.3)
            latency = " / ".join(f"{outcome.percentile(share, 'inference'):.2f}" for share in (50, 95))
            figures = f"{outcome.throughput:.1f} | {latency} | {outcome.mean_batch:.1f} | {window.size}"
            print(f"| {machine} | {name} | {figures} |", flush=True)


if __name__ == "__main__":
    main()
