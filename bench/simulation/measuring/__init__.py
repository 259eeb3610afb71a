"""What the model is calibrated with and checked against: real runs of TorchServe with both models."""
