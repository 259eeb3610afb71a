"""A discrete-event model of gateways, TorchServe's batching and its workers: which settings suit which load."""
