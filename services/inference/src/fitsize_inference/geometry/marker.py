"""Finds a printed marker in a photo and says how the photo maps onto its plane."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.geometry.board import (
    CARD_ID1,
    CHARUCO_A4,
    CHECKERBOARD_5X5,
    CharucoSheet,
    Checkerboard,
    page_outline,
)
from fitsize_inference.geometry.camera import CameraPrior, camera_prior
from fitsize_inference.geometry.card import CardEdges, find_card_edges
from fitsize_inference.geometry.charuco import find_charuco_corners, look_for_sheet
from fitsize_inference.geometry.checkerboard import find_checkerboard_corners
from fitsize_inference.geometry.flatness import bend_mm
from fitsize_inference.geometry.planar import apply_homography, homography_jacobian, inverse
from fitsize_inference.geometry.pose import PlanarPose, fit_poses, plane_map

FloatArray = npt.NDArray[np.float64]

MARKERS = ("charuco-a4", "checkerboard-5x5", "card-id1")

FEWEST_CORNERS = 6
# Corners on a line, or nearly, fix no plane: the narrower spread of those seen, as a part of a square's side.
LEAST_SPREAD = 0.4
# Past this the photo shows the sheet edge-on, or the detector was fooled.
LARGEST_TILT_DEG = 65.0
# A sheet that lies flat reprojects within a fraction of a square; a wrong marker id does not.
LARGEST_RMS_IN_SQUARES = 0.08
# A rectangle of another proportion looks like a card that is tilted: 85 x 55 mm at 14 degrees, A-sizes at 27
# (24 to 25 with what is known of tilts).
LARGEST_CARD_TILT_DEG = 22.0
# Of dark and light, along the median line of the direction with fewer: 0 to 4 on 25 cards, 6 to 12 on four sheets that
# were taken for cards.
CHECKERED_CHANGES = 5
# Grey levels between the means of dark and light: the noise of a plain card changes often, but little.
CHECKERED_CONTRAST = 40.0
LARGEST_CARD_MISFIT_PX, LARGEST_CARD_MISFIT = 0.2, 0.0025
CARD_SIDE_SIGMA_PX = 0.15
OUTLIER_SIGMAS = 4.0
LEAST_TYPICAL_RESIDUAL_PX = 0.35
# Of a coordinate, in blurred and noisy photos.
LARGEST_CORNER_NOISE_PX = 0.5


@dataclass(frozen=True)
class MarkerPose:
    """A marker found in a photo.

    homography: photo px (origin at the corner of the first pixel) to mm on the marker's page, (3, 3), last entry 1.
    homography_covariance: of its first eight entries, row by row, (8, 8).
    tilt_deg: between the optical axis and the plane's normal. reprojection_rms_px: of the corners used.
    outline: the page's corners in the photo, clockwise from the page's top left, (4, 2) px.
    size_px: side of a square as large as the outline in the photo. bend_mm: how far the corners lie from a flat page
    together (see flatness); 0 for a card, whose edges do not tell. corners_found of corners_total: of a card those
    seen to be rounded.
    """

    marker: str
    homography: FloatArray
    homography_covariance: FloatArray
    tilt_deg: float
    reprojection_rms_px: float
    corners_found: int
    corners_total: int
    outline: FloatArray
    bend_mm: float

    @property
    def size_px(self) -> float:
        """Side of a square as large as the outline in the photo, px."""
        following = np.roll(self.outline, -1, axis=0)
        cross = self.outline[:, 0] * following[:, 1] - self.outline[:, 1] * following[:, 0]
        return math.sqrt(abs(float(np.sum(cross))) / 2)

    def px_per_mm_at(self, x: float, y: float) -> float:
        """Photo pixels per millimetre of the plane around a photo point; the mean over directions by area."""
        area = abs(float(np.linalg.det(homography_jacobian(self.homography, x, y))))
        return 1.0 / math.sqrt(area)


def locate_marker(image_bgr: npt.NDArray[np.uint8], marker: str, focal_length_35mm: float | None) -> MarkerPose | None:
    """The marker in an upright photo (height, width, 3) of 8 bits, or None when it is not there.

    The rest as in locate_marker_in_grey. Raises ValueError for an array that is no such image too.
    """
    if image_bgr.ndim != 3 or image_bgr.shape[2] != 3 or image_bgr.dtype != np.uint8:
        raise ValueError(f"expected an 8-bit colour image (height, width, 3), got {image_bgr.dtype} {image_bgr.shape}")
    grey = np.asarray(cv2.cvtColor(image_bgr, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    return locate_marker_in_grey(grey, lambda: image_bgr, marker, focal_length_35mm)


def locate_marker_in_grey(
    grey: npt.NDArray[np.uint8],
    colours: Callable[[], npt.NDArray[np.uint8]],
    marker: str,
    focal_length_35mm: float | None,
) -> MarkerPose | None:
    """The marker in an upright photo's brightness (height, width), or None when it is not there.

    colours: gives the same photo as BGR; asked only when a card is looked for. marker: "auto" or one of MARKERS;
    "auto" tries them in that order. focal_length_35mm: 35 mm equivalent of the photo, None or 0 when unknown.
    Raises ValueError for an unknown marker name.
    """
    if marker != "auto" and marker not in MARKERS:
        raise ValueError(f"unknown marker {marker!r}: use auto or one of {', '.join(MARKERS)}")
    if min(grey.shape) < 32:
        return None
    height, width = grey.shape
    prior = camera_prior(width, height, focal_length_35mm)
    for name in MARKERS if marker == "auto" else (marker,):
        pose = _locate(grey, colours, name, prior)
        if pose is None:
            continue
        if name != "charuco-a4":
            is_sheet, plane, px = look_for_sheet(grey, CHARUCO_A4, pose.outline)
            if is_sheet:
                return _pose_of(grey, "charuco-a4", CHARUCO_A4, plane, px, prior) if marker == "auto" else None
        return pose
    return None


def _locate(
    grey: npt.NDArray[np.uint8], colours: Callable[[], npt.NDArray[np.uint8]], name: str, prior: CameraPrior
) -> MarkerPose | None:
    match name:
        case "charuco-a4":
            plane, px = find_charuco_corners(grey, CHARUCO_A4)
            return _pose_of(grey, name, CHARUCO_A4, plane, px, prior)
        case "checkerboard-5x5":
            plane, px = find_checkerboard_corners(grey, CHECKERBOARD_5X5)
            return _pose_of(grey, name, CHECKERBOARD_5X5, plane, px, prior)
        case _:
            found = [_card_pose(grey, name, edges, prior) for edges in find_card_edges(colours(), CARD_ID1)]
            return _only_card([pose for pose in found if pose is not None and not _is_checkered(grey, pose.outline)])


def _only_card(poses: list[MarkerPose]) -> MarkerPose | None:
    """The best of outlines that lie about one another; None where two things in the photo look like a card.

    A book has nearly a card's proportion, and beside a card its outline is the clearer one.
    """
    if not poses:
        return None
    best = poses[0]
    middle = best.outline.mean(axis=0)
    for other in poses[1:]:
        if float(np.linalg.norm(other.outline.mean(axis=0) - middle)) > max(best.size_px, other.size_px) / 2:
            return None
    return best


def _is_checkered(grey: npt.NDArray[np.uint8], outline: FloatArray) -> bool:
    """Whether most lines through the inside of an outline (4, 2) px change often between dark and light, both ways.

    So a sheet whose pattern could not be read is told from a card: its page has nearly a card's proportion.
    """
    columns, rows = 96, 64
    corners = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], np.float32)
    matrix = cv2.getPerspectiveTransform(outline.astype(np.float32), corners)
    flat = np.asarray(cv2.warpPerspective(grey, matrix, (columns, rows), flags=cv2.INTER_AREA), dtype=np.uint8)
    inside = np.ascontiguousarray(flat[rows // 10 : -rows // 10, columns // 10 : -columns // 10])
    if inside.min() == inside.max():
        return False
    _, light = cv2.threshold(inside, 0, 1, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    if float(inside[light > 0].mean() - inside[light == 0].mean()) < CHECKERED_CONTRAST:
        return False
    changes = [float(np.median(np.abs(np.diff(light.astype(np.int8), axis=axis)).sum(axis=axis))) for axis in (0, 1)]
    return min(changes) >= CHECKERED_CHANGES


def _card_pose(grey: npt.NDArray[np.uint8], name: str, edges: CardEdges, prior: CameraPrior) -> MarkerPose | None:
    height, width = grey.shape
    # The places on a side share its unevenness, its shadow and the camera's sharpening: a side is known to
    # CARD_SIDE_SIGMA_PX however many were looked at.
    noise = CARD_SIDE_SIGMA_PX * math.sqrt(len(edges.px) / 4)
    poses = fit_poses(edges.plane, edges.px, width, height, prior, edges.normals, noise)
    if not poses:
        return None
    homography, covariance = plane_map(poses, width, height)
    pose = MarkerPose(
        marker=name,
        homography=homography,
        homography_covariance=covariance,
        tilt_deg=poses[0].tilt_deg,
        reprojection_rms_px=poses[0].reprojection_rms,
        corners_found=edges.corners_seen,
        corners_total=4,
        outline=apply_homography(inverse(homography), page_outline(CARD_ID1)),
        bend_mm=0.0,
    )
    # A rectangle of another proportion is not where a tilted card's sides would be.
    bent = math.sqrt(max(0.0, pose.reprojection_rms_px**2 - edges.straightness**2))
    long_side = float(np.linalg.norm(pose.outline[1] - pose.outline[0]))
    if pose.tilt_deg > LARGEST_CARD_TILT_DEG or bent > max(LARGEST_CARD_MISFIT_PX, LARGEST_CARD_MISFIT * long_side):
        return None
    return pose


def _pose_of(
    grey: npt.NDArray[np.uint8],
    name: str,
    page: CharucoSheet | Checkerboard,
    plane: FloatArray,
    px: FloatArray,
    prior: CameraPrior,
) -> MarkerPose | None:
    height, width = grey.shape
    poses: list[PlanarPose] = []
    # Each round drops the corners that the last fit cannot explain: covered, glared or wrongly identified ones.
    for _ in range(4):
        if len(px) < FEWEST_CORNERS or _spread(plane) < LEAST_SPREAD * page.square:
            return None
        poses = fit_poses(plane, px, width, height, prior)
        if not poses:
            return None
        distance = np.linalg.norm(poses[0].residuals, axis=1)
        typical = max(float(np.median(distance)), LEAST_TYPICAL_RESIDUAL_PX)
        kept = distance <= OUTLIER_SIGMAS * typical
        if bool(kept.all()):
            break
        plane, px = plane[kept], px[kept]
    best = poses[0]
    homography, covariance = plane_map(poses, width, height)
    if len(best.residuals) != len(px) or not np.all(np.isfinite(homography)):
        return None
    pose = MarkerPose(
        marker=name,
        homography=homography,
        homography_covariance=covariance,
        tilt_deg=best.tilt_deg,
        reprojection_rms_px=best.reprojection_rms,
        corners_found=len(px),
        corners_total=page.corner_count,
        outline=apply_homography(inverse(homography), page_outline(page)),
        bend_mm=_bend_mm(plane, px, best, homography),
    )
    return pose if _plausible(pose, page, px) else None


def _bend_mm(plane: FloatArray, px: FloatArray, pose: PlanarPose, homography: FloatArray) -> float:
    middle_x, middle_y = (float(value) for value in px.mean(axis=0))
    to_plane = homography_jacobian(homography, middle_x, middle_y)
    mm_per_px = math.sqrt(abs(float(np.linalg.det(to_plane))))
    return bend_mm(plane, pose.residuals @ to_plane.T, LARGEST_CORNER_NOISE_PX * mm_per_px)


def _spread(plane: FloatArray) -> float:
    """Standard deviation of points (N, 2) across their narrowest direction."""
    return math.sqrt(max(0.0, float(np.linalg.eigvalsh(np.cov(plane.T))[0])))


def _plausible(pose: MarkerPose, page: CharucoSheet | Checkerboard, px: FloatArray) -> bool:
    centre_x, centre_y = (float(value) for value in px.mean(axis=0))
    if np.linalg.det(homography_jacobian(pose.homography, centre_x, centre_y)) <= 0:
        return False  # a mirrored sheet
    square_px = page.square * pose.px_per_mm_at(centre_x, centre_y)
    return pose.tilt_deg <= LARGEST_TILT_DEG and pose.reprojection_rms_px <= max(
        0.8, LARGEST_RMS_IN_SQUARES * square_px
    )
