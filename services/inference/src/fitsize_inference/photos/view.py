"""A photo seen through a homography."""

import cv2
import numpy as np
from numpy.typing import NDArray

from fitsize_inference.codec import to_pixel_centres
from fitsize_inference.photos.pyramid import PhotoPyramid


def look(photo: PhotoPyramid, matrix: NDArray[np.float64], size: int) -> NDArray[np.uint8]:
    """The (size, size, 3) view of a photo through a 3x3 homography from photo pixels to view pixels.

    Beyond the photo its edge is repeated: a plain border would be an edge that looks like a garment's.
    """
    scale = float(np.sqrt(abs(np.linalg.det(matrix[:2, :2] / matrix[2, 2]))))
    level, across, down = photo.level_for(scale)
    seen = to_pixel_centres(matrix @ np.diag([1 / across, 1 / down, 1.0]))
    view = cv2.warpPerspective(level, seen, (size, size), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return view.astype(np.uint8, copy=False)
