"""A TorchServe of one's own with both models, its batch settings chosen."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import yaml

from fitsize_inference.serving.launch import Ports, write_launch
from fitsize_inference.serving.store import export_store
from simulation.settings import ModelSettings

READY_WITHIN_S = 600.0
COUNTED_WITHIN_S = 10.0


@dataclass(frozen=True)
class RunningServer:
    """A started server. workers: process numbers by model; java: that of the server itself."""

    host: str
    port: int
    metrics: str
    java: int
    workers: dict[str, list[int]]

    def counted(self, name: str, model: str, at_least: float = 0.0) -> float:
        """A counter of the handlers, such as Batches.

        at_least: waited for, up to COUNTED_WITHIN_S: TorchServe reads the handlers' counters from their logs.
        """
        end = time.monotonic() + COUNTED_WITHIN_S
        while (value := self._counter(name, model)) < at_least and time.monotonic() < end:
            time.sleep(0.2)
        return value

    def _counter(self, name: str, model: str) -> float:
        with urlopen(f"{self.metrics}/metrics") as answer:
            lines = answer.read().decode().splitlines()
        return sum(
            float(line.rsplit(" ", 1)[1])
            for line in lines
            if line.startswith(f"{name}{{") and f'ModelName="{model}"' in line
        )


@contextmanager
def running_server(weights: Path, settings: dict[str, ModelSettings], niceness: int = 0) -> Iterator[RunningServer]:
    """Starts TorchServe with the handlers and weights of this repository; it ends with the block.

    settings: by model name. Raises RuntimeError when the workers do not get ready.
    """
    folder = Path(tempfile.mkdtemp(prefix="fitsize-simulation-"))
    try:
        store = folder / "store"
        export_store(weights, store)
        for name, chosen in settings.items():
            path = store / name / "model-config.yaml"
            config = yaml.safe_load(path.read_text())
            config |= {
                "minWorkers": chosen.workers,
                "maxWorkers": chosen.workers,
                "batchSize": chosen.batch_size,
                "maxBatchDelay": round(1000 * chosen.max_batch_delay),
                "startupTimeout": round(READY_WITHIN_S),
            }
            path.write_text(yaml.safe_dump(config, sort_keys=False))
        ports = Ports(*_free_ports(5))
        launch = json.loads(write_launch(store, folder / "run", ports).read_text())
        log = (folder / "server.log").open("wb")
        server = subprocess.Popen(
            ["nice", "-n", str(niceness), *launch["command"]],
            cwd=launch["directory"],
            env=os.environ | launch["environment"],
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            workers = {name: _ready_workers(launch["management"], name, settings[name].workers) for name in settings}
            yield RunningServer("127.0.0.1", ports.inference, launch["metrics"], server.pid, workers)
        finally:
            server.terminate()
            server.wait(60)
            log.close()
    finally:
        shutil.rmtree(folder)


def _ready_workers(management: str, name: str, count: int) -> list[int]:
    end = time.monotonic() + READY_WITHIN_S
    while time.monotonic() < end:
        try:
            with urlopen(f"{management}/models/{name}") as answer:
                workers: list[dict[str, Any]] = json.load(answer)[0]["workers"]
        except URLError:
            workers = []
        ready = [int(worker["pid"]) for worker in workers if worker["status"] == "READY"]
        if len(ready) == count:
            return ready
        time.sleep(0.5)
    raise RuntimeError(f"model {name} was not ready within {READY_WITHIN_S:.0f} s")


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports
