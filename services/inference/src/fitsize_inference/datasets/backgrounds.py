"""Procedural surfaces to lay a garment on, and marker sheets to lie beside it."""

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]


def _noise(random: np.random.Generator, size: int, cells: tuple[int, int]) -> NDArray[np.float32]:
    """Smooth noise (size, size) of mean 0 and about unit spread, with so many cells down and across."""
    coarse = random.standard_normal(cells).astype(np.float32)
    return cv2.resize(coarse, (size, size), interpolation=cv2.INTER_CUBIC).astype(np.float32, copy=False)


def _colour(random: np.random.Generator) -> NDArray[np.float32]:
    """A colour (3,), mostly muted as floors, walls and sheets are, sometimes loud."""
    grey = random.uniform(15, 250)
    spread = 12 if random.random() < 0.6 else 70
    return np.clip(grey + random.uniform(-spread, spread, 3), 0, 255).astype(np.float32)


def surface(random: np.random.Generator, size: int) -> Image:
    """A square RGB picture of plain, veined, woven, tiled or planked ground, unevenly lit."""
    base = np.broadcast_to(_colour(random), (size, size, 3)).copy()
    kind = random.integers(6)
    if kind == 1:
        veins = _noise(random, size, (int(random.integers(2, 8)), int(random.integers(20, 90))))
        base += (veins if random.random() < 0.5 else veins.T)[..., None] * random.uniform(4, 22)
    elif kind == 2:
        step = int(random.integers(2, 9))
        rows, columns = np.mgrid[0:size, 0:size]
        woven = np.sin(rows * np.pi / step) + np.sin(columns * np.pi / step)
        base += woven[..., None].astype(np.float32) * random.uniform(2, 16)
    elif kind == 3:
        step = int(random.integers(30, 120))
        joint = _colour(random)
        base[:: step or 1] = joint
        base[1::step] = joint
        base[:, ::step] = joint
    elif kind == 4:
        step = int(random.integers(14, 60))
        for start in range(0, size, step):
            plank = base[start : start + step]
            plank += random.uniform(-18, 18) + _noise(random, size, (3, 40))[: len(plank), :, None] * 6
            plank[:1] -= 40
        if random.random() < 0.5:
            base = np.ascontiguousarray(base.transpose(1, 0, 2))
    elif kind == 5:
        for _ in range(int(random.integers(2, 7))):
            corner = random.integers(-size // 4, size, 2)
            extent = random.integers(size // 10, size // 2, 2)
            far = corner + extent
            cv2.rectangle(base, corner.tolist(), far.tolist(), _colour(random).tolist(), -1)
    folds = _noise(random, size, (int(random.integers(2, 6)), int(random.integers(2, 6))))
    base += folds[..., None] * random.uniform(0, 18)
    base += random.standard_normal(base.shape).astype(np.float32) * random.uniform(0, 7)
    return np.clip(base, 0, 255).astype(np.uint8)


def marker_sheets() -> list[Image]:
    """RGB pictures of the things people lay down for scale: the ChArUco sheet, a checkerboard card, a bank card."""
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    board = cv2.aruco.CharucoBoard((5, 7), 36.0, 27.0, dictionary)
    page = np.full((594, 420), 255, np.uint8)
    page[45:549, 30:390] = board.generateImage((360, 504))
    cv2.line(page, (110, 572), (310, 572), 0, 2)

    card = np.full((140, 140), 255, np.uint8)
    squares = (np.indices((5, 5)).sum(axis=0) % 2 * 255).astype(np.uint8)
    card[20:120, 20:120] = squares.repeat(20, axis=0).repeat(20, axis=1)

    bank = np.full((216, 342, 3), (40, 70, 150), np.uint8)
    cv2.rectangle(bank, (30, 70), (90, 112), (210, 190, 110), -1)
    cv2.line(bank, (30, 150), (300, 150), (230, 230, 230), 8)
    grey = [cv2.cvtColor(sheet, cv2.COLOR_GRAY2RGB).astype(np.uint8, copy=False) for sheet in (page, card)]
    return [*grey, bank]


def lay_sheet(
    canvas: Image, sheet: Image, centre: tuple[float, float], height: float, random: np.random.Generator
) -> None:
    """Draws a sheet into the canvas, turned and slightly tilted, about `height` pixels high, with a soft shadow."""
    rows, columns = sheet.shape[:2]
    half = np.array([height * columns / rows / 2, height / 2])
    angle = random.normal(0, 0.15) + random.choice([0, 0, 0, np.pi / 2, np.pi])
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half @ turn.T + centre
    corners += random.normal(0, height * 0.02, corners.shape)
    source = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(source, corners.astype(np.float32))
    target = (canvas.shape[1], canvas.shape[0])
    shrink = max(1.0, rows / max(height, 1.0))
    soft = cv2.GaussianBlur(sheet, (0, 0), 0.4 * shrink) if shrink > 1.3 else sheet
    drawn = cv2.warpPerspective(soft, matrix, target, flags=cv2.INTER_LINEAR)
    mask = cv2.warpPerspective(np.full((rows, columns), 255, np.uint8), matrix, target).astype(np.float32) / 255
    shadow = cv2.GaussianBlur(mask, (0, 0), max(1.0, height * 0.02)) * random.uniform(0.0, 0.4)
    light = random.uniform(0.7, 1.0)
    under = canvas * (1.0 - shadow[..., None])
    canvas[:] = (under * (1.0 - mask[..., None]) + drawn * light * mask[..., None]).astype(np.uint8)
