"""Photos: decoding, and the views of them that the network sees."""

from fitsize_inference.photos.decode import (
    DecodedPhoto,
    PhotoError,
    decode_grey,
    decode_photo,
    read_focal_length,
    read_photo,
)
from fitsize_inference.photos.pyramid import PhotoPyramid
from fitsize_inference.photos.quality import PhotoQuality, photo_quality
from fitsize_inference.photos.view import look

__all__ = [
    "DecodedPhoto",
    "PhotoError",
    "PhotoPyramid",
    "PhotoQuality",
    "decode_grey",
    "decode_photo",
    "look",
    "photo_quality",
    "read_focal_length",
    "read_photo",
]
