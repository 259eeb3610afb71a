"""Keypoints of garments: a look at the whole photo, then a second one at the garment found in it."""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from fitsize_inference.codec import HeatmapCodec, fit_view, transform_points
from fitsize_inference.models import Weights
from fitsize_inference.models.pixels import to_network_input
from fitsize_inference.photos import PhotoPyramid, look
from fitsize_inference.predictor.orientation import peak_preference, upright_evidence
from fitsize_inference.predictor.precision import fast_bfloat16
from fitsize_inference.spec import FLIP_PAIRS, GARMENT_TYPES, KEYPOINTS

Floats = NDArray[np.float32]

TYPES = tuple(GARMENT_TYPES)
# Free share of the view on each side. The whole photo keeps a little, as its border points have no full heatmap; the
# second look has the share of free room that close views had in training.
WHOLE_MARGIN = 0.04
CLOSE_MARGIN = 0.12
PRESENT = 0.5


@dataclass(frozen=True)
class GarmentPhoto:
    """A photo to find a garment in. garment_type: what it is, or None to find that out too."""

    photo: PhotoPyramid
    garment_type: str | None = None


@dataclass(frozen=True)
class GarmentPrediction:
    """What was found in a photo.

    points: (24, 2) photo pixels, x right, y down, (0, 0) the corner of the first pixel; void where presence is 0.
    covariance: (24, 3) xx, xy, yy in square photo pixels, calibrated. confidence: (24,) 0..1.
    presence: (24,) probability that the point exists on this garment, 0 for points that are not of the type.
    type_probability: (5,) in the order of the specification. garment_probability: that there is a garment at all.
    """

    garment_type: str
    points: Floats
    covariance: Floats
    confidence: Floats
    presence: Floats
    type_probability: Floats
    garment_probability: float


@dataclass(frozen=True)
class _Seen:
    """What the network says of views: heatmaps (N, K, G, G) of probabilities, the rest as in GarmentPrediction."""

    heatmaps: Floats
    presence: Floats
    type_probability: Floats
    garment_probability: Floats


def _flip_order() -> list[int]:
    order = list(range(len(KEYPOINTS)))
    for left, right in FLIP_PAIRS:
        first, second = KEYPOINTS.index(left), KEYPOINTS.index(right)
        order[first], order[second] = second, first
    return order


def _type_masks() -> NDArray[np.bool_]:
    return np.array([[name in GARMENT_TYPES[kind].keypoints for name in KEYPOINTS] for kind in TYPES])


class KeypointPredictor:
    """Finds the keypoints of a batch of photos of mixed garment types in two runs of the network.

    second_look: look again at the garment's own part of the photo. flip: run mirrored views too and average, at twice
    the cost. bfloat16: None for what this CPU is faster in; the manifest has the accuracy in both.
    """

    def __init__(
        self, weights: Weights, *, second_look: bool = True, flip: bool = False, bfloat16: bool | None = None
    ) -> None:
        self.weights = weights
        self.second_look = second_look
        self.flip = flip
        self.bfloat16 = fast_bfloat16() if bfloat16 is None else bfloat16
        self.codec = HeatmapCodec()
        self._scale = np.array(weights.covariance_scale, dtype=np.float32)
        self._masks = _type_masks()
        self._flip_order = _flip_order()

    def predict(self, photos: list[GarmentPhoto]) -> list[GarmentPrediction]:
        """One prediction a photo, in order. All photos go through the network together, once a look."""
        if not photos:
            return []
        size = self.codec.input_size
        views = [fit_view(0, 0, item.photo.width, item.photo.height, size, WHOLE_MARGIN) for item in photos]
        seen = self._see(photos, views)
        types = self._choose_types(photos, seen.type_probability)
        evidence = upright_evidence(seen.heatmaps, self._masks[types])
        if self.second_look:
            points = self._in_photos(seen, views, evidence)[0]
            views = [
                self._close_view(points[index], seen.presence[index], self._masks[types[index]], views[index])
                for index in range(len(photos))
            ]
            closer = self._see(photos, views)
            seen = _Seen(
                closer.heatmaps,
                np.float32(0.5) * (seen.presence + closer.presence),
                np.float32(0.5) * (seen.type_probability + closer.type_probability),
                np.maximum(seen.garment_probability, closer.garment_probability),
            )
            types = self._choose_types(photos, seen.type_probability)
            evidence = np.float32(0.5) * (evidence + upright_evidence(seen.heatmaps, self._masks[types]))
        points, covariance, confidence = self._in_photos(seen, views, evidence)
        predictions = []
        for index, kind in enumerate(types):
            mask = self._masks[kind]
            predictions.append(
                GarmentPrediction(
                    garment_type=TYPES[kind],
                    points=points[index],
                    covariance=covariance[index],
                    confidence=np.where(mask, confidence[index], 0).astype(np.float32),
                    presence=np.where(mask, seen.presence[index], 0).astype(np.float32),
                    type_probability=seen.type_probability[index],
                    garment_probability=float(seen.garment_probability[index]),
                )
            )
        return predictions

    def _see(self, photos: list[GarmentPhoto], views: list[NDArray[np.float64]]) -> _Seen:
        """Runs the network once on a view of each photo."""
        size = self.codec.input_size
        images = np.stack([look(item.photo, view, size) for item, view in zip(photos, views, strict=True)])
        count = len(images)
        if self.flip:
            images = np.concatenate([images, images[:, :, ::-1]])
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=self.bfloat16):
            output = self.weights.network(to_network_input(images))
            logits = output.heatmaps.float()
            heatmaps = torch.softmax(logits.flatten(2), dim=2).reshape(logits.shape).numpy()
            presence = torch.sigmoid(output.presence.float()).numpy()
            type_probability = torch.softmax(output.garment_type.float(), dim=1).numpy()
            garment_probability = torch.sigmoid(output.garment.float()).numpy()
        if self.flip:
            order = self._flip_order
            heatmaps = (heatmaps[:count] + heatmaps[count:, order, :, ::-1]) / 2
            presence = (presence[:count] + presence[count:, order]) / 2
            type_probability = (type_probability[:count] + type_probability[count:]) / 2
            garment_probability = (garment_probability[:count] + garment_probability[count:]) / 2
        return _Seen(heatmaps, presence, type_probability, garment_probability)

    def _choose_types(self, photos: list[GarmentPhoto], probability: Floats) -> list[int]:
        """The type that was named, else the most probable one, as index."""
        best = probability.argmax(axis=1)
        return [
            TYPES.index(item.garment_type) if item.garment_type is not None else int(best[index])
            for index, item in enumerate(photos)
        ]

    def _in_photos(
        self, seen: _Seen, views: list[NDArray[np.float64]], evidence: Floats
    ) -> tuple[Floats, Floats, Floats]:
        """Points, calibrated covariances and confidences in photo pixels."""
        decoded = self.codec.decode(seen.heatmaps, peak_preference(evidence, self.codec.grid_size))
        points = np.stack(
            [
                transform_points(np.asarray(np.linalg.inv(v), dtype=np.float64), p)
                for v, p in zip(views, decoded.points, strict=True)
            ]
        )
        zoom = np.array([view[0, 0] for view in views], dtype=np.float32)[:, None, None]
        covariance = decoded.covariance * self._scale[None, :, None] / zoom**2
        return points, covariance.astype(np.float32), decoded.confidence

    def _close_view(
        self, points: Floats, presence: Floats, mask: NDArray[np.bool_], whole: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """The view of the garment that was found; the whole photo again where its points do not span anything."""
        there = points[mask & (presence >= PRESENT)]
        if len(there) < 3:
            there = points[mask]
        (left, top), (right, bottom) = there.min(axis=0), there.max(axis=0)
        smallest = 0.05 * self.codec.input_size / float(whole[0, 0])
        if max(right - left, bottom - top) < smallest:
            return whole
        return fit_view(left, top, right, bottom, self.codec.input_size, CLOSE_MARGIN)
