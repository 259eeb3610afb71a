import json
import shutil
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from data_set import label_document, write_data_set, write_photo
from fitsize_inference.datasets.label_document import LabelledPhoto, type_mask
from fitsize_inference.datasets.labels import LabelError
from fitsize_inference.training.data import read_training_data
from fitsize_inference.training.development import hold_out
from fitsize_inference.training.settings import LabelSetSetting, TrainingSettings


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_data_set(tmp_path, {"train": 2, "validation": 1})


def _label(garment_type: str, number: int) -> LabelledPhoto:
    points = np.ones((24, 2), np.float32)
    return LabelledPhoto(Path(f"{garment_type}{number}.jpg"), garment_type, points, type_mask(garment_type))


def _label_set(root: Path, *images: str) -> LabelSetSetting:
    random = np.random.default_rng(3)
    (root / "more.json").write_text(json.dumps({"labels": [label_document(i, "skirt", random) for i in images]}))
    return LabelSetSetting(str(root / "more.json"), 0.25)


def test_a_share_of_every_type_is_held_out() -> None:
    labels = [_label("skirt", n) for n in range(30)] + [_label("dress", n) for n in range(4)] + [_label("blouse", 0)]
    split = hold_out(labels, 0.1, 1)
    assert Counter(label.garment_type for label in split.development) == {"skirt": 3, "dress": 1}
    assert Counter(label.image for label in [*split.training, *split.development]) == Counter(
        label.image for label in labels
    )


def test_the_same_photos_are_held_out_whatever_their_order() -> None:
    labels = [_label(kind, number) for kind in ("skirt", "dress") for number in range(20)]

    def held_out(some: list[LabelledPhoto], seed: int) -> set[Path]:
        return {label.image for label in hold_out(some, 0.2, seed).development}

    assert held_out(labels, 1) == held_out(labels[::-1], 1)
    assert held_out(labels, 1) != held_out(labels, 2)
    assert hold_out(labels, 0.0, 1).development == []


def test_pools_have_the_shares_that_were_asked_for(root: Path) -> None:
    write_photo(root / "new" / "a.png", np.random.default_rng(1))
    settings = TrainingSettings(rendered=2, rendered_share=0.15, label_sets=(_label_set(root, "new/a.png"),))
    read = read_training_data(root, settings, root / "no_fixes.json")
    assert [pool.share for pool in read.pools] == pytest.approx([0.6, 0.25, 0.15])
    assert [len(pool.labels) for pool in read.pools] == [10, 1, 2]
    assert read.photos == 11


def test_phone_scenes_are_made_of_garments_that_are_trained_on(root: Path) -> None:
    settings = TrainingSettings(rendered_share=0.0, phone_scenes=4, phone_scene_share=0.4, development_share=0.5)
    read = read_training_data(root, settings, root / "no_fixes.json")
    own, scenes = read.pools
    assert (own.share, scenes.share) == pytest.approx((0.6, 0.4))
    assert {label.image for label in scenes.labels} <= {label.image for label in own.labels}
    for photo, label in zip(scenes.photos, scenes.labels, strict=True):
        inside = label.points[label.present]
        assert (inside >= 0).all()
        assert (inside <= [photo.width, photo.height]).all()
    assert read_training_data(root, settings, root / "no_fixes.json").fingerprint == read.fingerprint
    assert read.photos == len(own.labels)


def test_development_photos_are_trained_on_nowhere(root: Path) -> None:
    images = [f"photos/skirt-train-{index}.png" for index in range(2)]
    shutil.copy(root / images[0], root / "copy0.png")
    shutil.copy(root / images[1], root / "copy1.png")
    settings = TrainingSettings(
        rendered_share=0.0, label_sets=(_label_set(root, *images, "copy0.png", "copy1.png"),), development_share=0.5
    )
    read = read_training_data(root, settings, root / "no_fixes.json")
    contents = {label.image.read_bytes() for label in read.development}
    assert len(contents) == 5
    for pool in read.pools:
        assert pool.labels
        assert not any(label.image.read_bytes() in contents for label in pool.labels)


def test_a_validation_photo_in_a_label_set_is_refused(root: Path) -> None:
    settings = TrainingSettings(rendered_share=0.0, label_sets=(_label_set(root, "photos/dress-validation-0.png"),))
    with pytest.raises(LabelError, match=r"more\.json: .*validation split, which is never trained on; remove it"):
        read_training_data(root, settings, root / "no_fixes.json")


def test_a_validation_photo_under_another_name_in_the_train_split_is_refused(root: Path) -> None:
    shutil.copy(root / "photos" / "dress-validation-0.png", root / "photos" / "dress-train-0.png")
    with pytest.raises(LabelError, match=r"splits\.json: .*dress-train-0\.png is a photo of the validation split"):
        read_training_data(root, TrainingSettings(rendered_share=0.0), root / "no_fixes.json")


def test_other_labels_have_another_fingerprint(root: Path) -> None:
    settings = TrainingSettings(rendered_share=0.0)
    before = read_training_data(root, settings, root / "no_fixes.json").fingerprint
    assert read_training_data(root, settings, root / "no_fixes.json").fingerprint == before
    path = root / "labels" / "skirt-train-0.json"
    document = json.loads(path.read_text())
    document["points"]["hemline_left"][0] += 1
    path.write_text(json.dumps(document))
    assert read_training_data(root, settings, root / "no_fixes.json").fingerprint != before
