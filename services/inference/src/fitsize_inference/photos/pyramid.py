"""A photo at several resolutions."""

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
SMALLEST_SIDE = 64


class PhotoPyramid:
    """A photo at full, half, quarter … resolution, so that a view which shrinks it far does not alias."""

    def __init__(self, pixels: Image, width: int | None = None, height: int | None = None) -> None:
        """pixels: (H, W, 3). width, height: of the photo whose pixel coordinates are used, if pixels has fewer."""
        self.levels = [pixels]
        self.width = pixels.shape[1] if width is None else width
        self.height = pixels.shape[0] if height is None else height
        while min(self.levels[-1].shape[:2]) >= 2 * SMALLEST_SIDE:
            rows, columns = self.levels[-1].shape[:2]
            half = cv2.resize(self.levels[-1], (columns // 2, rows // 2), interpolation=cv2.INTER_AREA)
            self.levels.append(half.astype(np.uint8, copy=False))

    def level_for(self, scale: float) -> tuple[Image, float, float]:
        """The smallest image that still has the pixels for a view of the photo shrunk by `scale`, and by how much its
        x and its y are already shrunk."""
        chosen = self.levels[0]
        for level in self.levels[1:]:
            if level.shape[1] >= scale * self.width:
                chosen = level
        return chosen, chosen.shape[1] / self.width, chosen.shape[0] / self.height
