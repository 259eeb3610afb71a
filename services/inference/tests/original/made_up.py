"""Photos and heatmaps for the comparison with the public source: the same numbers wherever they are made."""

import numpy as np
from numpy.typing import NDArray

SEED = 20180611


def network_input(size: int) -> NDArray[np.float32]:
    """(1, 3, size, size) of about the range of a normalised photo."""
    random = np.random.Generator(np.random.PCG64(SEED))
    return (4 * random.random((1, 3, size, size), np.float32) - 2.6).astype(np.float32)


def photo(width: int, height: int) -> NDArray[np.uint8]:
    """(height, width, 3) RGB: waves of a few colours, without left-right symmetry."""
    y, x = np.mgrid[0:height, 0:width] / 60
    channels = [np.sin(x + 0.7 * y + phase) * np.cos(y - 0.3 * x * phase) for phase in (0.0, 1.1, 2.3)]
    return (127.5 + 120 * np.stack(channels, axis=-1)).astype(np.uint8)


def heatmaps(keypoints: int, columns: int) -> NDArray[np.float32]:
    """(keypoints, 128, 128) as a trained network gives them: a Gaussian of 100 and 8 cells, a lower one beside it, and
    noise. The Gaussians lie in the first columns, where the photo is; the last keypoint has none."""
    random = np.random.Generator(np.random.PCG64(SEED + keypoints))
    y, x = np.mgrid[0:128, 0:128]
    maps = []
    for index in range(keypoints):
        total = (random.random((128, 128)) - 0.5) * 0.8
        for height in (100.0, 40.0) if index < keypoints - 1 else ():
            column, row = random.random() * columns, random.random() * 128
            total = total + height * np.exp(-((x - column) ** 2 + (y - row) ** 2) / 128)
        maps.append(total)
    return np.stack(maps).astype(np.float32)
