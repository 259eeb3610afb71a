"""Scenes as phones photograph them, what the models say of each, and the truth: one JSON line a scene."""

import json
import multiprocessing
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import cv2
import torch

from fitsize_inference.scenes.finish import write_jpeg
from fitsize_inference.scenes.phone.garment import LabelledGarment
from fitsize_inference.scenes.phone.scene import PhoneScene, make_scene
from fitsize_inference.spec import GARMENT_TYPES
from fitsize_inference.trials.service import Service
from fitsize_inference.trials.working_copy import stored, working_copy

BATCH = 16
Megapixels = Literal[2, 12]
Batch = list[tuple[str, int]]


@dataclass(frozen=True)
class Series:
    """What a series of scenes is made of: scene i of a type is the same wherever and whenever it is made.

    split: the name of the split or label set, as it is written into each line.
    """

    seed: int
    split: str
    marker: str
    megapixels: Megapixels


class SeriesError(ValueError):
    """A file of scenes that cannot be gone on with, or a series without garments; the message says why."""


@dataclass(frozen=True)
class Maker:
    """Makes the scenes of a series from garments by type."""

    series: Series
    garments: dict[str, list[LabelledGarment]]

    def scene(self, garment_type: str, index: int) -> PhoneScene:
        """The scene of a number; garments take turns. Raises SeriesError when there is none of the type."""
        garments = self.garments.get(garment_type)
        if not garments:
            raise SeriesError(f"there is no labelled {garment_type} to make scenes of")
        seed = (self.series.seed, list(GARMENT_TYPES).index(garment_type), index)
        return make_scene(
            garments[index % len(garments)], seed, marker=self.series.marker, megapixels=self.series.megapixels
        )


def write_photos(maker: Maker, types: list[str], per_type: int, folder: Path) -> None:
    """The first scenes of each type as JPEG files with EXIF, their truth beside them, to look at."""
    for garment_type in types:
        for index in range(per_type):
            scene = maker.scene(garment_type, index)
            name = f"{garment_type}-{index:04d}"
            write_jpeg(
                folder / f"{name}.jpg",
                scene.photo,
                focal_length_35mm=scene.focal_length_35mm,
                quality=scene.quality,
            )
            (folder / f"{name}.json").write_text(json.dumps(scene.truth(), indent=1) + "\n", encoding="utf-8")


def run_series(maker: Maker, weights: Path, types: list[str], per_type: int, output: Path, processes: int) -> None:
    """Makes the scenes that `output` does not have yet, asks the models, and appends a line for each.

    Raises SeriesError when the file holds another series or other weights' answers, WeightsError.
    """
    done = _lines_of(output, maker.series)
    wanted = [(name, index) for name in types for index in range(per_type) if (name, index) not in done]
    batches = [wanted[start : start + BATCH] for start in range(0, len(wanted), BATCH)]
    output.parent.mkdir(parents=True, exist_ok=True)
    started, count = time.monotonic(), 0
    with output.open("a", encoding="utf-8") as file:
        for lines in _answered(maker, weights, batches, processes):
            file.writelines(line + "\n" for line in lines)
            file.flush()
            count += len(lines)
            left = (time.monotonic() - started) / count * (len(wanted) - count)
            print(f"{len(done) + count} of {len(done) + len(wanted)} scenes, {left / 60:.0f} min left", file=sys.stderr)


def _lines_of(output: Path, series: Series) -> set[tuple[str, int]]:
    """Types and numbers of the scenes in a file; a line that was cut off by a stop is removed."""
    if not output.is_file():
        return set()
    content = output.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    if len(whole) < len(content):
        output.write_bytes(whole)
    done: set[tuple[str, int]] = set()
    for line in whole.decode("utf-8").splitlines():
        scene = json.loads(line)
        if scene["series"] != asdict(series):
            raise SeriesError(f"{output} holds scenes of {scene['series']}, not of {asdict(series)}: name another file")
        done.add((scene["truth"]["garmentType"], scene["index"]))
    return done


def _answered(maker: Maker, weights: Path, batches: list[Batch], processes: int) -> Iterator[list[str]]:
    if processes == 1:
        worker = _Worker(maker, weights)
        yield from map(worker.answer, batches)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, _start_worker, (maker, weights)) as pool:
        yield from pool.map(_answer_in_worker, batches)


class _Worker:
    """Makes scenes and asks the models, one thread for all."""

    def __init__(self, maker: Maker, weights: Path) -> None:
        cv2.setNumThreads(1)
        torch.set_num_threads(1)
        self._maker = maker
        self._service = Service(weights)

    def answer(self, batch: Batch) -> list[str]:
        """A line for each scene of a batch."""
        scenes, copies, made = [], [], []
        for garment_type, index in batch:
            started = time.process_time()
            scene = self._maker.scene(garment_type, index)
            copies.append(working_copy(stored(scene.photo, scene.quality)))
            made.append(time.process_time() - started)
            scenes.append((scene.truth(), scene.focal_length_35mm))
        files = [copy.file for copy in copies]
        started = time.process_time()
        given = self._service.find_keypoints(files, [garment_type for garment_type, _ in batch])
        keypoints_seconds = (time.process_time() - started) / len(batch)
        detected = self._service.find_keypoints(files, ["auto"] * len(batch))
        lines = []
        for number, (_, index) in enumerate(batch):
            truth, focal_length = scenes[number]
            started = time.process_time()
            marker = self._service.find_marker(files[number], focal_length)
            cpu = {
                "scene": made[number],
                "keypoints": keypoints_seconds,
                "marker": time.process_time() - started,
            }
            line = {
                "series": asdict(self._maker.series),
                "index": index,
                "truth": truth,
                "working": {"width": copies[number].width, "height": copies[number].height},
                "keypoints": given[number],
                "auto": _type_tensors(detected[number]),
                "marker": marker,
                "cpuSeconds": {name: round(seconds, 4) for name, seconds in cpu.items()},
            }
            lines.append(json.dumps(line, separators=(",", ":")))
        return lines


def _type_tensors(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer with nothing left but what it says of the type."""
    names = ("type_probability", "garment_probability")
    return {**answer, "outputs": [output for output in answer["outputs"] if output["name"] in names]}


_workers: list[_Worker] = []


def _start_worker(maker: Maker, weights: Path) -> None:
    _workers.append(_Worker(maker, weights))


def _answer_in_worker(batch: Batch) -> list[str]:
    return _workers[0].answer(batch)
