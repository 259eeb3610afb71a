"""Stand-ins for the original weights, which cannot be had: of the right names and shapes, the same everywhere."""

import hashlib
import math
from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor


def seeded_state(like: Mapping[str, Tensor], seed: int) -> dict[str, Tensor]:
    """Values for each entry of a state_dict, of its shape, from its name and the seed alone.

    So they depend neither on the order in which a network makes its layers nor on torch's generator. A residual
    branch's last batch norm is weak: 50 branches as strong as their shortcuts would add up to 1e7.
    """
    return {name: torch.from_numpy(_values(name, tuple(value.shape), seed)) for name, value in like.items()}


def _values(name: str, shape: tuple[int, ...], seed: int) -> np.ndarray[tuple[int, ...], np.dtype[np.generic]]:
    if name.endswith("num_batches_tracked"):
        return np.zeros(shape, np.int64)
    key = int.from_bytes(hashlib.sha256(f"{seed} {name}".encode()).digest()[:16], "little")
    low, high = _range(name, shape)
    numbers = np.random.Generator(np.random.PCG64(key)).random(shape, np.float32)
    return np.asarray(low + (high - low) * numbers, np.float32)


def _range(name: str, shape: tuple[int, ...]) -> tuple[float, float]:
    if len(shape) > 1:
        # A transposed convolution's kernel overlaps itself twice along each side: a quarter of it meets at a place.
        reach = shape[0] * math.prod(shape[2:]) / 4 if _is_transposed(name) else math.prod(shape[1:])
        bound = math.sqrt(6 / reach)
        return -bound, bound
    if name.endswith("running_var"):
        return 0.5, 1.5
    if name.endswith("bn3.weight"):
        return 0.1, 0.3
    if name.endswith("weight"):
        return 0.8, 1.2
    return -0.1, 0.1


def _is_transposed(name: str) -> bool:
    return name in (f"refine_net.bottleneck{level}.{level - 2}.weight" for level in (3, 4, 5))
