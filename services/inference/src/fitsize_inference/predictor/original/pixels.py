"""Photos as the original networks take them, and their heatmaps back."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from fitsize_inference.models.original import INPUT_SIZE, STRIDE
from fitsize_inference.photos import PhotoPyramid

Floats = NDArray[np.float32]

# Of pixels of 0..1, from the public source.
MEAN = 0.65
DEVIATION = 0.25


@dataclass(frozen=True)
class OriginalView:
    """A photo in the upper left of the network's input, zeros beside or below it.

    image, mirrored: (3, 512, 512) normalised RGB; the second is of the mirrored photo. scale: input pixels a photo
    pixel. columns: cells of a heatmap that the photo covers from its left.
    """

    image: Floats
    mirrored: Floats
    scale: float
    columns: int


def view_of(photo: PhotoPyramid) -> OriginalView:
    """The photo shrunk or enlarged to 512 pixels along its longer side, bicubic."""
    scale = INPUT_SIZE / max(photo.width, photo.height)
    width, height = max(1, int(photo.width * scale)), max(1, int(photo.height * scale))
    pixels = photo.levels[0]
    return OriginalView(
        image=_padded(pixels, width, height),
        mirrored=_padded(np.ascontiguousarray(pixels[:, ::-1]), width, height),
        scale=scale,
        columns=width // STRIDE,
    )


def add_mirrored(heatmaps: Floats, mirrored: Floats, columns: int, swap: list[int]) -> Floats:
    """The sum of rectified heatmaps (K, G, G) of a photo and of its mirror image, the latter turned back.

    swap: which keypoint each one is in the mirror. About 200 at a point that both see.
    """
    turned = np.zeros_like(mirrored)
    turned[:, :, :columns] = mirrored[:, :, :columns][:, :, ::-1]
    return np.asarray(np.maximum(heatmaps, 0) + np.maximum(turned[swap], 0), dtype=np.float32)


def _padded(pixels: NDArray[np.uint8], width: int, height: int) -> Floats:
    resized = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_CUBIC)
    image = np.zeros((3, INPUT_SIZE, INPUT_SIZE), np.float32)
    image[:, :height, :width] = ((resized.astype(np.float32) / 255 - MEAN) / DEVIATION).transpose(2, 0, 1)
    return image
