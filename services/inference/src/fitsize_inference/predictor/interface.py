"""What anything that finds keypoints offers to those who serve, evaluate or call it."""

from typing import Protocol

from fitsize_inference.predictor.keypoints import GarmentPhoto, GarmentPrediction


class GarmentPredictor(Protocol):
    """Finds the keypoints of garments."""

    def predict(self, photos: list[GarmentPhoto]) -> list[GarmentPrediction]:
        """One prediction a photo, in order; photos of mixed garment types may come together."""
        ...
