"""Keypoints to heatmaps and back. One codec for training and serving, so that they cannot drift apart."""

from fitsize_inference.codec.heatmap import HeatmapCodec
from fitsize_inference.codec.looks import UPRIGHT_SHARE, Looks
from fitsize_inference.codec.view import fit_view, to_pixel_centres, transform_points

__all__ = ["UPRIGHT_SHARE", "HeatmapCodec", "Looks", "fit_view", "to_pixel_centres", "transform_points"]
