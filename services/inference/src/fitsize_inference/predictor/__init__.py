"""From photos to garment keypoints."""

from fitsize_inference.predictor.keypoints import GarmentPhoto, GarmentPrediction, KeypointPredictor

__all__ = ["GarmentPhoto", "GarmentPrediction", "KeypointPredictor"]
