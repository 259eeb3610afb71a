"""The pose of a flat marker from its corners, with its uncertainty.

A free homography has eight parameters and runs away outside the marker (centimetres, 40 cm from a bank card).
A pose has six, plus the focal length, which is held near its prior: a maximum a posteriori estimate over
(rotation, translation, log focal length). Its normal matrix gives the covariance of all of them together.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.geometry.camera import FocalPrior, camera_matrix
from fitsize_inference.geometry.planar import inverse

FloatArray = npt.NDArray[np.float64]
VectorFunction = Callable[[FloatArray], FloatArray]

# Corners localise no better than this in photos, whatever the residuals of a few corners say.
SMALLEST_CORNER_SIGMA_PX = 0.2
PARAMETERS = 7
NO_DISTORTION = np.zeros(5)


@dataclass(frozen=True)
class PlanarPose:
    """A marker's pose in a photo.

    parameters: rotation vector (3), translation in mm (3), log of the focal length in pixels (1);
    covariance: (7, 7) of the parameters; residuals: (N, 2) px; corner_sigma: noise of a corner's coordinate, px;
    prior_pull: how far the focal length left its prior, in the prior's sigmas.
    """

    parameters: FloatArray
    covariance: FloatArray
    residuals: FloatArray
    corner_sigma: float
    prior_pull: float

    def chi_square(self, corner_sigma: float) -> float:
        """Misfit of corners and focal length for a given corner noise in px; lower is better."""
        return float(np.sum(self.residuals**2)) / corner_sigma**2 + self.prior_pull**2

    @property
    def reprojection_rms(self) -> float:
        """Root mean square distance of the corners from where the pose puts them, px."""
        return float(np.sqrt(np.mean(np.sum(self.residuals**2, axis=1))))

    @property
    def tilt_deg(self) -> float:
        """Angle between the optical axis and the normal of the marker's plane, degrees."""
        rotation = _rotation(self.parameters)
        return math.degrees(math.acos(min(1.0, abs(float(rotation[2, 2])))))


def _rotation(parameters: FloatArray) -> FloatArray:
    return np.asarray(cv2.Rodrigues(parameters[:3])[0], dtype=np.float64)


def homography_of(parameters: FloatArray, width: int, height: int) -> FloatArray:
    """Photo px to mm on the marker's plane, last entry 1, for pose parameters as in PlanarPose."""
    rotation = _rotation(parameters)
    intrinsics = camera_matrix(width, height, math.exp(float(parameters[6])))
    plane_to_photo = intrinsics @ np.column_stack([rotation[:, 0], rotation[:, 1], parameters[3:6]])
    return inverse(plane_to_photo)


def fit_poses(
    plane_mm: FloatArray, photo_px: FloatArray, width: int, height: int, prior: FocalPrior
) -> list[PlanarPose]:
    """Poses that explain the corners, best first: a plane has two, mirrored about the line of sight.

    plane_mm, photo_px: (N, 2) each, N >= 4. Empty when the points determine no pose.
    Starting values: infinitesimal plane-based pose estimation (Collins and Bartoli, 2014).
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
    poses = [
        pose
        for rotation, translation in zip(rotations[:found], translations[:found], strict=True)
        if np.all(np.isfinite(start := np.concatenate([rotation.ravel(), translation.ravel()]))) and start[5] > 0
        if (pose := _refine(model, photo_px, width, height, prior, start)) is not None
    ]
    shifted = [_about_origin(pose, centre) for pose in poses]
    if len(shifted) < 2:
        return shifted
    noise = min(pose.corner_sigma for pose in shifted)
    return sorted(shifted, key=lambda pose: pose.chi_square(noise))


def plane_map(poses: list[PlanarPose], width: int, height: int) -> tuple[FloatArray, FloatArray]:
    """Homography photo px -> mm (3, 3) of the best pose, and the covariance (8, 8) of its first eight entries.

    poses: as fit_poses returns them. Where the second pose explains the corners nearly as well (a small marker
    seen from straight above), what separates the two is uncertainty too: it is added, weighted by likelihood.
    """
    best = poses[0]

    def entries(parameters: FloatArray) -> FloatArray:
        return homography_of(parameters, width, height).ravel()[:8]

    jacobian = numerical_jacobian(entries, best.parameters)
    covariance = jacobian @ best.covariance @ jacobian.T
    for other in poses[1:]:
        noise = best.corner_sigma
        odds = math.exp(min(0.0, (best.chi_square(noise) - other.chi_square(noise)) / 2))
        difference = entries(other.parameters) - entries(best.parameters)
        covariance = covariance + odds / (1 + odds) * np.outer(difference, difference)
    return homography_of(best.parameters, width, height), (covariance + covariance.T) / 2


def _residuals_and_jacobian(
    parameters: FloatArray, model: FloatArray, photo_px: FloatArray, width: int, height: int
) -> tuple[FloatArray, FloatArray]:
    focal = math.exp(float(parameters[6]))
    projected, jacobian = cv2.projectPoints(
        model, parameters[:3], parameters[3:6], camera_matrix(width, height, focal), NO_DISTORTION
    )
    residuals = (projected.reshape(-1, 2) - photo_px).ravel()
    # OpenCV's columns: rotation 0-2, translation 3-5, fx 6, fy 7. d/d(log f) = f (d/dfx + d/dfy).
    by_log_focal = focal * (jacobian[:, 6] + jacobian[:, 7])
    return residuals, np.column_stack([jacobian[:, :6], by_log_focal])


def _refine(
    model: FloatArray,
    photo_px: FloatArray,
    width: int,
    height: int,
    prior: FocalPrior,
    start: FloatArray,
) -> PlanarPose | None:
    """Levenberg-Marquardt on corners and focal prior; the corner noise is re-estimated from the residuals."""
    parameters = np.append(start, math.log(prior.pixels)).astype(np.float64)
    prior_precision = np.zeros(PARAMETERS)
    prior_precision[6] = 1.0 / prior.relative_sigma**2
    log_prior = math.log(prior.pixels)
    sigma = 0.5
    freedom = max(1, 2 * len(photo_px) - 6)

    def cost_of(candidate: FloatArray, noise: float) -> float:
        projected = cv2.projectPoints(
            model,
            candidate[:3],
            candidate[3:6],
            camera_matrix(width, height, math.exp(float(candidate[6]))),
            NO_DISTORTION,
        )[0].reshape(-1, 2)
        squares = float(np.sum((projected - photo_px) ** 2))
        return squares / noise**2 + ((float(candidate[6]) - log_prior) / prior.relative_sigma) ** 2

    for _ in range(4):
        damping = 1e-3
        cost = cost_of(parameters, sigma)
        for _ in range(30):
            residuals, jacobian = _residuals_and_jacobian(parameters, model, photo_px, width, height)
            normal = jacobian.T @ jacobian / sigma**2 + np.diag(prior_precision)
            gradient = jacobian.T @ residuals / sigma**2 + prior_precision * (parameters - log_prior)
            step = np.linalg.solve(normal + damping * np.diag(np.diag(normal)), -gradient)
            candidate = parameters + step
            if not np.all(np.isfinite(candidate)) or abs(float(candidate[6]) - log_prior) > 1.5:
                damping *= 10
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
        residuals, _ = _residuals_and_jacobian(parameters, model, photo_px, width, height)
        estimate = max(SMALLEST_CORNER_SIGMA_PX, math.sqrt(float(residuals @ residuals) / freedom))
        settled = abs(estimate - sigma) < 0.01 * sigma
        sigma = estimate
        if settled:
            break
    if not np.all(np.isfinite(parameters)) or parameters[5] <= 0:
        return None
    residuals, jacobian = _residuals_and_jacobian(parameters, model, photo_px, width, height)
    normal = jacobian.T @ jacobian / sigma**2 + np.diag(prior_precision)
    try:
        covariance = np.linalg.inv(normal)
    except np.linalg.LinAlgError:
        return None
    return PlanarPose(
        parameters=parameters,
        covariance=np.asarray(covariance, dtype=np.float64),
        residuals=residuals.reshape(-1, 2),
        corner_sigma=sigma,
        prior_pull=(float(parameters[6]) - log_prior) / prior.relative_sigma,
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
