"""From what lies on the plane to what a phone stores: light, lens blur, sharpening, noise. In 8 bits, for speed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]
Image = npt.NDArray[np.float32]

# The light changes slowly: its field is made this much smaller.
FIELD_STEP = 4
NOISE_SIDE = 2304


@dataclass(frozen=True)
class Finish:
    """How the photo comes out. exposure, warmth: factors on the encoded picture; vignette, falloff: light lost in the

    corners and across the frame, 0..1; hand_shadow: darkness of the photographer's shadow over a side, 0..1;
    direction_deg: of the light in the photo; blur_px, motion_px: of lens and hand; noise: standard deviation in 8-bit
    steps; sharpen: strength of the unsharp mask; quality: of the JPEG.
    """

    exposure: float
    warmth: float
    vignette: float
    falloff: float
    hand_shadow: float
    direction_deg: float
    blur_px: float
    motion_px: float
    noise: float
    sharpen: float
    quality: int


def random_finish(generator: np.random.Generator, *, dark: bool, blurred: bool, fine: float) -> Finish:
    """An everyday indoor photo. fine: how many times more pixels along a side than a 2 Mpx photo."""
    return Finish(
        exposure=float(generator.uniform(0.4, 0.6) if dark else np.exp(generator.normal(-0.04, 0.08))),
        warmth=float(generator.normal(0.02, 0.035)),
        vignette=float(generator.uniform(0.02, 0.2)),
        falloff=float(generator.uniform(0.0, 0.25)),
        hand_shadow=float(generator.uniform(0.05, 0.3)) if generator.uniform() < 0.35 else 0.0,
        direction_deg=float(generator.uniform(0, 360)),
        blur_px=float(generator.uniform(0.4, 0.75)) * (1 + 0.4 * (fine - 1)),
        motion_px=float(generator.uniform(2.5, 5.0)) * fine if blurred else 0.0,
        noise=float(generator.uniform(5, 9) if dark else generator.uniform(1.2, 3.5)),
        sharpen=float(generator.uniform(0.1, 0.5)),
        quality=int(generator.integers(75, 96)),
    )


def light_field(finish: Finish, width: int, height: int) -> Image:
    """Factors on the encoded picture, (height / FIELD_STEP, width / FIELD_STEP, 3), rounded up."""
    columns, rows = -(-width // FIELD_STEP), -(-height // FIELD_STEP)
    across = ((np.arange(columns) + 0.5) * FIELD_STEP - width / 2) / max(width, height) * 2
    down = ((np.arange(rows) + 0.5) * FIELD_STEP - height / 2) / max(width, height) * 2
    x, y = np.meshgrid(across, down)
    angle = np.deg2rad(finish.direction_deg)
    along = x * np.cos(angle) + y * np.sin(angle)
    field = (1 - finish.vignette * (x**2 + y**2) / 1.6) * (1 + 0.5 * finish.falloff * along)
    # A soft edge a third of the way in, on the side away from the light, a little wavy like a body's.
    edge = along + 0.35 + 0.08 * np.sin(5 * (y * np.cos(angle) - x * np.sin(angle)))
    field *= 1 - finish.hand_shadow / (1 + np.exp(np.clip(edge / 0.06, -30, 30)))
    # Light to encoded values: a power of 1 / 2.2.
    encoded = np.maximum(field, 0.02) ** (1 / 2.2) * finish.exposure
    balance = np.array([1 - finish.warmth, 1.0, 1 + finish.warmth])
    return np.asarray(encoded[..., None] * balance, dtype=np.float32)


def develop(picture: Picture, field: Image, finish: Finish, generator: np.random.Generator) -> Picture:
    """A BGR picture (H, W, 3) as the phone stores it. field: as of light_field, with shadows in it."""
    height, width = picture.shape[:2]
    seen = cv2.GaussianBlur(picture, (0, 0), finish.blur_px)
    if finish.motion_px > 0:
        seen = cv2.filter2D(seen, -1, _motion(finish.motion_px, float(generator.uniform(0, 180))))
    # Sharpening is that of the phone: it knows of no noise or gradients yet here, and does no harm to either.
    seen = cv2.addWeighted(seen, 1 + finish.sharpen, cv2.GaussianBlur(seen, (0, 0), 1.3), -finish.sharpen, 0)
    rows, columns = field.shape[:2]
    light = cv2.resize(field, (columns * FIELD_STEP, rows * FIELD_STEP), interpolation=cv2.INTER_LINEAR)
    lit = cv2.multiply(seen, light[:height, :width], dtype=cv2.CV_32F)
    noise = _noise_of(generator, width, height)
    return np.asarray(cv2.addWeighted(lit, 1.0, noise, finish.noise, 0.0, dtype=cv2.CV_8U), dtype=np.uint8)


@lru_cache(maxsize=1)
def _noise_tile() -> Image:
    """What noise reduction leaves: fine grey noise and blotchy coloured one, standard deviation 1."""
    generator = np.random.default_rng(7_001)
    fine = generator.standard_normal((NOISE_SIDE, NOISE_SIDE, 1), dtype=np.float32)
    blotchy = generator.standard_normal((NOISE_SIDE, NOISE_SIDE, 3), dtype=np.float32)
    tile = 0.8 * fine + 2.0 * cv2.GaussianBlur(blotchy, (0, 0), 1.0)
    tile = np.asarray(tile / tile.std(), dtype=np.float32)
    tile.setflags(write=False)
    return tile


def _noise_of(generator: np.random.Generator, width: int, height: int) -> Image:
    tile = _noise_tile()
    left, top = int(generator.integers(NOISE_SIDE)), int(generator.integers(NOISE_SIDE))
    if width < NOISE_SIDE and height < NOISE_SIDE:
        left, top = left % (NOISE_SIDE - width), top % (NOISE_SIDE - height)
        return np.ascontiguousarray(tile[top : top + height, left : left + width])
    rows, columns = (np.arange(top, top + height) % NOISE_SIDE, np.arange(left, left + width) % NOISE_SIDE)
    return np.asarray(tile[np.ix_(rows, columns)], dtype=np.float32)


def _motion(length_px: float, degrees: float) -> npt.NDArray[np.float32]:
    """A kernel that smears along a line."""
    side = 2 * int(np.ceil(length_px / 2)) + 3
    kernel = np.zeros((side, side), np.float32)
    reach = length_px / 2 * np.array([np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))])
    first, last = (np.round((side // 2 + sign * reach) * 16).astype(int) for sign in (-1, 1))
    cv2.line(kernel, first.tolist(), last.tolist(), (1.0,), 1, cv2.LINE_AA, 4)
    return np.asarray(kernel / kernel.sum(), dtype=np.float32)
