"""Writes the product's sample photos and catalogue pictures, with what is true of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from fitsize_inference.scenes.designs import SIZES, Design
from fitsize_inference.scenes.dimensions import dimensions_cm
from fitsize_inference.scenes.finish import Development, write_jpeg
from fitsize_inference.scenes.light import Light
from fitsize_inference.scenes.scene import Scene
from fitsize_inference.scenes.studio import Setting, shoot

SAMPLE_LONG_SIDE, SAMPLE_LARGEST_BYTES = 1600, 350_000
CATALOGUE_SIZE, CATALOGUE_LARGEST_BYTES = (675, 900), 120_000


def sample_scene(design: Design) -> Scene:
    """The design beside the marker sheet."""
    long, short = SAMPLE_LONG_SIDE, SAMPLE_LONG_SIDE * 3 // 4
    width, height = (long, short) if design.landscape else (short, long)
    return shoot(
        design.garment(),
        _setting(design, width, height, sheet=True),
        np.random.default_rng((design.seed, design.scene_seed)),
    )


def catalogue_scene(design: Design) -> Scene:
    """The design alone on light ground."""
    width, height = CATALOGUE_SIZE
    return shoot(
        design.garment(),
        _setting(design, width, height, sheet=False),
        np.random.default_rng((design.seed, design.scene_seed)),
    )


def write_samples(designs: Iterable[Design], folder: Path) -> None:
    """NAME.jpg of each design, and samples.json beside them."""
    entries = []
    for design in designs:
        scene = sample_scene(design)
        file = f"{design.name}.jpg"
        focal = round(scene.view.focal_length_35mm)
        write_jpeg(folder / file, scene.photo, focal_length_35mm=focal, largest_bytes=SAMPLE_LARGEST_BYTES, quality=90)
        entries.append(
            {
                "name": design.name,
                "file": file,
                "type": scene.garment_type,
                "title": dict(design.title),
                "colour": dict(design.colour),
                "width": scene.view.width,
                "height": scene.view.height,
                "focalLength35mm": focal,
                "tiltDeg": round(scene.view.tilt_deg, 1),
                "seed": design.seed,
                "command": f"python -m fitsize_inference.scenes samples --only {design.name} --output FOLDER",
                "dimensionsCm": {name: round(value, 1) for name, value in scene.dimensions_cm.items()},
                "keypoints": {
                    name: [round(float(value), 1) for value in point] for name, point in scene.keypoints_px.items()
                },
            }
        )
    _write_json(folder / "samples.json", {"samples": entries})


def write_catalogue(designs: Iterable[Design], folder: Path) -> None:
    """NAME.jpg of each design, and catalogue.json with a size chart for each."""
    entries = []
    for design in designs:
        scene = catalogue_scene(design)
        file = f"{design.name}.jpg"
        write_jpeg(
            folder / file, scene.photo, focal_length_35mm=None, largest_bytes=CATALOGUE_LARGEST_BYTES, quality=88
        )
        entries.append(
            {
                "name": design.name,
                "file": file,
                "type": scene.garment_type,
                "title": dict(design.title),
                "colour": dict(design.colour),
                "width": scene.view.width,
                "height": scene.view.height,
                "seed": design.seed,
                "command": f"python -m fitsize_inference.scenes catalogue --only {design.name} --output FOLDER",
                "sizes": {size: size_chart_cm(design, factor) for size, factor in SIZES.items()},
            }
        )
    _write_json(folder / "catalogue.json", {"garments": entries})


def size_chart_cm(design: Design, factor: float) -> dict[str, float]:
    """The dimensions of a size as a maker states them: both sides alike, to the half centimetre."""
    pattern = design.pattern(factor)
    measured = dimensions_cm(pattern.garment_type, pattern.keypoints)
    return {name: round(2 * (value + measured[_other_side(name)]) / 2) / 2 for name, value in measured.items()}


def _other_side(name: str) -> str:
    if "left" in name:
        return name.replace("left", "right")
    return name.replace("right", "left")


def _setting(design: Design, width: int, height: int, *, sheet: bool) -> Setting:
    light = Light(direction_deg=design.light_deg, height_deg=44.0, ambient=0.5, softness_mm=5.0)
    return Setting(
        ground=design.ground,
        width=width,
        height=height,
        sheet=sheet,
        tilt_deg=design.tilt_deg if sheet else 1.0,
        turn_deg=design.turn_deg,
        fill=0.88 if sheet else 0.95,
        k1=0.0,
        light=light,
        development=Development(
            exposure=1.03 * design.exposure,
            warmth=0.03,
            vignette=0.16 if sheet else 0.04,
            falloff=0.2 if sheet else 0.06,
            falloff_deg=design.light_deg,
            noise=1.6 if sheet else 0.8,
            blur_px=0.45,
            sharpen=0.4,
        ),
    )


def _write_json(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
