"""Photos that training samples are drawn from."""

from dataclasses import dataclass

import numpy as np

from fitsize_inference.datasets.labels import LabelledPhoto
from fitsize_inference.photos import PhotoPyramid


@dataclass(frozen=True)
class Pool:
    """Photos in memory with their labels. share: of the samples that come from here."""

    photos: list[PhotoPyramid]
    labels: list[LabelledPhoto]
    share: float = 1.0

    def draw(self, garment_type: str, random: np.random.Generator) -> tuple[PhotoPyramid, LabelledPhoto]:
        """A photo of a type; of any type where there is none of it."""
        of_type = [index for index, label in enumerate(self.labels) if label.garment_type == garment_type]
        candidates = of_type or list(range(len(self.labels)))
        chosen = candidates[int(random.integers(len(candidates)))]
        return self.photos[chosen], self.labels[chosen]
