"""Changes of light, colour and sharpness that leave points where they are."""

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]


def vary_colour(image: Image, random: np.random.Generator) -> Image:
    """Another exposure, white balance and saturation; sometimes grey, blurred, noisy or JPEG-compressed."""
    pixels = image.astype(np.float32)
    pixels = pixels * random.uniform(0.8, 1.2, 3).astype(np.float32)
    grey = pixels.mean(axis=2, keepdims=True)
    saturation = 0.0 if random.random() < 0.06 else random.uniform(0.5, 1.5)
    pixels = grey + (pixels - grey) * saturation
    mean = float(pixels.mean())
    pixels = (pixels - mean) * random.uniform(0.65, 1.35) + mean + random.uniform(-35, 35)
    if random.random() < 0.3:
        across = np.linspace(-1, 1, image.shape[1], dtype=np.float32)
        down = np.linspace(-1, 1, image.shape[0], dtype=np.float32)
        slope = random.uniform(-30, 30, 2)
        pixels = pixels + (across[None, :] * slope[0] + down[:, None] * slope[1])[..., None].astype(np.float32)
    if random.random() < 0.15:
        pixels = pixels[..., random.permutation(3)]
    if random.random() < 0.3:
        pixels = pixels + random.standard_normal(pixels.shape).astype(np.float32) * random.uniform(1, 10)
    varied = np.clip(pixels, 0, 255).astype(np.uint8)
    if random.random() < 0.2:
        varied = cv2.GaussianBlur(varied, (0, 0), random.uniform(0.4, 1.3)).astype(np.uint8, copy=False)
    if random.random() < 0.2:
        quality = [cv2.IMWRITE_JPEG_QUALITY, int(random.integers(30, 85))]
        decoded = cv2.imdecode(cv2.imencode(".jpg", varied, quality)[1], cv2.IMREAD_COLOR)
        if decoded is not None:
            varied = decoded.astype(np.uint8, copy=False)
    return np.asarray(varied, dtype=np.uint8)


def cut_out(image: Image, random: np.random.Generator) -> Image:
    """One to three rectangles of the picture hidden, as by a hand, a label or a fold."""
    hidden = image.copy()
    height, width = image.shape[:2]
    for _ in range(int(random.integers(1, 4))):
        rows, columns = (random.uniform(0.04, 0.2, 2) * (height, width)).astype(int)
        top, left = int(random.integers(0, height - rows)), int(random.integers(0, width - columns))
        hidden[top : top + rows, left : left + columns] = random.integers(0, 256, 3)
    return hidden
