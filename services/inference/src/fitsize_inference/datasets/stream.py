"""The stream of training samples: the same seed and position give the same sample, on any number of workers."""

from dataclasses import dataclass

import numpy as np

from fitsize_inference.datasets.pool import Pool
from fitsize_inference.datasets.samples import Sample, SampleMaker

# Shares of the types in a batch. Dresses are the most varied and err most; skirts and trousers are learnt quickly.
TYPE_SHARES = {"blouse": 0.23, "outwear": 0.20, "trousers": 0.17, "skirt": 0.15, "dress": 0.25}


@dataclass(frozen=True)
class SampleStream:
    """Samples by position, drawn from pools by their share, and so that each type has its share of a batch.

    nothing_share: share of samples without a garment.
    """

    pools: list[Pool]
    maker: SampleMaker
    seed: int
    length: int
    batch_size: int
    close_share: float = 0.6
    nothing_share: float = 0.07

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, position: int) -> Sample:
        if not 0 <= position < self.length:
            raise IndexError(position)
        # A batch is of one look, as views of different sizes do not stack.
        close = bool(np.random.default_rng((self.seed, position // self.batch_size, 1)).random() < self.close_share)
        random = np.random.default_rng((self.seed, position))
        shares = np.array([pool.share for pool in self.pools])
        pool = self.pools[int(random.choice(len(self.pools), p=shares / shares.sum()))]
        garment_type = str(random.choice(list(TYPE_SHARES), p=list(TYPE_SHARES.values())))
        photo, label = pool.draw(garment_type, random)
        if random.random() < self.nothing_share:
            return self.maker.nothing(photo, label, random, close)
        other = pool.draw(str(random.choice(list(TYPE_SHARES))), random)
        return self.maker.garment(photo, label, random, close, other)
