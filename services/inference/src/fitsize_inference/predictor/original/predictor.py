"""The original networks behind the same interface as the present one."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from fitsize_inference.models.original import HeatmapNetwork, OriginalNetworks
from fitsize_inference.predictor.interface import GarmentPredictor
from fitsize_inference.predictor.keypoints import TYPES, GarmentPhoto, GarmentPrediction
from fitsize_inference.predictor.original.pixels import OriginalView, add_mirrored, view_of
from fitsize_inference.predictor.original.points import OriginalPoints, read_points
from fitsize_inference.spec import GARMENT_TYPES, KEYPOINTS, flip_order

Floats = NDArray[np.float32]

# The public source's mean error on FashionAI, relative to the distance of a type's normalising points. No photo has
# been measured with the original weights, so this is all that is known of how far off a sharp peak may be.
PUBLISHED_ERROR = 0.0382
# Mean length of a vector whose components have a standard deviation of 1 (Rayleigh).
MEAN_LENGTH = float(np.sqrt(np.pi / 2))


class GarmentTypeNeededError(ValueError):
    """There is one original network a garment type, and nothing to say which of them a photo needs."""


class OriginalPredictor:
    """Finds keypoints with the original networks, each photo and its mirror image with its type's own.

    finder: the present network. It says what the garment is where no type is named, and whether there is one at all,
    which the original networks cannot. Without it, each photo's type has to be named.
    """

    def __init__(self, original: OriginalNetworks, finder: GarmentPredictor | None = None) -> None:
        self.original = original
        self.finder = finder

    def predict(self, photos: list[GarmentPhoto]) -> list[GarmentPrediction]:
        """One prediction a photo, in order; photos of one type go through its network together.

        Raises GarmentTypeNeededError for a photo without a type where there is no finder.
        """
        found = self._find(photos)
        batches: dict[str, list[int]] = {}
        for index, item in enumerate(found):
            batches.setdefault(item.garment_type, []).append(index)
        for kind, indices in batches.items():
            network = self.original.networks[kind]
            views = [view_of(photos[index].photo) for index in indices]
            for index, view, heatmaps in zip(indices, views, _look(network, views, kind), strict=True):
                photo = photos[index].photo
                found[index] = _fill(found[index], read_points(heatmaps, view.scale, photo.width, photo.height), kind)
        return found

    def _find(self, photos: list[GarmentPhoto]) -> list[GarmentPrediction]:
        """What is known of each photo but for its points."""
        if self.finder is not None:
            return list(self.finder.predict(photos))
        return [_named(item.garment_type, index) for index, item in enumerate(photos)]


def _named(garment_type: str | None, index: int) -> GarmentPrediction:
    if garment_type is None:
        raise GarmentTypeNeededError(
            f"photo {index + 1}: the original networks need the garment's type; name one of {', '.join(TYPES)}"
        )
    count = len(KEYPOINTS)
    return GarmentPrediction(
        garment_type=garment_type,
        points=np.zeros((count, 2), np.float32),
        covariance=np.zeros((count, 3), np.float32),
        confidence=np.zeros(count, np.float32),
        presence=np.zeros(count, np.float32),
        type_probability=np.array([kind == garment_type for kind in TYPES], np.float32),
        garment_probability=1.0,
    )


def _look(network: HeatmapNetwork, views: list[OriginalView], kind: str) -> list[Floats]:
    """Summed heatmaps (K, G, G) of each view, all of them through the network at once."""
    both = network.heatmaps(np.stack([view.image for view in views] + [view.mirrored for view in views]))
    swap = flip_order(GARMENT_TYPES[kind].keypoints)
    count = len(views)
    return [add_mirrored(both[i], both[count + i], view.columns, swap) for i, view in enumerate(views)]


def _fill(known: GarmentPrediction, read: OriginalPoints, kind: str) -> GarmentPrediction:
    """Puts the points of a type at their places among all keypoints."""
    garment = GARMENT_TYPES[kind]
    places = [KEYPOINTS.index(name) for name in garment.keypoints]
    start, end = (read.points[garment.keypoints.index(name)] for name in garment.normalisation)
    spread = PUBLISHED_ERROR / MEAN_LENGTH * max(float(np.linalg.norm(end - start)), 1.0)
    count = len(KEYPOINTS)
    points, covariance = np.zeros((count, 2), np.float32), np.zeros((count, 3), np.float32)
    confidence, presence = np.zeros(count, np.float32), np.zeros(count, np.float32)
    # From the centre of the first pixel to its corner.
    points[places] = read.points + np.float32(0.5)
    covariance[places] = read.covariance + np.array([spread**2, 0, spread**2], np.float32)
    confidence[places] = read.confidence
    presence[places] = read.seen
    return replace(
        known, garment_type=kind, points=points, covariance=covariance, confidence=confidence, presence=presence
    )
