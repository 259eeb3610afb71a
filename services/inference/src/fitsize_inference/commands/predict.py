"""`predict`: one photo in, one JSON document out."""

import argparse
import json

import numpy as np
import torch

from fitsize_inference.commands.network import original_choice
from fitsize_inference.geometry.marker import locate_marker
from fitsize_inference.models import load_weights
from fitsize_inference.models.original import load_original
from fitsize_inference.photos import PhotoPyramid, read_focal_length, read_photo
from fitsize_inference.predictor import GarmentPhoto, KeypointPredictor
from fitsize_inference.predictor.interface import GarmentPredictor
from fitsize_inference.predictor.keypoints import PRESENT
from fitsize_inference.predictor.original import OriginalPredictor
from fitsize_inference.spec import GARMENT_TYPES, KEYPOINT_HASH, KEYPOINTS


def run(arguments: argparse.Namespace) -> None:
    """Prints keypoints in pixels of the upright photo and cb_box_distance, the pixels per centimetre at the garment,
    null where no marker is found. Raises PhotoError, WeightsError."""
    pixels = read_photo(arguments.source)
    weights = load_weights(arguments.weights)
    garment_type = None if arguments.clothing == "auto" else str(arguments.clothing)
    version = weights.version
    predictor: GarmentPredictor = KeypointPredictor(weights, flip=arguments.flip)
    choice = original_choice(arguments)
    if choice is not None:
        original = load_original(choice.name, choice.folder, torch.get_num_threads())
        version = original.version
        predictor = OriginalPredictor(original, predictor)
    found = predictor.predict([GarmentPhoto(PhotoPyramid(pixels), garment_type)])[0]
    names = GARMENT_TYPES[found.garment_type].keypoints
    focal_length = arguments.focal_length_35mm or read_focal_length(arguments.source)
    pose = locate_marker(np.ascontiguousarray(pixels[..., ::-1]), arguments.marker, focal_length)
    keypoints = {}
    for index, name in enumerate(KEYPOINTS):
        if name in names:
            keypoints[name] = {
                "x": round(float(found.points[index, 0]), 2),
                "y": round(float(found.points[index, 1]), 2),
                "confidence": round(float(found.confidence[index]), 4),
                "present": bool(found.presence[index] >= PRESENT),
                "covariance": [round(float(value), 3) for value in found.covariance[index]],
            }
    there = found.points[found.presence >= PRESENT]
    centre = (there.min(axis=0) + there.max(axis=0)) / 2 if len(there) else np.array(pixels.shape[1::-1]) / 2
    distance = None if pose is None else round(10 * float(pose.px_per_mm_at(float(centre[0]), float(centre[1]))), 4)
    print(
        json.dumps(
            {
                "keypoints": keypoints,
                "cb_box_distance": distance,
                "garment_type": found.garment_type,
                "type_probability": {
                    name: round(float(value), 4)
                    for name, value in zip(GARMENT_TYPES, found.type_probability, strict=True)
                },
                "garment_probability": round(found.garment_probability, 4),
                "marker": None if pose is None else pose.marker,
                "keypoint_hash": KEYPOINT_HASH,
                "weights_version": version,
            },
            indent=2,
        )
    )
