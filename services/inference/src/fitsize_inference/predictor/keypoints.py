"""Keypoints of garments: a look at the whole photo, then a second one at the garment found in it."""

from dataclasses import dataclass, fields

import numpy as np
import torch
from numpy.typing import NDArray

from fitsize_inference.codec import HeatmapCodec, fit_view, transform_points
from fitsize_inference.models import Weights
from fitsize_inference.models.runtimes import Runtime, TorchRuntime
from fitsize_inference.photos import PhotoPyramid, look
from fitsize_inference.predictor.orientation import ALIKE_BY_HALF, most_likely_turn, turn_back
from fitsize_inference.spec import GARMENT_TYPES, KEYPOINTS, flip_order

Floats = NDArray[np.float32]

TYPES = tuple(GARMENT_TYPES)
# Free share of the view on each side. The whole photo keeps a little, as its border points have no full heatmap; the
# second look has the share of free room that close views had in training.
WHOLE_MARGIN = 0.04
CLOSE_MARGIN = 0.075
PRESENT = 0.5


@dataclass(frozen=True)
class GarmentPhoto:
    """A photo to find a garment in. garment_type: what it is, or None to find that out too."""

    photo: PhotoPyramid
    garment_type: str | None = None


@dataclass(frozen=True)
class GarmentPrediction:
    """What was found in a photo.

    points: (24, 2) photo pixels, x right, y down, (0, 0) the corner of the first pixel; 0 where not of the type.
    covariance: (24, 3) xx, xy, yy in square photo pixels, calibrated. confidence: (24,) 0..1.
    presence: (24,) probability that the point exists on this garment, 0 for points that are not of the type.
    type_probability: (5,) in the order of the specification. garment_probability: that there is a garment at all.
    several_probability: that there is another one beside it. turned: quarters clockwise by which it lies turned.
    """

    garment_type: str
    points: Floats
    covariance: Floats
    confidence: Floats
    presence: Floats
    type_probability: Floats
    garment_probability: float
    several_probability: float = 0.0
    turned: int = 0


@dataclass(frozen=True)
class _Seen:
    """What the network says of views: heatmaps (N, K, G, G) of probabilities, the rest as in GarmentPrediction."""

    heatmaps: Floats
    presence: Floats
    type_probability: Floats
    garment_probability: Floats
    orientation_probability: Floats
    several_probability: Floats

    def of(self, views: NDArray[np.int64]) -> "_Seen":
        """Only some of the views."""
        return _Seen(*(getattr(self, field.name)[views] for field in fields(self)))


def _type_masks() -> NDArray[np.bool_]:
    return np.array([[name in GARMENT_TYPES[kind].keypoints for name in KEYPOINTS] for kind in TYPES])


class KeypointPredictor:
    """Finds the keypoints of a batch of photos of mixed garment types in two runs of the network.

    second_look: look again at the garment's own part of the photo. flip: run mirrored views too and average, at twice
    the cost. runtime: what computes the network (choose_runtime), PyTorch in float32 by default.
    """

    def __init__(
        self,
        weights: Weights,
        *,
        second_look: bool = True,
        flip: bool = False,
        runtime: Runtime | None = None,
    ) -> None:
        self.weights = weights
        self.second_look = second_look
        self.flip = flip
        self.runtime = runtime or TorchRuntime(weights.network)
        self.whole = weights.looks.whole_codec
        self.close = weights.looks.close_codec
        self._scale = np.array(weights.covariance_scale, dtype=np.float32)
        self._masks = _type_masks()
        self._flip_order = flip_order()

    def predict(self, photos: list[GarmentPhoto]) -> list[GarmentPrediction]:
        """One prediction a photo, in order. All photos go through the network together, once a look."""
        if not photos:
            return []
        codec = self.whole
        views = [fit_view(0, 0, item.photo.width, item.photo.height, codec.input_size, WHOLE_MARGIN) for item in photos]
        first = seen = self._see(photos, views, codec.input_size)
        types = self._choose_types(photos, seen.type_probability)
        turns = most_likely_turn(seen.orientation_probability)
        doubtful = np.flatnonzero((turns == 2) & ALIKE_BY_HALF[types])
        if not self.second_look:
            turns[doubtful] = 0
        else:
            points = self._in_photos(seen, types, views, codec)[0]
            photo = np.concatenate([np.arange(len(photos)), doubtful])
            tried = np.concatenate([turns, np.zeros_like(doubtful)])
            views = [
                self._close_view(points[index], seen.presence[index], self._masks[types[index]], turned, photos[index])
                for index, turned in zip(photo.tolist(), tried.tolist(), strict=True)
            ]
            codec = self.close
            closer = self._see([photos[index] for index in photo], views, codec.input_size)
            chosen = self._surest(closer, photo, [types[index] for index in photo], views)
            turns, views, closer = tried[chosen], [views[index] for index in chosen], closer.of(chosen)
            seen = _Seen(
                closer.heatmaps,
                np.float32(0.5) * (seen.presence + closer.presence),
                np.float32(0.5) * (seen.type_probability + closer.type_probability),
                np.maximum(seen.garment_probability, closer.garment_probability),
                first.orientation_probability,
                first.several_probability,
            )
            types = self._choose_types(photos, seen.type_probability)
        points, covariance, confidence = self._in_photos(seen, types, views, codec)
        predictions = []
        for index, kind in enumerate(types):
            mask = self._masks[kind]
            predictions.append(
                GarmentPrediction(
                    garment_type=TYPES[kind],
                    points=points[index],
                    covariance=covariance[index],
                    confidence=confidence[index],
                    presence=np.where(mask, seen.presence[index], 0).astype(np.float32),
                    type_probability=seen.type_probability[index],
                    garment_probability=float(seen.garment_probability[index]),
                    several_probability=float(seen.several_probability[index]),
                    turned=int(turns[index]),
                )
            )
        return predictions

    def _see(self, photos: list[GarmentPhoto], views: list[NDArray[np.float64]], size: int) -> _Seen:
        """Runs the network once on a view of each photo."""
        images = np.stack([look(item.photo, view, size) for item, view in zip(photos, views, strict=True)])
        count = len(images)
        if self.flip:
            images = np.concatenate([images, images[:, :, ::-1]])
        output = self.runtime.run(images)
        heatmaps = torch.softmax(output.heatmaps.flatten(2), dim=2).reshape(output.heatmaps.shape).numpy()
        presence = torch.sigmoid(output.presence).numpy()
        type_probability = torch.softmax(output.garment_type, dim=1).numpy()
        garment_probability = torch.sigmoid(output.garment).numpy()
        orientation = torch.softmax(output.orientation, dim=1).numpy()
        several = torch.sigmoid(output.several).numpy()
        if self.flip:
            order = self._flip_order
            heatmaps = (heatmaps[:count] + heatmaps[count:, order, :, ::-1]) / 2
            presence = (presence[:count] + presence[count:, order]) / 2
            type_probability = (type_probability[:count] + type_probability[count:]) / 2
            garment_probability = (garment_probability[:count] + garment_probability[count:]) / 2
            orientation = (orientation[:count] + orientation[count:, [0, 3, 2, 1]]) / 2
            several = (several[:count] + several[count:]) / 2
        return _Seen(heatmaps, presence, type_probability, garment_probability, orientation, several)

    def _surest(
        self, seen: _Seen, photo: NDArray[np.int64], types: list[int], views: list[NDArray[np.float64]]
    ) -> NDArray[np.int64]:
        """(N,) of the close views of each photo the one whose points are known best; photo: (V,) whose views they are.

        Of five skirts that were not trained on, upright and on their head, it was the right one ten times.
        """
        chosen = np.arange(int(photo.max()) + 1)
        for other in range(len(chosen), len(photo)):
            first = int(photo[other])
            pair = np.array([first, other])
            pair_types, pair_views = [types[index] for index in pair], [views[index] for index in pair]
            covariance = self._in_photos(seen.of(pair), pair_types, pair_views, self.close)[1]
            spread = np.log(covariance[:, self._masks[types[first]]][..., [0, 2]]).mean(axis=(1, 2))
            if spread[1] < spread[0]:
                chosen[first] = other
        return chosen

    def _choose_types(self, photos: list[GarmentPhoto], probability: Floats) -> list[int]:
        """The type that was named, else the most probable one, as index."""
        best = probability.argmax(axis=1)
        return [
            TYPES.index(item.garment_type) if item.garment_type is not None else int(best[index])
            for index, item in enumerate(photos)
        ]

    def _in_photos(
        self, seen: _Seen, types: list[int], views: list[NDArray[np.float64]], codec: HeatmapCodec
    ) -> tuple[Floats, Floats, Floats]:
        """Points, calibrated covariances and confidences in photo pixels; 0 where a point is not of the type."""
        # Heatmaps of other types' points are not decoded: more than half of them, at a third of a network's time.
        photo, keypoint = np.nonzero(self._masks[types])
        decoded = codec.decode(seen.heatmaps[photo, keypoint][None])
        back = np.linalg.inv(np.stack(views))
        # Views are affine: a covariance C becomes L C L^T with the linear part L of the way back.
        linear = back[photo, :2, :2]
        spread = decoded.covariance[0] * self._scale[keypoint, None]
        full = np.stack([spread[:, [0, 1]], spread[:, [1, 2]]], axis=-2)
        moved = linear @ full @ linear.transpose(0, 2, 1)
        shape = (len(views), len(KEYPOINTS))
        points, covariance = np.zeros((*shape, 2), np.float32), np.zeros((*shape, 3), np.float32)
        confidence = np.zeros(shape, np.float32)
        points[photo, keypoint] = (linear @ decoded.points[0][..., None])[..., 0] + back[photo, :2, 2]
        covariance[photo, keypoint] = np.stack([moved[:, 0, 0], moved[:, 0, 1], moved[:, 1, 1]], axis=-1)
        confidence[photo, keypoint] = decoded.confidence[0]
        return points, covariance, confidence

    def _close_view(
        self, points: Floats, presence: Floats, mask: NDArray[np.bool_], turned: int, item: GarmentPhoto
    ) -> NDArray[np.float64]:
        """The view of the garment that was found, turned upright; the whole photo where its points span nothing."""
        size = self.close.input_size
        upright = turn_back(turned)
        there = points[mask & (presence >= PRESENT)]
        if len(there) < 3:
            there = points[mask]
        there = transform_points(upright, there)
        low, high = there.min(axis=0), there.max(axis=0)
        longest = max(item.photo.width, item.photo.height)
        if float((high - low).max()) < 0.05 * longest:
            frame = transform_points(upright, np.array([[0, 0], [item.photo.width, item.photo.height]]))
            low, high = frame.min(axis=0), frame.max(axis=0)
        extent = high - low
        widen = np.array(self.weights.looks.widening(float(extent[0]), float(extent[1])))
        low, high = low * widen, high * widen
        view = fit_view(float(low[0]), float(low[1]), float(high[0]), float(high[1]), size, CLOSE_MARGIN)
        return np.asarray(view @ np.diag([widen[0], widen[1], 1.0]) @ upright, dtype=np.float64)
