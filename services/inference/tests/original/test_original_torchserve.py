"""The original networks in a real TorchServe, which waits for several requests and hands them over as one batch."""

import base64
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import cv2
import numpy as np
import pytest
from made_up import photo

from fitsize_inference.models.original import load_original
from fitsize_inference.photos import PhotoPyramid, decode_photo
from fitsize_inference.predictor import GarmentPhoto
from fitsize_inference.predictor.original import OriginalPredictor
from fitsize_inference.serving.launch import Ports, write_launch
from fitsize_inference.serving.store import OriginalChoice, export_store
from fitsize_inference.spec import GARMENT_TYPES

READY_WITHIN_S = 180
REQUESTS = 12


@dataclass(frozen=True)
class Server:
    inference: str
    management: str
    metrics: str


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [item.getsockname()[1] for item in sockets]
    for item in sockets:
        item.close()
    return ports


def _get(url: str) -> str:
    with urlopen(url, timeout=10) as answer:
        return str(answer.read().decode())


def _is_ready(server: Server) -> bool:
    try:
        workers = json.loads(_get(f"{server.management}/models/keypoints"))[0]["workers"]
    except (URLError, OSError, ValueError):
        return False
    return bool(workers) and all(worker["status"] == "READY" for worker in workers)


@pytest.fixture(scope="module")
def server(random_weights: Path, onnx_files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("serve")
    store = folder / "store"
    export_store(random_weights, store, cores=1, original=OriginalChoice("cpn-onnx", onnx_files))
    # It would only take the time of a worker's start.
    shutil.rmtree(store / "marker")
    java = os.environ.get("TEST_JAVA")
    launch = json.loads(
        write_launch(store, folder / "run", Ports(*_free_ports(5)), Path(java) if java else None).read_text()
    )
    server = Server(launch["inference"], launch["management"], launch["metrics"])
    log = (folder / "log").open("wb")
    environment = {**os.environ, **launch["environment"]}
    process = subprocess.Popen(
        launch["command"], cwd=launch["directory"], env=environment, stdout=log, stderr=subprocess.STDOUT
    )
    try:
        deadline = time.monotonic() + READY_WITHIN_S
        while not _is_ready(server):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((folder / "log").read_text(errors="replace")[-3000:])
            # Asking is what is left to do: TorchServe tells nobody when a worker is ready.
            time.sleep(0.2)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
        log.close()


def _infer(server: Server, image: bytes, garment_type: str) -> tuple[int, dict[str, Any]]:
    tensors = {"image": base64.b64encode(image).decode(), "garment_type": garment_type}
    inputs = [{"name": name, "datatype": "BYTES", "shape": [1], "data": [value]} for name, value in tensors.items()]
    request = Request(
        f"{server.inference}/v2/models/keypoints/infer",
        json.dumps({"id": garment_type, "inputs": inputs}).encode(),
        {"Content-Type": "application/json"},
    )
    try:
        with urlopen(request, timeout=120) as answer:
            return answer.status, json.loads(answer.read())
    except HTTPError as error:
        return error.code, {}


def _count(server: Server, name: str) -> int:
    found = re.search(
        rf'^{name}{{[^}}]*ModelName="keypoints"[^}}]*}} ([\d.]+)', _get(f"{server.metrics}/metrics"), re.M
    )
    return int(float(found.group(1))) if found else 0


def _wait_for_images(server: Server) -> None:
    """A worker's counts reach the server's metrics after its answers."""
    deadline = time.monotonic() + 30
    while _count(server, "Images") < REQUESTS:
        assert time.monotonic() < deadline, "the images of some batch were not counted"
        time.sleep(0.1)


def test_concurrent_photos_of_mixed_types_are_answered_in_batches_each_by_its_own_network(
    server: Server, onnx_files: Path
) -> None:
    kinds = [list(GARMENT_TYPES)[index % len(GARMENT_TYPES)] for index in range(REQUESTS)]
    images = [bytes(cv2.imencode(".jpg", photo(300 + 10 * index, 280))[1]) for index in range(REQUESTS)]
    images[7] = b"no photo"
    with ThreadPoolExecutor(REQUESTS) as senders:
        answers = list(senders.map(lambda pair: _infer(server, *pair), zip(images, kinds, strict=True)))

    assert [status for status, _ in answers] == [422 if index == 7 else 200 for index in range(REQUESTS)]
    predictor = OriginalPredictor(load_original("cpn-onnx", onnx_files))
    for image, kind, (status, answer) in zip(images, kinds, answers, strict=True):
        if status == 200:
            outputs = {item["name"]: item["data"] for item in answer["outputs"]}
            (wanted,) = predictor.predict([GarmentPhoto(PhotoPyramid(decode_photo(image).pixels), kind)])
            np.testing.assert_allclose(outputs["keypoints"], wanted.points.ravel(), atol=0.01)

    _wait_for_images(server)
    # The first request may go alone, the others wait for it and go together, eight at a time.
    assert _count(server, "Batches") <= 4
