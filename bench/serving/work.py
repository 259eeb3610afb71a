"""What every contender does with a photo: decode, shrink to the working copy, marker, keypoints, an answer."""

import base64
import binascii
import io
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from PIL import ExifTags, Image

from fitsize_inference.geometry.marker import MarkerPose, locate_marker
from fitsize_inference.models import load_weights, weights_folder
from fitsize_inference.photos import PhotoPyramid, decode_photo
from fitsize_inference.predictor import GarmentPhoto, GarmentPrediction, KeypointPredictor
from fitsize_inference.predictor.keypoints import PRESENT
from fitsize_inference.predictor.runtime_choice import choose_runtime
from fitsize_inference.spec import GARMENT_TYPES, KEYPOINTS

# As in apps/gateway/src/photos/prepare-photo.ts.
WORKING_SIDE = 2048


@dataclass(frozen=True)
class Opened:
    """A photo's working copy. pixels: (H, W, 3) RGB; factor: px of the photo for each of its px."""

    pixels: NDArray[np.uint8]
    factor: float
    focal_length_35mm: float | None
    clothing: str


def open_photo(file: bytes, clothing: str) -> Opened:
    """Decodes a photo and shrinks it as the gateway does. Raises PhotoError, ValueError for an unknown type."""
    if clothing not in GARMENT_TYPES:
        raise ValueError(f"unknown clothing {clothing!r}")
    pixels = decode_photo(file).pixels
    factor = max(1.0, max(pixels.shape[:2]) / WORKING_SIDE)
    if factor > 1:
        size = (round(pixels.shape[1] / factor), round(pixels.shape[0] / factor))
        pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return Opened(pixels, factor, _focal_length(file), clothing)


def decode_body(body: dict[str, Any]) -> Opened:
    """The photo of a call as the original's clients send it: clothing, and the JPEG as base64. Raises ValueError."""
    try:
        file = base64.b64decode(body["image"], validate=True)
    except (KeyError, TypeError, binascii.Error) as error:
        raise ValueError("image must be base64") from error
    return open_photo(file, str(body.get("clothing")))


def find_marker(photo: Opened) -> MarkerPose | None:
    """Whichever marker lies beside the garment."""
    pixels = np.asarray(cv2.cvtColor(photo.pixels, cv2.COLOR_RGB2BGR), dtype=np.uint8)
    return locate_marker(pixels, "auto", photo.focal_length_35mm)


def garment_photo(photo: Opened) -> GarmentPhoto:
    """The photo as the predictor takes it."""
    return GarmentPhoto(PhotoPyramid(photo.pixels), photo.clothing)


def document(photo: Opened, found: GarmentPrediction, pose: MarkerPose | None) -> dict[str, Any]:
    """The answer: keypoints in px of the photo, by name, and px per centimetre at the garment."""
    present = [index for index in range(len(KEYPOINTS)) if found.presence[index] >= PRESENT]
    points = found.points[present]
    rows, columns = photo.pixels.shape[:2]
    centre = (points.min(axis=0) + points.max(axis=0)) / 2 if len(points) else np.array([columns, rows]) / 2
    per_mm = None if pose is None else pose.px_per_mm_at(float(centre[0]), float(centre[1]))
    return {
        "keypoints": {
            KEYPOINTS[index]: [round(float(value) * photo.factor, 2) for value in found.points[index]]
            for index in present
        },
        "cb_box_distance": None if per_mm is None else round(10 * per_mm * photo.factor, 4),
    }


class Measurer:
    """The model with its weights, loaded once. Not for two threads at a time.

    warm: chooses the fastest runtime of this machine as the product's workers do, which takes some seconds; a process
    that lives for one photo takes PyTorch's at once. threads: None leaves them to PyTorch and OpenCV.
    """

    def __init__(self, *, warm: bool, threads: int | None = 1) -> None:
        if threads is not None:
            torch.set_num_threads(threads)
            cv2.setNumThreads(threads)
        weights = load_weights(weights_folder())
        runtime = choose_runtime(weights.network, weights.looks.close).runtime if warm else None
        self.predictor = KeypointPredictor(weights, runtime=runtime)

    def measure(self, photos: list[Opened]) -> list[dict[str, Any]]:
        """One answer a photo; the network sees all of them at once."""
        poses = [find_marker(photo) for photo in photos]
        found = self.predictor.predict([garment_photo(photo) for photo in photos])
        return [document(*one) for one in zip(photos, found, poses, strict=True)]


def _focal_length(file: bytes) -> float | None:
    """As 35 mm equivalent, from the EXIF."""
    with Image.open(io.BytesIO(file)) as image:
        value = image.getexif().get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.FocalLengthIn35mmFilm)
    return float(value) if value else None
