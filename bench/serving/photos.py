"""`python -m serving.photos --output FOLDER`: the fixed mix of photos, rendered, the same ones each time.

Writes the photos and photos.json, in which sizes and garments take turns.
"""

import argparse
import json
from dataclasses import replace
from pathlib import Path

import numpy as np

from fitsize_inference.scenes.designs import SAMPLES, Design
from fitsize_inference.scenes.finish import write_jpeg
from fitsize_inference.scenes.studio import random_setting, shoot

# Megapixels and (width, height) px of an old phone's, a shrunk and a present-day phone's photo.
SIZES = {"0.3": (480, 640), "2": (1224, 1632), "12": (3000, 4000)}
STYLES = ("tee-slate", "jacket-denim", "jeans-indigo", "dress-floral")
SEED = 71


def render(design: Design, megapixels: str, path: Path) -> str:
    """Writes a design beside the marker sheet and returns its garment type."""
    generator = np.random.default_rng((SEED, design.seed))
    width, height = SIZES[megapixels]
    setting = random_setting(generator, width, height, sheet=True)
    # A photo of 12 Mpx has detail enough without, and would take gigabytes to render.
    scene = shoot(design.garment(), replace(setting, supersampling=1 if megapixels == "12" else 2), generator)
    write_jpeg(path, scene.photo, focal_length_35mm=round(scene.view.focal_length_35mm), quality=90)
    return scene.garment_type


def main() -> None:
    """Writes what is missing."""
    parser = argparse.ArgumentParser(prog="python -m serving.photos", description=__doc__)
    parser.add_argument("--output", type=Path, required=True)
    folder: Path = parser.parse_args().output
    designs = {design.name: design for design in SAMPLES}
    entries = []
    for style in STYLES:
        for megapixels in SIZES:
            file = f"{style}-{megapixels}.jpg"
            kind = render(designs[style], megapixels, folder / file)
            width, height = SIZES[megapixels]
            entries.append({"file": file, "clothing": kind, "megapixels": megapixels, "width": width, "height": height})
            print(f"{file}  {(folder / file).stat().st_size // 1024} KB", flush=True)
    (folder / "photos.json").write_text(json.dumps(entries, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
