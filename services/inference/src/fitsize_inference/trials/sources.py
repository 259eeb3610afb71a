"""Which labelled garments scenes are made of."""

from pathlib import Path

from fitsize_inference.datasets.label_sets import read_label_set
from fitsize_inference.datasets.labels import Split, read_split
from fitsize_inference.datasets.phone_scenes import labelled_garment
from fitsize_inference.scenes.phone.garment import LabelledGarment


def garments_of(
    data: Path, split: Split, label_set: Path | None, label_fixes: Path | None = None
) -> dict[str, list[LabelledGarment]]:
    """Garments by type, in the order of their names: of a split, or of a label set when one is given.

    label_fixes: corrections of the split's labels, the project's own by default. Those whose label lacks the points
    that set the size are left out. Raises LabelError.
    """
    labels = read_split(data, split, label_fixes) if label_set is None else read_label_set(label_set, data)
    garments: dict[str, list[LabelledGarment]] = {}
    for label in sorted(labels, key=lambda label: label.image.name):
        garment = labelled_garment(label)
        if garment.has_size:
            garments.setdefault(label.garment_type, []).append(garment)
    return garments
