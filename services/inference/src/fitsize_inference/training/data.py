"""What a training sees: pools to draw samples from, and the photos held out from them."""

import hashlib
import logging
from dataclasses import dataclass
from pathlib import Path

from fitsize_inference.datasets.label_sets import labels_of_photos, read_label_set, refuse_validation_photos
from fitsize_inference.datasets.labels import LabelledPhoto, read_split
from fitsize_inference.datasets.phone_scenes import phone_scene_pool
from fitsize_inference.datasets.pool import Pool
from fitsize_inference.datasets.rendered import rendered_pool
from fitsize_inference.photos import PhotoPyramid, read_photo
from fitsize_inference.training.development import hold_out
from fitsize_inference.training.settings import TrainingSettings

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class TrainingData:
    """pools: the data set's own labels first. photos: how many of them are real. development: held out. fingerprint:
    of everything that samples are drawn from, so that a training is not resumed on other data."""

    pools: list[Pool]
    photos: int
    development: list[LabelledPhoto]
    fingerprint: str


def read_training_data(data: Path, settings: TrainingSettings, label_fixes: Path | None = None) -> TrainingData:
    """Reads the split `train`, the label sets and their photos, and renders the rendered ones.

    Development photos are left out of the label sets too. Raises LabelError, also for a photo of the split
    `validation` in a label set, and PhotoError.
    """
    labels = read_split(data, "train", label_fixes)
    refuse_validation_photos(labels, data, data / "splits.json")
    split = hold_out(labels, settings.development_share, settings.development_seed)
    logger.info("%d labelled photos, %d of them held out for development", len(labels), len(split.development))
    for label in split.development:
        # Raises where an error could not be measured; before the training rather than at its first checkpoint.
        _ = label.normalisation
    extra = [(_label_set(data, Path(item.path), split.development), item.share) for item in settings.label_sets]
    own_share = 1.0 - settings.rendered_share - settings.phone_scene_share - sum(share for _, share in extra)
    pools = [_pool(chosen, share) for chosen, share in [(split.training, own_share), *extra]]
    photos = sum(len(pool.labels) for pool in pools)
    if settings.rendered_share > 0:
        pools.append(rendered_pool(settings.rendered, settings.rendered_share))
    if settings.phone_scene_share > 0:
        garments = [label for pool in pools[: 1 + len(extra)] for label in pool.labels]
        pools.append(phone_scene_pool(garments, settings.phone_scenes, settings.phone_scene_share, settings.seed))
    return TrainingData(pools, photos, split.development, _fingerprint(pools, data))


def _label_set(data: Path, path: Path, development: list[LabelledPhoto]) -> list[LabelledPhoto]:
    labels = read_label_set(path, data)
    refuse_validation_photos(labels, data, path)
    held_out = {label.image for label in labels_of_photos(labels, [label.image for label in development])}
    logger.info("%s: %d labels, %d of development photos left out", path, len(labels), len(held_out))
    return [label for label in labels if label.image not in held_out]


def _pool(labels: list[LabelledPhoto], share: float) -> Pool:
    return Pool([PhotoPyramid(read_photo(label.image)) for label in labels], labels, share)


def _fingerprint(pools: list[Pool], root: Path) -> str:
    digest = hashlib.sha256()
    for pool in pools:
        digest.update(f"{pool.share!r} {len(pool.labels)}\n".encode())
        for photo, label in zip(pool.photos, pool.labels, strict=True):
            name = label.image.relative_to(root) if label.image.is_relative_to(root) else label.image
            digest.update(f"{name.as_posix()} {label.garment_type} {label.weight!r}\n".encode())
            for part in (label.points, label.present, photo.levels[0]):
                digest.update(part.tobytes())
    return digest.hexdigest()
