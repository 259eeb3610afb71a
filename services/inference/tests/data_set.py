import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from fitsize_inference.spec import GARMENT_TYPES

WIDTH, HEIGHT = 150, 200


def write_photo(path: Path, random: np.random.Generator) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(path), random.integers(0, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8))


def label_document(image: str, garment_type: str, random: np.random.Generator) -> dict[str, Any]:
    names = GARMENT_TYPES[garment_type].keypoints
    points = {name: [*random.uniform(10, 140, 2).round(1), 2] for name in names}
    return {"image": image, "width": WIDTH, "height": HEIGHT, "type": garment_type, "points": points}


def write_data_set(root: Path, photos_of_each_type: Mapping[str, int], seed: int = 8) -> Path:
    """Photos of noise of every type in each split, with points anywhere; and an empty list of label fixes."""
    random = np.random.default_rng(seed)
    splits: dict[str, list[str]] = {}
    for split, count in photos_of_each_type.items():
        splits[split] = []
        for garment_type in GARMENT_TYPES:
            for index in range(count):
                stem = f"{garment_type}-{split}-{index}"
                write_photo(root / "photos" / f"{stem}.png", random)
                label = root / "labels" / f"{stem}.json"
                label.parent.mkdir(exist_ok=True)
                label.write_text(json.dumps(label_document(f"photos/{stem}.png", garment_type, random)))
                splits[split].append(f"labels/{stem}.json")
    (root / "splits.json").write_text(json.dumps({"train": [], "validation": [], **splits}))
    (root / "no_fixes.json").write_text("[]")
    return root
