"""Image files to pixels, strictly: half a photo is an error, not a photo with a grey half."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image, ImageOps

# The gateway refuses more before it gets here; this guards the worker's memory against anything else.
MAXIMUM_PIXELS = 64_000_000


class PhotoError(ValueError):
    """A photo that cannot be read; the message says what is wrong with it."""


@dataclass(frozen=True)
class DecodedPhoto:
    """An upright photo. pixels: (H, W, 3) RGB, perhaps fewer than width x height, which are those of the file."""

    pixels: NDArray[np.uint8]
    width: int
    height: int


def decode_photo(data: bytes, at_least: int | None = None) -> DecodedPhoto:
    """Decodes a JPEG, PNG or WebP file and turns it upright as its orientation tag says.

    at_least: a JPEG may be decoded at a half, quarter or eighth of its size as long as both sides keep so many pixels,
    which takes a third of the time. Raises PhotoError.
    """
    return _decode(data, "RGB", at_least)


def decode_grey(data: bytes) -> NDArray[np.uint8]:
    """The photo's brightness (H, W) without its colours: of a JPEG in two thirds of the time. Raises PhotoError."""
    return _decode(data, "L", None).pixels


def _decode(data: bytes, mode: Literal["RGB", "L"], at_least: int | None) -> DecodedPhoto:
    if not data:
        raise PhotoError("the image is empty")
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP"]) as image:
            width, height = image.size
            if width * height > MAXIMUM_PIXELS:
                raise PhotoError(
                    f"the image has {width} x {height} pixels, more than {MAXIMUM_PIXELS // 1_000_000} million"
                )
            if at_least is not None or mode == "L":
                image.draft(mode, image.size if at_least is None else (at_least, at_least))
            image.load()
            # In place, and converted only if need be: two copies less were 19 of 50 CPU-ms at 3 megapixels.
            ImageOps.exif_transpose(image, in_place=True)
            turned = (image.width > image.height) != (width > height)
            pixels = np.asarray(image if image.mode == mode else image.convert(mode), dtype=np.uint8)
    except PhotoError:
        raise
    # Pillow raises SyntaxError, struct.error and others on damaged files, beside its own.
    except Exception as error:
        raise PhotoError("not a JPEG, PNG or WebP image, or a damaged one") from error
    if turned:
        width, height = height, width
    return DecodedPhoto(pixels, width, height)


def read_photo(path: Path) -> NDArray[np.uint8]:
    """RGB pixels (H, W, 3) of an image file, upright. Raises PhotoError, which names the file."""
    try:
        return decode_photo(path.read_bytes()).pixels
    except OSError as error:
        raise PhotoError(f"{path}: cannot be read ({error.strerror})") from error
    except PhotoError as error:
        raise PhotoError(f"{path}: {error}") from error


def read_size(path: Path) -> tuple[int, int]:
    """Width and height in pixels of an image file as it opens upright, from its header alone. Raises PhotoError."""
    try:
        with Image.open(path, formats=["JPEG", "PNG", "WEBP"]) as image:
            width, height = image.size
            # Orientations 5 to 8 lie on their side.
            return (height, width) if image.getexif().get(ExifTags.Base.Orientation, 1) >= 5 else (width, height)
    except Exception as error:
        raise PhotoError(f"{path}: cannot be read as a JPEG, PNG or WebP image") from error


def read_focal_length(path: Path) -> float | None:
    """The focal length in 35 mm terms that a photo's EXIF has, None without one. Raises PhotoError."""
    try:
        with Image.open(path) as image:
            value = image.getexif().get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.FocalLengthIn35mmFilm)
    except OSError as error:
        raise PhotoError(f"{path}: cannot be read") from error
    try:
        focal_length = float(value) if value else 0.0
    except (TypeError, ValueError):
        return None
    return focal_length if focal_length > 0 else None
