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
        """A photo of a type, by its labels' weights; of any type where there is none of it."""
        of_type = [index for index, label in enumerate(self.labels) if label.garment_type == garment_type]
        candidates = of_type or list(range(len(self.labels)))
        weights = np.array([self.labels[index].weight for index in candidates])
        # Equal weights keep the draw of earlier versions, so that a seed still gives the samples that it gave.
        even = bool((weights == weights[0]).all())
        chance = random.integers(len(candidates)) if even else random.choice(len(candidates), p=weights / weights.sum())
        chosen = candidates[int(chance)]
        return self.photos[chosen], self.labels[chosen]
