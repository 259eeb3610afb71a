"""Training samples: a labelled photo as another view of it, or a view without any garment."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from fitsize_inference.codec import UPRIGHT_SHARE, HeatmapCodec, Looks, to_pixel_centres, transform_points
from fitsize_inference.datasets.backgrounds import lay_sheet, surface
from fitsize_inference.datasets.colour import cut_out, vary_colour
from fitsize_inference.datasets.labels import LabelledPhoto
from fitsize_inference.photos import PhotoPyramid, look
from fitsize_inference.spec import GARMENT_TYPES, KEYPOINTS, flip_order

Image = NDArray[np.uint8]
Matrix = NDArray[np.float64]

TYPE_INDEX = {name: index for index, name in enumerate(GARMENT_TYPES)}


FLIP_ORDER = np.array(flip_order())


@dataclass(frozen=True)
class Sample:
    """One network input with what the network should say of it.

    image: (S, S, 3) RGB. points: (K, 2) input pixels. visible: (K,) points with a heatmap to learn. judged: (K,) points
    whose presence is known. present: (K,) that presence. garment_type: index, -1 without a garment. garment: 1 or 0.
    orientation: quarters clockwise by which the garment is turned. several: 1 where there is another garment, 0 where
    there is not; both -1 where it is not to be learnt.
    """

    image: Image
    points: NDArray[np.float32]
    visible: NDArray[np.bool_]
    judged: NDArray[np.bool_]
    present: NDArray[np.bool_]
    garment_type: int
    garment: bool
    orientation: int = -1
    several: float = -1.0


# Which end of a garment a point is at: -1 the upper, +1 the lower, 0 neither.
ENDS = np.array(
    [
        name.startswith(("top_hem", "hemline", "bottom")) - name.startswith(("neckline", "shoulder", "waistband"))
        for name in KEYPOINTS
    ]
)


def quarter_turns(points: NDArray[np.floating], present: NDArray[np.bool_]) -> int:
    """By how many quarters clockwise a garment with these points (K, 2) is turned: 0 where its top is up."""
    upper, lower = present & (ENDS < 0), present & (ENDS > 0)
    if not upper.any() or not lower.any():
        return 0
    up = points[upper].mean(axis=0) - points[lower].mean(axis=0)
    return int(np.round(np.arctan2(up[0], -up[1]) / (np.pi / 2))) % 4


@dataclass(frozen=True)
class SampleMaker:
    """Makes samples out of photos; every random choice comes from the generator that is handed in.

    looks: a view is either wide, like the first look at a whole photo, in which the garment may lie anywhere and any
    way up, or close, like the second look at the garment's own part. tilt_share: samples seen at a slant. sheet_share,
    neighbour_share: wide views with a marker sheet or another garment beside.
    """

    sheets: list[Image]
    looks: Looks
    tilt_share: float = 0.3
    sheet_share: float = 0.4
    neighbour_share: float = 0.15

    def _codec(self, close: bool) -> HeatmapCodec:
        return self.looks.close_codec if close else self.looks.whole_codec

    def garment(
        self,
        photo: PhotoPyramid,
        label: LabelledPhoto,
        random: np.random.Generator,
        close: bool,
        other: tuple[PhotoPyramid, LabelledPhoto],
    ) -> Sample:
        """A view of a labelled photo. other: a photo whose garment may lie beside."""
        codec = self._codec(close)
        size = codec.input_size
        points, present = label.points, label.present
        matrix = self._view(points, present, close, random)
        if random.random() < 0.5:
            mirror = np.array([[-1.0, 0.0, size], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
            matrix = mirror @ matrix
            points, present = points[FLIP_ORDER], present[FLIP_ORDER]
        image = self._lay(photo, matrix, size, random)
        seen = transform_points(matrix, points)
        several = 0.0
        if not close:
            if random.random() < self.sheet_share:
                self._lay_beside(image, seen[present], random)
            if random.random() < self.neighbour_share:
                several = self._lay_neighbour(image, seen[present], other, random)
        image = vary_colour(image, random)
        if random.random() < 0.3:
            image = cut_out(image, random)
        edge = codec.stride / 2
        inside = np.all((seen >= edge) & (seen <= size - edge), axis=1)
        return Sample(
            image=image,
            points=seen,
            visible=present & inside,
            judged=label.of_type & (inside | ~present),
            present=present,
            garment_type=TYPE_INDEX[label.garment_type],
            garment=True,
            orientation=quarter_turns(seen, present),
            several=-1.0 if close else several,
        )

    def nothing(self, photo: PhotoPyramid, label: LabelledPhoto, random: np.random.Generator, close: bool) -> Sample:
        """A view without a garment: bare ground, perhaps with a sheet, or a strip of a photo beside its garment."""
        size = self._codec(close).input_size
        ground = self._strip(photo, label, size, random) if random.random() < 0.4 else None
        image = surface(random, size) if ground is None else ground
        if random.random() < 0.5:
            height = random.uniform(0.2, 0.9) * size
            centre = random.uniform(0.2, 0.8, 2) * size
            lay_sheet(image, self._sheet(random), (float(centre[0]), float(centre[1])), height, random)
        none = np.zeros(len(KEYPOINTS), dtype=np.bool_)
        return Sample(
            image=vary_colour(image, random),
            points=np.zeros((len(KEYPOINTS), 2), dtype=np.float32),
            visible=none,
            judged=none,
            present=none,
            garment_type=-1,
            garment=False,
        )

    def _view(
        self,
        points: NDArray[np.float32],
        present: NDArray[np.bool_],
        close: bool,
        random: np.random.Generator,
    ) -> Matrix:
        """A homography from the photo to the input: the garment close and upright, or small, off the centre and any
        way up."""
        size = self._codec(close).input_size
        # First the photo's own turn is taken back, then another one is made.
        angle = -90.0 * quarter_turns(points, present)
        chance = random.random()
        if close:
            angle += random.normal(0, 8) if chance < 0.8 else random.uniform(-45, 45)
        elif chance < 0.6:
            angle += random.normal(0, 10)
        elif chance < UPRIGHT_SHARE:
            angle += random.uniform(-50, 50)
        else:
            angle += random.choice([90, 180, 270]) + random.normal(0, 10)
        points = points[present]
        turn = np.deg2rad(angle)
        stretch = np.exp(random.normal(0, 0.07))
        linear = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        linear = linear @ np.array([[1.0, random.uniform(-0.12, 0.12)], [0.0, 1.0]]) @ np.diag([stretch, 1 / stretch])
        middle = (points.min(axis=0) + points.max(axis=0)) / 2
        matrix = np.eye(3)
        matrix[:2, :2] = linear
        matrix[:2, 2] = -linear @ middle
        if random.random() < self.tilt_share:
            extent = float(np.abs(points - middle).max())
            slant = np.eye(3)
            slant[2, :2] = random.uniform(-0.18, 0.18, 2) / extent
            matrix = slant @ matrix
        seen = transform_points(matrix, points)
        low, high = seen.min(axis=0), seen.max(axis=0)
        extent = high - low
        if close:
            limit = random.uniform(1.0, self.looks.stretch)
            widen = np.array(self.looks.widening(float(extent[0]), float(extent[1]), limit))
            matrix = np.diag([widen[0], widen[1], 1.0]) @ matrix
            low, high, extent = low * widen, high * widen, extent * widen
        share = np.clip(random.normal(0.85, 0.06), 0.6, 0.98) if close else random.uniform(0.28, 0.95)
        scale = share * size / float(extent.max())
        free = np.maximum(size - scale * extent, 0.0)
        # The close view's centre comes from predicted points, which err by a few percent; a wide one may lie anywhere.
        place = np.clip(random.normal(0.5, 0.15, 2), 0, 1) if close else random.uniform(0.02, 0.98, 2)
        offset = place * free - scale * low
        return np.array([[scale, 0.0, offset[0]], [0.0, scale, offset[1]], [0.0, 0.0, 1.0]]) @ matrix

    def _lay(self, photo: PhotoPyramid, matrix: Matrix, size: int, random: np.random.Generator) -> Image:
        """The photo seen through the homography, on some ground where it does not reach."""
        chance = random.random()
        image = look(photo, matrix, size)
        if chance < 0.3:
            return image
        rows, columns = photo.levels[0].shape[:2]
        mask = cv2.warpPerspective(np.full((rows, columns), 255, np.uint8), to_pixel_centres(matrix), (size, size))
        if random.random() < 0.4:
            mask = cv2.GaussianBlur(cv2.erode(mask, np.ones((5, 5), np.uint8)), (0, 0), random.uniform(0.5, 6))
        share = (mask.astype(np.float32) / 255)[..., None]
        if chance < 0.6:
            edge = photo.levels[-1]
            rim = np.concatenate([edge[0], edge[-1], edge[:, 0], edge[:, -1]]).mean(axis=0)
            ground = np.clip(rim + random.normal(0, 5, (size, size, 1)), 0, 255).astype(np.uint8)
        else:
            ground = surface(random, size)
        return np.asarray(image * share + ground * (1.0 - share), dtype=np.uint8)

    def _sheet(self, random: np.random.Generator) -> Image:
        return self.sheets[0] if random.random() < 0.7 else self.sheets[int(random.integers(len(self.sheets)))]

    def _lay_beside(self, image: Image, points: NDArray[np.float32], random: np.random.Generator) -> None:
        """A marker sheet where it covers no point of the garment; none where there is no room."""
        size = image.shape[0]
        low, high = points.min(axis=0) - 8, points.max(axis=0) + 8
        for _ in range(8):
            height = random.uniform(0.15, 0.5) * size
            centre = random.uniform(0.08, 0.92, 2) * size
            reach = 0.5 * height
            if np.any(centre + reach < low) or np.any(centre - reach > high):
                lay_sheet(image, self._sheet(random), (float(centre[0]), float(centre[1])), height, random)
                return

    def _lay_neighbour(
        self,
        image: Image,
        points: NDArray[np.float32],
        other: tuple[PhotoPyramid, LabelledPhoto],
        random: np.random.Generator,
    ) -> float:
        """Another photo's garment beside this one where there is room for it, smaller than this one.

        Returns 1 when it was laid down, 0 where there was no room.
        """
        size = image.shape[0]
        low, high = points.min(axis=0) - 6, points.max(axis=0) + 6
        photo, label = other
        theirs = label.points[label.present]
        near, far = theirs.min(axis=0), theirs.max(axis=0)
        margin = 0.06 * float((far - near).max())
        near, far = np.maximum(near - margin, 0), np.minimum(far + margin, [photo.width, photo.height])
        own = float((high - low).max())
        for _ in range(6):
            scale = random.uniform(0.45, 0.85) * own / float((far - near).max())
            extent = scale * (far - near)
            corner = random.uniform(-0.15, 0.95, 2) * size
            if not (np.any(corner + extent < low) or np.any(corner > high)):
                continue
            seen = np.clip(np.concatenate([corner, corner + extent]), 0, size)
            if (seen[2] - seen[0]) * (seen[3] - seen[1]) < 0.6 * extent[0] * extent[1]:
                continue
            move = np.diag([scale, scale, 1.0])
            move[:2, 2] = corner - scale * near
            x0, y0, x1, y1 = (int(edge) for edge in seen)
            mask = np.zeros((size, size), np.float32)
            mask[y0:y1, x0:x1] = 1.0
            soft = cv2.GaussianBlur(mask, (0, 0), random.uniform(0.5, 3))[..., None]
            image[:] = (image * (1 - soft) + look(photo, move, size) * soft).astype(np.uint8)
            return 1.0
        return 0.0

    def _strip(self, photo: PhotoPyramid, label: LabelledPhoto, size: int, random: np.random.Generator) -> Image | None:
        """A part of a photo away from its garment as a whole view, None where the garment leaves no room."""
        image = photo.levels[0]
        height, width = image.shape[:2]
        points = label.points[label.present]
        margin = 0.12 * float((points.max(axis=0) - points.min(axis=0)).max())
        left, top = points.min(axis=0) - margin
        right, bottom = points.max(axis=0) + margin
        strips = [(0, 0, width, top), (0, bottom, width, height), (0, 0, left, height), (right, 0, width, height)]
        wide = [strip for strip in strips if strip[2] - strip[0] > 40 and strip[3] - strip[1] > 40]
        if not wide:
            return None
        x0, y0, x1, y1 = (int(edge) for edge in wide[int(random.integers(len(wide)))])
        return cv2.resize(image[y0:y1, x0:x1], (size, size), interpolation=cv2.INTER_LINEAR).astype(
            np.uint8, copy=False
        )
