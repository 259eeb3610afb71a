"""Whether a marker lies flat: corners of a bent sheet miss their places together, not each by chance."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

# Coefficients of a quadratic in two variables, for each of the two components.
COEFFICIENTS = 6


def bend_mm(plane_mm: FloatArray, residuals_mm: FloatArray, largest_noise_mm: float) -> float:
    """Root mean square of what chance does not explain in the corners' residuals, mm along the plane.

    0 for fewer than twelve corners.

    plane_mm: corners on the page (N, 2); residuals_mm: how far from there the fitted pose sees them (N, 2). A pose
    leaves chance alone on a flat sheet. What is smooth, a quadratic over the page, is a bend, less what chance puts
    into it. The rest is creases as far as it exceeds largest_noise_mm (sigma of a coordinate): detectors are better.
    """
    if len(plane_mm) < 2 * COEFFICIENTS:
        return 0.0
    x, y = ((plane_mm - plane_mm.mean(axis=0)) / plane_mm.std()).T
    terms = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=1)
    smooth = terms @ np.linalg.lstsq(terms, residuals_mm, rcond=None)[0]
    rest = residuals_mm - smooth
    noise = float(np.sum(rest**2)) / (len(x) - COEFFICIENTS)
    bend = max(0.0, float(np.sum(smooth**2)) - COEFFICIENTS * noise) / len(x)
    creases = max(0.0, noise - 2 * largest_noise_mm**2)
    return float(np.sqrt(bend + creases))
