"""Photos: decoding, and the views of them that the network sees."""

from fitsize_inference.photos.decode import DecodedPhoto, PhotoError, decode_photo, read_focal_length, read_photo
from fitsize_inference.photos.pyramid import PhotoPyramid
from fitsize_inference.photos.view import look

__all__ = ["DecodedPhoto", "PhotoError", "PhotoPyramid", "decode_photo", "look", "read_focal_length", "read_photo"]
