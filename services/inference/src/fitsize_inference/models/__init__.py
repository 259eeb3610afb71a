"""The keypoint network and its weights."""

from fitsize_inference.models.network import KeypointNetwork, NetworkOutput
from fitsize_inference.models.weights import Weights, WeightsError, load_weights, weights_folder

__all__ = ["KeypointNetwork", "NetworkOutput", "Weights", "WeightsError", "load_weights", "weights_folder"]
