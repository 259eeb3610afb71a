"""Makes pictures: python -m fitsize_inference.scenes samples | catalogue | compose | phone | training."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import cv2
import numpy as np

from fitsize_inference.scenes.compose import compose, read_label
from fitsize_inference.scenes.dataset import render_training_sample
from fitsize_inference.scenes.designs import CATALOGUE, SAMPLES, Design
from fitsize_inference.scenes.finish import QUARTER_TURNS_TO_UPRIGHT, write_jpeg
from fitsize_inference.scenes.gallery import write_catalogue, write_samples
from fitsize_inference.scenes.phone.scene import LONG_SIDE, MIX
from fitsize_inference.spec import GARMENT_TYPES


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m fitsize_inference.scenes", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        ("samples", "the product's sample photos beside the marker sheet, and samples.json"),
        ("catalogue", "the demo catalogue's pictures, and catalogue.json"),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument("--output", type=Path, required=True, help="folder to write into")
        command.add_argument("--only", action="append", default=[], help="a design's name; may be repeated")
    laid = commands.add_parser("compose", help="labelled real photos beside a rendered sheet, each with its truth")
    laid.add_argument("--data", type=Path, required=True, help="folder with labels/, photos/ and splits.json")
    laid.add_argument("--output", type=Path, required=True, help="folder to write into, outside the repository")
    laid.add_argument("--label", type=Path, action="append", default=[], help="a label within the data folder")
    laid.add_argument("--split", default="validation", help="the split to draw from when no label is given")
    laid.add_argument("--count", type=int, default=10, help="how many to draw, evenly over the types")
    laid.add_argument("--seed", type=int, default=1)
    laid.add_argument("--long-side", type=int, default=1600, help="of the photo, px")
    laid.add_argument("--width-cm", type=float, help="distance of the type's normalisation points; usual when left out")
    laid.add_argument("--orientation", type=int, choices=sorted(QUARTER_TURNS_TO_UPRIGHT), default=1, help="EXIF")
    laid.add_argument("--no-focal-length", action="store_true", help="leave the focal length out of the EXIF")
    phone = commands.add_parser("phone", help="scenes as phones photograph them, and what the models say of each")
    phone.add_argument("--data", type=Path, required=True, help="folder with labels/, photos/ and splits.json")
    phone.add_argument("--split", default="validation", choices=["train", "validation"], help="whose photos to take")
    phone.add_argument("--labels", type=Path, help="a label set to take instead of a split")
    phone.add_argument("--label-fixes", type=Path, help="list of corrected labels; the project's own when left out")
    phone.add_argument("--type", default="all", choices=["all", *GARMENT_TYPES])
    phone.add_argument("--per-type", type=int, default=1000)
    phone.add_argument("--marker", default="mix", choices=["mix", *MIX])
    phone.add_argument("--megapixels", type=int, default=2, choices=sorted(LONG_SIDE))
    phone.add_argument("--seed", type=int, default=1)
    phone.add_argument("--output", type=Path, help="JSON lines to write; those that it has are not made again")
    phone.add_argument("--weights", type=Path, help="folder of the weights; the product's when left out")
    phone.add_argument("--processes", type=int, default=1)
    phone.add_argument("--photos", type=Path, help="folder to write photos into, to look at, instead of lines")
    phone.add_argument("--limit", type=int, default=4, help="how many photos of each type")
    drawn = commands.add_parser("training", help="drawn training samples as PNG, to look at")
    drawn.add_argument("--output", type=Path, required=True)
    drawn.add_argument("--count", type=int, default=20)
    drawn.add_argument("--seed", type=int, default=0)
    drawn.add_argument("--size", type=int, default=320)
    return parser


def _chosen(designs: tuple[Design, ...], names: list[str]) -> tuple[Design, ...]:
    known = {design.name: design for design in designs}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ValueError(f"no design named {', '.join(unknown)}; there are {', '.join(known)}")
    return tuple(known[name] for name in names) if names else designs


def _labels(arguments: argparse.Namespace) -> list[Path]:
    data: Path = arguments.data
    if arguments.label:
        return [label if label.is_absolute() else data / label for label in arguments.label]
    file = data / "splits.json"
    if not file.is_file():
        raise ValueError(f"{file} is missing: give --data a folder with labels/, photos/ and splits.json, or --label")
    splits = json.loads(file.read_text(encoding="utf-8"))
    if arguments.split not in splits:
        raise ValueError(f"no split {arguments.split}; there are {', '.join(splits)}")
    generator = np.random.default_rng(arguments.seed)
    by_type: dict[str, list[Path]] = {}
    for name in splits[arguments.split]:
        by_type.setdefault(Path(name).parent.name, []).append(data / name)
    for group in by_type.values():
        generator.shuffle(group)  # type: ignore[arg-type]
    chosen: list[Path] = []
    while len(chosen) < arguments.count and any(by_type.values()):
        chosen += [group.pop() for group in by_type.values() if group]
    return chosen[: arguments.count]


def _compose(arguments: argparse.Namespace) -> None:
    for index, label in enumerate(_labels(arguments)):
        labelled = read_label(arguments.data, label)
        seed = arguments.seed * 1000 + index
        scene = compose(labelled, seed, long_side=arguments.long_side, width_cm=arguments.width_cm)
        name = f"{index:03d}-{scene.garment_type}"
        focal = None if arguments.no_focal_length else round(scene.view.focal_length_35mm)
        write_jpeg(
            arguments.output / f"{name}.jpg",
            scene.photo,
            focal_length_35mm=focal,
            quality=92,
            orientation=arguments.orientation,
        )
        truth = {"image": f"{name}.jpg", "source": label.stem, "seed": seed, **scene.truth()}
        (arguments.output / f"{name}.json").write_text(json.dumps(truth, indent=1) + "\n", encoding="utf-8")
        print(f"{name}.jpg  {labelled.name}")


def _phone(arguments: argparse.Namespace) -> None:
    # Only this command needs the models, and with them torch.
    from fitsize_inference.trials.command import run_phone

    run_phone(arguments)


def _training(arguments: argparse.Namespace) -> None:
    arguments.output.mkdir(parents=True, exist_ok=True)
    for index in range(arguments.count):
        seed = arguments.seed + index
        sample = render_training_sample(seed, arguments.size)
        cv2.imwrite(str(arguments.output / f"{seed:06d}-{sample.garment_type}.png"), sample.image)


def main(argv: list[str] | None = None) -> int:
    """Runs a command; 0, or 1 with a sentence on stderr when it could not be done."""
    arguments = _parser().parse_args(argv)
    try:
        match arguments.command:
            case "samples":
                write_samples(_chosen(SAMPLES, arguments.only), arguments.output)
            case "catalogue":
                write_catalogue(_chosen(CATALOGUE, arguments.only), arguments.output)
            case "compose":
                _compose(arguments)
            case "phone":
                _phone(arguments)
            case _:
                _training(arguments)
    except (ValueError, RuntimeError, OSError) as error:
        print(f"fitsize_inference.scenes: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
