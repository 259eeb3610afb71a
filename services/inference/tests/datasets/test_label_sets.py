import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from data_set import label_document, write_data_set, write_photo
from fitsize_inference.datasets.label_sets import read_label_set, refuse_validation_photos
from fitsize_inference.datasets.labels import LabelError
from fitsize_inference.datasets.pool import Pool
from fitsize_inference.photos import PhotoPyramid


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_data_set(tmp_path, {"train": 1, "validation": 1})


@pytest.fixture
def label_set(root: Path) -> Callable[..., Path]:
    def write(*images: str, **changes: Any) -> Path:
        random = np.random.default_rng(5)
        documents = []
        for image in images:
            if not (root / image).exists():
                write_photo(root / image, random)
            documents.append({**label_document(image, "skirt", random), **changes})
        path = root / "more.json"
        path.write_text(json.dumps({"labels": documents}))
        return path

    return write


def test_a_label_set_gives_its_photos_with_their_weights(root: Path, label_set: Callable[..., Path]) -> None:
    labels = read_label_set(label_set("new/a.png", "new/b.png", weight=0.5), root)
    assert [label.image.name for label in labels] == ["a.png", "b.png"]
    assert [label.weight for label in labels] == [0.5, 0.5]
    refuse_validation_photos(labels, root, root / "more.json")


def test_a_photo_labelled_twice_is_refused(root: Path, label_set: Callable[..., Path]) -> None:
    with pytest.raises(LabelError, match=r"more\.json: label 2: .*a\.png has a label already; keep one"):
        read_label_set(label_set("new/a.png", "new/../new/a.png"), root)


def test_what_is_wrong_with_a_label_is_told_with_its_number(root: Path, label_set: Callable[..., Path]) -> None:
    with pytest.raises(LabelError, match=r"more\.json: label 1: unknown point 'elbow'"):
        read_label_set(label_set("new/a.png", points={"elbow": [1, 2, 2]}), root)


@pytest.mark.parametrize("text", ["[]", '{"labels": []}', '{"labels": {}}', "{", "7"])
def test_another_file_is_no_label_set(root: Path, text: str) -> None:
    path = root / "more.json"
    path.write_text(text)
    with pytest.raises(LabelError, match=r"more\.json"):
        read_label_set(path, root)


@pytest.mark.parametrize("copied", [False, True])
def test_a_validation_photo_is_refused_under_any_name(root: Path, label_set: Callable[..., Path], copied: bool) -> None:
    image = "photos/skirt-validation-0.png"
    if copied:
        shutil.copy(root / image, root / "photos" / "renamed.png")
        image = "photos/renamed.png"
    path = label_set("new/a.png", image)
    with pytest.raises(LabelError, match=r"more\.json: .* is a photo of the validation split, which is never trained"):
        refuse_validation_photos(read_label_set(path, root), root, path)


def test_photos_are_drawn_by_their_weight(root: Path, label_set: Callable[..., Path]) -> None:
    path = label_set("new/a.png", "new/b.png")
    document = json.loads(path.read_text())
    document["labels"][0]["weight"] = 4
    path.write_text(json.dumps(document))
    labels = read_label_set(path, root)
    photo = PhotoPyramid(np.zeros((200, 150, 3), np.uint8))
    pool = Pool([photo, photo], labels)
    random = np.random.default_rng(0)
    drawn = [pool.draw("skirt", random)[1] is labels[0] for _ in range(400)]
    assert np.mean(drawn) == pytest.approx(0.8, abs=0.06)
