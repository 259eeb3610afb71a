"""`python -m serving.raw --photos FOLDER --batch N --seconds S`: no server at all, the limit for all of them.

As many processes as told, one thread each, do the work in a loop. Prints JSON: photos a second of all processes, their
processor time a photo by stage, and with --answers what was found in each photo.
"""

import argparse
import itertools
import json
import multiprocessing
import time
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from serving.work import Measurer, document, find_marker, garment_photo, open_photo

Photos = list[tuple[bytes, str]]


def read_photos(folder: Path) -> Photos:
    """The mix in its order: file and clothing."""
    entries = json.loads((folder / "photos.json").read_text(encoding="utf-8"))
    return [((folder / entry["file"]).read_bytes(), entry["clothing"]) for entry in entries]


def run_batch(measurer: Measurer, photos: Photos, spent: dict[str, float]) -> list[dict[str, Any]]:
    """Measures photos together and adds processor seconds to the stages."""
    marks = [time.process_time()]
    opened = [open_photo(*photo) for photo in photos]
    marks.append(time.process_time())
    poses = [find_marker(photo) for photo in opened]
    marks.append(time.process_time())
    found = measurer.predictor.predict([garment_photo(photo) for photo in opened])
    marks.append(time.process_time())
    for stage, (before, after) in zip(("decode", "marker", "keypoints"), itertools.pairwise(marks), strict=True):
        spent[stage] = spent.get(stage, 0.0) + after - before
    return [document(*one) for one in zip(opened, found, poses, strict=True)]


def loop(
    photos: Photos, batch: int, seconds: float, offset: int, ready: Barrier, told: "Queue[dict[str, Any]]"
) -> None:
    """One process: warms up with a batch, waits for the others, works for so many seconds."""
    measurer = Measurer(warm=True)
    mix = itertools.islice(itertools.cycle(photos), offset, None)
    run_batch(measurer, list(itertools.islice(mix, batch)), {})
    ready.wait()
    spent: dict[str, float] = {}
    done, start = 0, time.perf_counter()
    # Whole rounds of the mix, so that each process has done its photos equally often.
    while time.perf_counter() - start < seconds or done % len(photos):
        done += len(run_batch(measurer, list(itertools.islice(mix, batch)), spent))
    told.put({"photos": done, "seconds": time.perf_counter() - start, "spent": spent})


def main() -> None:
    """Prints the measurement, or the answers."""
    parser = argparse.ArgumentParser(prog="python -m serving.raw", description=__doc__)
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--batch", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--answers", action="store_true")
    arguments = parser.parse_args()
    photos = read_photos(arguments.photos)
    if arguments.answers:
        measurer = Measurer(warm=True)
        print(json.dumps({"answers": [run_batch(measurer, [photo], {})[0] for photo in photos]}))
        return
    context = multiprocessing.get_context("spawn")
    ready, told = context.Barrier(arguments.processes), context.Queue()
    processes = [
        context.Process(target=loop, args=(photos, arguments.batch, arguments.seconds, index, ready, told))
        for index in range(arguments.processes)
    ]
    for process in processes:
        process.start()
    outcomes = [told.get() for _ in processes]
    for process in processes:
        process.join()
    count = sum(one["photos"] for one in outcomes)
    print(
        json.dumps(
            {
                "photosPerSecond": sum(one["photos"] / one["seconds"] for one in outcomes),
                "photos": count,
                "cpuMs": {
                    stage: 1000 * sum(one["spent"][stage] for one in outcomes) / count for stage in outcomes[0]["spent"]
                },
            }
        )
    )


if __name__ == "__main__":
    main()
