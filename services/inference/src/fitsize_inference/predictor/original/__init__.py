"""The original networks with their own pre- and post-processing."""

from fitsize_inference.predictor.original.predictor import GarmentTypeNeededError, OriginalPredictor

__all__ = ["GarmentTypeNeededError", "OriginalPredictor"]
