"""The models as TorchServe serves them."""
