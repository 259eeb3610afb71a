"""A finished photo with everything that is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from fitsize_inference.scenes.finish import Photo
from fitsize_inference.scenes.view import Placement, View

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Scene:
    """A finished photo with everything that is known of it.

    keypoints_px and keypoints_mm: in the photo and on the plane. photo_to_page: px to mm on the marker's page.
    """

    photo: Photo
    garment_type: str
    keypoints_px: Mapping[str, FloatArray]
    keypoints_mm: Mapping[str, FloatArray]
    dimensions_cm: Mapping[str, float]
    photo_to_page: FloatArray
    sheet: Placement
    view: View

    def truth(self) -> dict[str, object]:
        """The scene's geometry as JSON-ready values."""
        return {
            "type": self.garment_type,
            "width": self.view.width,
            "height": self.view.height,
            "focal_length_35mm": round(self.view.focal_length_35mm, 3),
            "tilt_deg": round(self.view.tilt_deg, 3),
            "radial_distortion": self.view.k1,
            "keypoints": {name: [round(float(v), 2) for v in point] for name, point in self.keypoints_px.items()},
            "dimensions_cm": {name: round(value, 2) for name, value in self.dimensions_cm.items()},
            "photo_to_page_mm": self.photo_to_page.tolist(),
        }
