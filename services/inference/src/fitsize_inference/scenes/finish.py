"""What a phone does to the light it gets: lens, exposure, white balance, noise, sharpening, JPEG with EXIF."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image as PillowImage

from fitsize_inference.scenes.colour import encoded
from fitsize_inference.scenes.light import blur
from fitsize_inference.scenes.noise import coordinates

Image = npt.NDArray[np.float32]
Photo = npt.NDArray[np.uint8]

ORIENTATION_TAG, EXIF_IFD, FOCAL_LENGTH_35MM_TAG = 0x0112, 0x8769, 0xA405

# How the stored pixels lie for each EXIF orientation: quarter turns (clockwise) that make them upright.
QUARTER_TURNS_TO_UPRIGHT = {1: 0, 3: 2, 6: 1, 8: 3}


@dataclass(frozen=True)
class Development:
    """How a photo is developed. exposure: factor on the light; warmth: +0.1 is 10 % more red than blue;

    vignette: light lost in the corners, 0..1; falloff: light lost across the frame away from the window;
    noise: standard deviation in 8-bit steps at mid grey; blur_px: lens and motion; sharpen: strength of unsharp mask.
    """

    exposure: float
    warmth: float
    vignette: float
    falloff: float
    falloff_deg: float
    noise: float
    blur_px: float
    sharpen: float


def random_development(generator: np.random.Generator, light_deg: float) -> Development:
    """An everyday indoor photo."""
    return Development(
        exposure=float(np.exp(generator.normal(0.0, 0.12))),
        warmth=float(generator.normal(0.03, 0.05)),
        vignette=float(generator.uniform(0.05, 0.25)),
        falloff=float(generator.uniform(0.05, 0.3)),
        falloff_deg=light_deg,
        noise=float(generator.uniform(1.0, 3.0)),
        blur_px=float(generator.uniform(0.35, 0.7)),
        sharpen=float(generator.uniform(0.2, 0.5)),
    )


def develop(light: Image, development: Development, generator: np.random.Generator) -> Photo:
    """Linear BGR light (H, W, 3) to an 8-bit photo (H, W, 3)."""
    height, width = light.shape[:2]
    x, y = coordinates((height, width), 1.0)
    across = (x - width / 2) / max(width, height) * 2
    down = (y - height / 2) / max(width, height) * 2
    corner = 1 - development.vignette * (across**2 + down**2) / 1.6
    angle = np.deg2rad(development.falloff_deg)
    fall = 1 + development.falloff * 0.5 * (across * np.cos(angle) + down * np.sin(angle))
    balance = np.array([1 - development.warmth / 2, 1.0, 1 + development.warmth / 2], dtype=np.float32)
    exposed = light * (corner * fall * development.exposure)[..., None] * balance
    exposed = blur(exposed.astype(np.float32), development.blur_px)
    # A shoulder instead of a hard clip, as cameras have.
    rolled = np.where(exposed > 0.7, 0.7 + 0.3 * (1 - np.exp(-(exposed - 0.7) / 0.3)), exposed).astype(np.float32)
    picture = encoded(rolled)
    # The mild contrast curve of phones.
    picture = picture + 0.012 * np.sin((picture - 0.5) * 2 * np.pi)
    detail = picture - blur(picture.astype(np.float32), 1.2)
    picture = picture + development.sharpen * detail
    # Sensor noise left over from noise reduction: part fine, part blotchy, more of it in the dark.
    fine = generator.standard_normal((height, width, 1)).astype(np.float32)
    chroma = blur(generator.standard_normal((height, width, 3)).astype(np.float32), 1.0)
    strength = development.noise / 255 * (1.25 - 0.6 * picture.mean(axis=2, keepdims=True))
    picture = picture + strength * (0.8 * fine + 1.1 * chroma)
    return np.asarray(np.clip(picture * 255 + 0.5, 0, 255), dtype=np.uint8)


def jpeg_bytes(photo: Photo, quality: int, focal_length_35mm: int | None, orientation: int = 1) -> bytes:
    """A JPEG file whose upright picture is `photo` (BGR).

    orientation: the EXIF value to write, one of 1, 3, 6, 8; the pixels are stored turned accordingly.
    """
    turns = QUARTER_TURNS_TO_UPRIGHT[orientation]
    stored = np.ascontiguousarray(np.rot90(photo, k=turns))
    picture = PillowImage.fromarray(cv2.cvtColor(stored, cv2.COLOR_BGR2RGB))
    exif = PillowImage.Exif()
    exif[ORIENTATION_TAG] = orientation
    if focal_length_35mm is not None:
        exif.get_ifd(EXIF_IFD)[FOCAL_LENGTH_35MM_TAG] = focal_length_35mm
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True, exif=exif.tobytes())
    return buffer.getvalue()


def write_jpeg(
    path: Path,
    photo: Photo,
    *,
    focal_length_35mm: int | None,
    largest_bytes: int | None = None,
    quality: int = 90,
    orientation: int = 1,
) -> None:
    """Writes a photo; lowers the quality until the file has at most `largest_bytes`.

    Raises ValueError when even quality 60 is too large.
    """
    for attempt in range(quality, 59, -3):
        data = jpeg_bytes(photo, attempt, focal_length_35mm, orientation)
        if largest_bytes is None or len(data) <= largest_bytes:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            return
    raise ValueError(f"{path.name} has {len(data)} bytes at quality 60, more than {largest_bytes}")
