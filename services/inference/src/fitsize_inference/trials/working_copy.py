"""What the gateway makes of a phone's photo before the models see it."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

# As in apps/gateway/src/photos/prepare-photo.ts.
WORKING_SIDE = 2048
WORKING_QUALITY = 90


@dataclass(frozen=True)
class WorkingCopy:
    """A JPEG file and its size in px."""

    file: bytes
    width: int
    height: int


def stored(photo: NDArray[np.uint8], quality: int) -> bytes:
    """The JPEG that a phone writes of a BGR photo, without EXIF."""
    return bytes(cv2.imencode(".jpg", photo, [cv2.IMWRITE_JPEG_QUALITY, quality])[1])


def working_copy(file: bytes) -> WorkingCopy:
    """Decodes a photo, shrinks it to WORKING_SIDE and encodes it again."""
    pixels = cv2.imdecode(np.frombuffer(file, np.uint8), cv2.IMREAD_COLOR)
    if pixels is None:
        raise AssertionError("a file that was just encoded can be decoded")
    factor = WORKING_SIDE / max(pixels.shape[:2])
    if factor < 1:
        size = (round(pixels.shape[1] * factor), round(pixels.shape[0] * factor))
        pixels = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    encoded = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, WORKING_QUALITY])[1]
    return WorkingCopy(bytes(encoded), pixels.shape[1], pixels.shape[0])
