"""The pose of a flat marker from its corners or edges, with its uncertainty.

A free homography has eight parameters and runs away outside the marker (centimetres, 40 cm from a bank card).
A pose has six, plus the focal length and the lens's radial distortion, which are held near their priors, as is the
tilt: a maximum a posteriori estimate over (rotation, translation, log focal length, k1). Its normal matrix gives
the covariance of all of them together.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.geometry.camera import CameraPrior, camera_matrix, undistorted
from fitsize_inference.geometry.planar import inverse, least_squares_homography

FloatArray = npt.NDArray[np.float64]
VectorFunction = Callable[[FloatArray], FloatArray]

# Corners localise no better than this in photos, whatever the residuals of a few corners say (0.03 px in rendered
# photos without any blur). A larger one would leave nothing of the lens's distortion to be seen.
SMALLEST_CORNER_SIGMA_PX = 0.08
PARAMETERS = 8
LOG_FOCAL, K1 = 6, 7
LARGEST_K1 = 0.25
# A homography is fitted to a bent view over GRID x GRID points in the middle of the photo, where the garment lies:
# 0.44 % mean error there, 0.58 % when fitted over the whole photo, 0.40 % with the distortion itself.
GRID, MIDDLE = 7, 0.65
NO_DISTORTION = np.zeros(5)


@dataclass(frozen=True)
class PlanarPose:
    """A marker's pose in a photo.

    parameters: rotation vector (3), translation in mm (3), log of the focal length in pixels, radial distortion k1;
    covariance: (8, 8) of the parameters; residuals: (N, 2) px of corners, (N, 1) px across the edge of edge points;
    corner_sigma: noise of a coordinate, px; prior_pull: squared distance of focal length, k1 and tilt from their
    priors, in the priors' sigmas.
    """

    parameters: FloatArray
    covariance: FloatArray
    residuals: FloatArray
    corner_sigma: float
    prior_pull: float

    def chi_square(self, corner_sigma: float) -> float:
        """Misfit of corners and camera for a given corner noise in px; lower is better."""
        return float(np.sum(self.residuals**2)) / corner_sigma**2 + self.prior_pull

    @property
    def reprojection_rms(self) -> float:
        """Root mean square distance of the corners from where the pose puts them, px."""
        return float(np.sqrt(np.mean(np.sum(self.residuals**2, axis=1))))

    @property
    def tilt_deg(self) -> float:
        """Angle between the optical axis and the normal of the marker's plane, degrees."""
        rotation = _rotation(self.parameters)
        return math.degrees(math.acos(min(1.0, abs(float(rotation[2, 2])))))


@dataclass(frozen=True)
class Sighting:
    """What was seen of a marker in a photo of width x height px.

    model: (N, 3) mm, z 0; photo_px: (N, 2). normals: None when the points are corners; for points somewhere on an
    edge the edge's unit normal in the photo, (N, 2), along which alone they tell something.
    """

    model: FloatArray
    photo_px: FloatArray
    normals: FloatArray | None
    width: int
    height: int
    smallest_sigma: float

    def residuals(self, parameters: FloatArray) -> FloatArray:
        """Projected minus seen, px, flat: 2N for corners, N for edge points."""
        projected, _ = self._projected(parameters)
        return self._across(projected - self.photo_px)

    def residuals_and_jacobian(self, parameters: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Residuals as above, and their derivatives by the eight parameters."""
        projected, jacobian = self._projected(parameters)
        focal = math.exp(float(parameters[LOG_FOCAL]))
        # OpenCV's columns: rotation 0-2, translation 3-5, fx 6, fy 7, centre 8-9, k1 10.
        # d/d(log f) = f (d/dfx + d/dfy).
        columns = np.column_stack([jacobian[:, :6], focal * (jacobian[:, 6] + jacobian[:, 7]), jacobian[:, 10]])
        if self.normals is not None:
            columns = np.einsum("nc,ncp->np", self.normals, columns.reshape(-1, 2, PARAMETERS))
        return self._across(projected - self.photo_px), np.asarray(columns, dtype=np.float64)

    def _projected(self, parameters: FloatArray) -> tuple[FloatArray, FloatArray]:
        distortion = np.array([parameters[K1], 0.0, 0.0, 0.0])
        matrix = camera_matrix(self.width, self.height, math.exp(float(parameters[LOG_FOCAL])))
        projected, jacobian = cv2.projectPoints(self.model, parameters[:3], parameters[3:6], matrix, distortion)
        return np.asarray(projected.reshape(-1, 2), dtype=np.float64), np.asarray(jacobian, dtype=np.float64)

    def _across(self, difference: FloatArray) -> FloatArray:
        if self.normals is None:
            return difference.ravel()
        return np.asarray(np.sum(difference * self.normals, axis=1), dtype=np.float64)


def _rotation(parameters: FloatArray) -> FloatArray:
    return np.asarray(cv2.Rodrigues(parameters[:3])[0], dtype=np.float64)


def homography_of(parameters: FloatArray, width: int, height: int) -> FloatArray:
    """Undistorted photo px to mm on the marker's plane, last entry 1, for pose parameters as in PlanarPose."""
    rotation = _rotation(parameters)
    intrinsics = camera_matrix(width, height, math.exp(float(parameters[LOG_FOCAL])))
    plane_to_photo = intrinsics @ np.column_stack([rotation[:, 0], rotation[:, 1], parameters[3:6]])
    return inverse(plane_to_photo)


def fit_poses(
    plane_mm: FloatArray,
    photo_px: FloatArray,
    width: int,
    height: int,
    prior: CameraPrior,
    normals: FloatArray | None = None,
    smallest_sigma: float = SMALLEST_CORNER_SIGMA_PX,
) -> list[PlanarPose]:
    """Poses that explain the corners, best first: a plane has two, mirrored about the line of sight.

    plane_mm, photo_px: (N, 2) each, N >= 4. normals: for edge points, see Sighting; they must lie within a few px of
    their own plane point. smallest_sigma: px, the least noise that is believed. Empty when the points determine no
    pose. Starting values: infinitesimal plane-based pose estimation (Collins and Bartoli, 2014).
    """
    intrinsics = camera_matrix(width, height, prior.pixels)
    # The centre of the points is far better determined than the page's corner: solve about it, then shift.
    centre = plane_mm.mean(axis=0)
    model = np.column_stack([plane_mm - centre, np.zeros(len(plane_mm))])
    try:
        found, rotations, translations, _ = cv2.solvePnPGeneric(
            model, photo_px.reshape(-1, 1, 2), intrinsics, NO_DISTORTION, flags=cv2.SOLVEPNP_IPPE
        )
    except cv2.error:
        return []
    sighting = Sighting(model, photo_px, normals, width, height, smallest_sigma)
    poses = [
        pose
        for rotation, translation in zip(rotations[:found], translations[:found], strict=True)
        if np.all(np.isfinite(start := np.concatenate([rotation.ravel(), translation.ravel()]))) and start[5] > 0
        if (pose := _refine(sighting, prior, start)) is not None
    ]
    shifted = [_about_origin(pose, centre) for pose in poses]
    if len(shifted) < 2:
        return shifted
    noise = min(pose.corner_sigma for pose in shifted)
    return sorted(shifted, key=lambda pose: pose.chi_square(noise))


def plane_map(poses: list[PlanarPose], width: int, height: int) -> tuple[FloatArray, FloatArray]:
    """Homography photo px -> mm (3, 3) of the best pose, and the covariance (8, 8) of its first eight entries.

    poses: as fit_poses returns them. The lens bends lines, a homography does not: it is the one nearest to the pose
    with its distortion in the middle of the photo, and how far k1 is known is in the covariance. Where the second pose
    explains the corners nearly as well (a small marker seen from straight above), what separates the two is
    uncertainty too: it is added, weighted by likelihood.
    """
    best = poses[0]

    def entries(parameters: FloatArray) -> FloatArray:
        return nearest_homography(parameters, width, height).ravel()[:8]

    jacobian = numerical_jacobian(entries, best.parameters)
    covariance = jacobian @ best.covariance @ jacobian.T
    for other in poses[1:]:
        noise = best.corner_sigma
        odds = math.exp(min(0.0, (best.chi_square(noise) - other.chi_square(noise)) / 2))
        difference = entries(other.parameters) - entries(best.parameters)
        covariance = covariance + odds / (1 + odds) * np.outer(difference, difference)
    return nearest_homography(best.parameters, width, height), (covariance + covariance.T) / 2


def nearest_homography(parameters: FloatArray, width: int, height: int) -> FloatArray:
    """Photo px to mm, last entry 1: nearest to the pose with its distortion over a grid in the middle of the photo."""
    ideal = homography_of(parameters, width, height)
    if parameters[K1] == 0.0:
        return ideal
    margin = (1 - MIDDLE) / 2
    at = np.linspace(margin, 1 - margin, GRID)
    x, y = np.meshgrid(at * width, at * height)
    seen = np.column_stack([x.ravel(), y.ravel()])
    straight = undistorted(seen, width, height, math.exp(float(parameters[LOG_FOCAL])), float(parameters[K1]))
    return least_squares_homography(seen, straight, ideal)


def _prior_terms(parameters: FloatArray, prior: CameraPrior) -> tuple[FloatArray, FloatArray]:
    """Distances from the priors in their sigmas (4,): focal length, k1, tilt in x and y; derivatives (4, 8)."""
    rotation, by_rotation = cv2.Rodrigues(parameters[:3])
    tilt = np.array([rotation[0, 2], rotation[1, 2]]) / prior.tilt_sigma
    terms = np.array(
        [
            (float(parameters[LOG_FOCAL]) - math.log(prior.pixels)) / prior.relative_sigma,
            float(parameters[K1]) / prior.k1_sigma,
            tilt[0],
            tilt[1],
        ]
    )
    jacobian = np.zeros((4, PARAMETERS))
    jacobian[0, LOG_FOCAL] = 1 / prior.relative_sigma
    jacobian[1, K1] = 1 / prior.k1_sigma
    jacobian[2:, :3] = by_rotation[:, [2, 5]].T / prior.tilt_sigma
    return terms, jacobian


def _refine(sighting: Sighting, prior: CameraPrior, start: FloatArray) -> PlanarPose | None:
    """Levenberg-Marquardt on corners and priors; the corner noise is re-estimated from the residuals."""
    parameters = np.concatenate([start, [math.log(prior.pixels), 0.0]]).astype(np.float64)
    log_prior = math.log(prior.pixels)
    sigma = 0.5

    def cost_of(candidate: FloatArray, noise: float) -> float:
        terms, _ = _prior_terms(candidate, prior)
        return float(np.sum(sighting.residuals(candidate) ** 2)) / noise**2 + float(terms @ terms)

    def system(at: FloatArray, noise: float) -> tuple[FloatArray, FloatArray]:
        residuals, jacobian = sighting.residuals_and_jacobian(at)
        terms, by_terms = _prior_terms(at, prior)
        normal = jacobian.T @ jacobian / noise**2 + by_terms.T @ by_terms
        return np.asarray(normal), np.asarray(jacobian.T @ residuals / noise**2 + by_terms.T @ terms)

    for _ in range(4):
        damping = 1e-3
        cost = cost_of(parameters, sigma)
        for _ in range(30):
            normal, gradient = system(parameters, sigma)
            step = np.linalg.solve(normal + damping * np.diag(np.diag(normal)), -gradient)
            candidate = parameters + step
            wild = abs(float(candidate[LOG_FOCAL]) - log_prior) > 1.5 or abs(float(candidate[K1])) > LARGEST_K1
            if not np.all(np.isfinite(candidate)) or wild:
                damping *= 10
                if damping > 1e8:
                    break
                continue
            improved = cost_of(candidate, sigma)
            if improved < cost:
                converged = cost - improved < 1e-9 * (1.0 + cost)
                parameters, cost, damping = candidate, improved, max(damping / 10, 1e-12)
                if converged:
                    break
            else:
                damping *= 10
                if damping > 1e8:
                    break
        residuals = sighting.residuals(parameters)
        freedom = max(1, len(residuals) - 6)
        estimate = max(sighting.smallest_sigma, math.sqrt(float(residuals @ residuals) / freedom))
        settled = abs(estimate - sigma) < 0.01 * sigma
        sigma = estimate
        if settled:
            break
    if not np.all(np.isfinite(parameters)) or parameters[5] <= 0:
        return None
    residuals = sighting.residuals(parameters)
    normal, _ = system(parameters, sigma)
    try:
        covariance = np.linalg.inv(normal)
    except np.linalg.LinAlgError:
        return None
    terms, _ = _prior_terms(parameters, prior)
    return PlanarPose(
        parameters=parameters,
        covariance=np.asarray(covariance, dtype=np.float64),
        residuals=residuals.reshape(len(sighting.model), -1),
        corner_sigma=sigma,
        prior_pull=float(terms @ terms),
    )


def _about_origin(pose: PlanarPose, centre: FloatArray) -> PlanarPose:
    """The same pose with the page's corner as origin of the plane instead of `centre` (mm)."""

    def shift(parameters: FloatArray) -> FloatArray:
        moved = parameters.copy()
        moved[3:6] -= _rotation(parameters)[:, :2] @ centre
        return moved

    jacobian = numerical_jacobian(shift, pose.parameters)
    return replace(pose, parameters=shift(pose.parameters), covariance=jacobian @ pose.covariance @ jacobian.T)


def numerical_jacobian(function: VectorFunction, at: FloatArray) -> FloatArray:
    """Central differences of a function of a vector, shape (outputs, inputs)."""
    columns = []
    for index in range(len(at)):
        step = 1e-6 * max(1.0, abs(float(at[index])))
        forward, backward = at.copy(), at.copy()
        forward[index] += step
        backward[index] -= step
        columns.append((function(forward) - function(backward)) / (2 * step))
    return np.stack(columns, axis=1)
