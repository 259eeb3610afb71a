"""Teaches finished weights to see another garment beside the one that is measured."""

from dataclasses import replace

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from fitsize_inference.datasets.pool import Pool
from fitsize_inference.datasets.samples import SampleMaker
from fitsize_inference.datasets.stream import SampleStream
from fitsize_inference.models import KeypointNetwork
from fitsize_inference.models.pixels import to_network_input

# Of the views. In training 9 % had a neighbour, and a loss beside the others taught little but that share: of pairs of
# real photos 15 % were told from single ones at 9 % false alarms.
NEIGHBOUR_SHARE = 0.6
BATCH = 32
STEPS = 60
# Pull of the weights towards zero, over standardised features.
DECAY = 1e-2


def fit_neighbours(network: KeypointNetwork, pools: list[Pool], maker: SampleMaker, views: int, seed: int) -> None:
    """Fits the layer that says whether there is another garment, and no other: a logistic regression by L-BFGS.

    views: how many wide views of photos of the pools, with and without a neighbour. Both count alike, so that a
    probability of one half says that neither is likelier. Nothing changes where views are all of one kind.
    """
    beside = replace(maker, neighbour_share=NEIGHBOUR_SHARE)
    stream = SampleStream(pools, beside, seed, views, 1, close_share=0.0, nothing_share=0.0)
    features, several = _features(network, stream)
    if several.min() == several.max():
        return
    middle, spread = features.mean(dim=0), features.std(dim=0) + 1e-3
    standard = (features - middle) / spread
    layer = nn.Linear(features.shape[1], 1)
    nn.init.zeros_(layer.weight)
    nn.init.zeros_(layer.bias)
    share = several.mean()
    balance = torch.where(several > 0.5, 0.5 / share, 0.5 / (1 - share))
    optimiser = torch.optim.LBFGS(layer.parameters(), max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimiser.zero_grad()
        value = functional.binary_cross_entropy_with_logits(layer(standard)[:, 0], several, balance)
        value = value + DECAY * layer.weight.square().sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    with torch.no_grad():
        network.neighbours.weight.copy_(layer.weight / spread)
        network.neighbours.bias.copy_(layer.bias - (layer.weight / spread) @ middle)


def _features(network: KeypointNetwork, stream: SampleStream) -> tuple[Tensor, Tensor]:
    """What the layer sees of each view (N, F), and whether there is a neighbour (N,)."""
    seen: list[Tensor] = []
    hook = network.neighbours.register_forward_pre_hook(lambda _, given: seen.append(given[0].float()))
    several: list[float] = []
    network.eval()
    try:
        with torch.no_grad():
            for start in range(0, len(stream), BATCH):
                samples = [stream[position] for position in range(start, min(start + BATCH, len(stream)))]
                network(to_network_input(np.stack([sample.image for sample in samples])))
                several += [sample.several for sample in samples]
    finally:
        hook.remove()
    return torch.cat(seen), torch.tensor(several)
