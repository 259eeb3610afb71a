"""The photo across lines of a known plane: where an edge lies, to a part of a pixel."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.geometry.planar import apply_homography

FloatArray = npt.NDArray[np.float64]
Photo = npt.NDArray[np.uint8]

STEP_PX = 0.5


@dataclass(frozen=True)
class Profiles:
    """The photo across lines: at `offsets` px along the unit `normals` from `px` the `change` of colour per px.

    px, normals: (..., 2); offsets: (W,); change: (..., W, 3); strength: its length (..., W).
    """

    px: FloatArray
    normals: FloatArray
    offsets: FloatArray
    change: npt.NDArray[np.float32]
    strength: npt.NDArray[np.float32]


def edge_profiles(
    image: Photo,
    homography: FloatArray,
    points: FloatArray,
    directions: FloatArray,
    reach: float,
    width: float = 1.2,
) -> Profiles:
    """Profiles across lines on the plane through points along directions (..., 2), `reach` px to either side.

    The mean of three places `width` px apart along the line is less noisy.
    """
    shape = points.shape[:-1]
    px = apply_homography(homography, points.reshape(-1, 2))
    tangent = apply_homography(homography, (points + 0.5 * directions).reshape(-1, 2)) - px
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    # Clockwise in a photo whose y runs down the outside is on the left.
    normals = np.stack([tangent[:, 1], -tangent[:, 0]], axis=1)
    half = math.ceil(reach / STEP_PX) + 2
    offsets = np.arange(-half, half + 1, dtype=np.float64) * STEP_PX
    at = (px[:, None] + offsets[:, None] * normals[:, None])[:, None] - 0.5
    at = at + np.array([-width, 0.0, width])[:, None, None] * tangent[:, None, None]
    at = at.reshape(len(px), -1, 2).astype(np.float32)
    colour = cv2.remap(image, at[..., 0], at[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    colour = colour.reshape(len(px), 3, len(offsets), 3).astype(np.float32).mean(axis=1)
    change = (colour[:, 4:] - colour[:, :-4]) / (4 * STEP_PX)
    return Profiles(
        px.reshape(*shape, 2),
        normals.reshape(*shape, 2),
        offsets[2:-2],
        change.reshape(*shape, -1, 3),
        np.sqrt(np.sum(change**2, axis=-1)).reshape(*shape, -1),
    )


def strongest_edges(profiles: Profiles) -> tuple[FloatArray, npt.NDArray[np.intp]]:
    """Offset px of the strongest change of each profile, to a part of a pixel by a parabola, and its index."""
    inner = profiles.strength[..., 1:-1].argmax(axis=-1) + 1
    before, at, after = (
        np.take_along_axis(profiles.strength, (inner + shift)[..., None], axis=-1)[..., 0] for shift in (-1, 0, 1)
    )
    bend = np.minimum(before - 2 * at + after, -1e-6)
    part = np.clip(0.5 * (before - after) / bend, -0.5, 0.5)
    return np.asarray(profiles.offsets[inner] + part * STEP_PX, dtype=np.float64), inner
