"""Random fields that look the same at any resolution: wavelengths are in millimetres."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.float32]


def smooth_noise(
    generator: np.random.Generator,
    shape: tuple[int, int],
    px_per_mm: float,
    wavelength_mm: float,
    stretch: float = 1.0,
) -> Image:
    """Values around 0 with standard deviation 1 that vary over `wavelength_mm` (times `stretch` along y)."""
    # White noise on cells a fifth of the wavelength wide, blurred: interpolating coarse cells instead shows their grid.
    cell = wavelength_mm * px_per_mm / 5
    cells_across = round(shape[1] / max(cell, 1.0)) + 3
    cells_along = round(shape[0] / max(cell * stretch, 1.0)) + 3
    cells = generator.standard_normal((cells_along, cells_across)).astype(np.float32)
    sigma_x, sigma_y = (1.1 * min(1.0, size) for size in (cell, cell * stretch))
    if sigma_x > 0.25 or sigma_y > 0.25:
        blurred = cv2.GaussianBlur(cells, (0, 0), max(sigma_x, 0.25), sigmaY=max(sigma_y, 0.25))
        cells = np.asarray(blurred / max(float(np.std(np.asarray(blurred, dtype=np.float32))), 1e-6), dtype=np.float32)
    if cells.shape == shape:
        return cells
    return np.asarray(cv2.resize(cells, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC), dtype=np.float32)


def fractal_noise(
    generator: np.random.Generator,
    shape: tuple[int, int],
    px_per_mm: float,
    wavelength_mm: float,
    octaves: int = 4,
    roughness: float = 0.5,
    stretch: float = 1.0,
) -> Image:
    """A sum of octaves of smooth_noise, each half as long; scaled to a standard deviation of about 1.

    Octaves finer than the raster can show are left out.
    """
    total = np.zeros(shape, np.float32)
    power = 0.0
    for octave in range(octaves):
        wavelength = wavelength_mm / 2**octave
        if wavelength * px_per_mm < 1.0 and octave > 0:
            break
        weight = roughness**octave
        total += weight * smooth_noise(generator, shape, px_per_mm, wavelength, stretch)
        power += weight**2
    return np.asarray(total / np.sqrt(power), dtype=np.float32)


def ridged_noise(
    generator: np.random.Generator, shape: tuple[int, int], px_per_mm: float, wavelength_mm: float, octaves: int = 3
) -> Image:
    """Sharp connected ridges, 0..1, as in crumpled cloth."""
    total = np.zeros(shape, np.float32)
    weight_sum = 0.0
    for octave in range(octaves):
        weight = 0.55**octave
        layer = smooth_noise(generator, shape, px_per_mm, wavelength_mm / 1.9**octave)
        total += weight * np.exp(-np.abs(layer) * 2.2)
        weight_sum += weight
    return np.asarray(total / weight_sum, dtype=np.float32)


def streaked_noise(
    generator: np.random.Generator,
    shape: tuple[int, int],
    px_per_mm: float,
    wavelength_mm: float,
    stretch: float,
    degrees: float,
) -> Image:
    """smooth_noise drawn out along any direction, as broad folds in cloth are; standard deviation about 1."""
    side = int(np.ceil(np.hypot(*shape))) + 4
    coarse = min(1.0, 8.0 / (wavelength_mm * px_per_mm))
    small = max(8, round(side * coarse))
    noise = smooth_noise(generator, (small, small), px_per_mm * coarse, wavelength_mm, stretch)
    matrix = np.asarray(cv2.getRotationMatrix2D((small / 2, small / 2), degrees, 1 / coarse), dtype=np.float64)
    matrix[:, 2] += np.array([shape[1] / 2 - small / 2, shape[0] / 2 - small / 2])
    return np.asarray(
        cv2.warpAffine(noise, matrix, (shape[1], shape[0]), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT),
        dtype=np.float32,
    )


def coordinates(shape: tuple[int, int], px_per_mm: float) -> tuple[Image, Image]:
    """x and y in mm of each pixel's centre, from the raster's corner."""
    x = (np.arange(shape[1], dtype=np.float32) + 0.5) / px_per_mm
    y = (np.arange(shape[0], dtype=np.float32) + 0.5) / px_per_mm
    columns, rows = np.meshgrid(x, y)
    return np.asarray(columns, dtype=np.float32), np.asarray(rows, dtype=np.float32)
