"""Bank, member and identity cards as they are printed, in many designs and colours."""

from __future__ import annotations

import colorsys

import cv2
import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]
Colour = tuple[float, float, float]

CARD_PX_PER_MM = 8
# 85.60 x 53.98 mm, rounded to whole pixels: 0.05 mm.
CARD_PX = (685, 432)
GOLD: Colour = (120.0, 190.0, 220.0)


def paint_card(generator: np.random.Generator) -> Picture:
    """A card's face, (432, 685, 3) BGR."""
    base = _colour(generator)
    card = _base(generator, base)
    ink: Colour = (245.0, 245.0, 245.0) if card.mean() < 140 else (40.0, 35.0, 30.0)
    designs = (_bank, _member, _identity, _travel, _striped)
    designs[int(generator.integers(len(designs)))](generator, card, ink)
    return card


def _colour(generator: np.random.Generator) -> Colour:
    kind = float(generator.uniform())
    hue = float(generator.uniform())
    if kind < 0.15:
        saturation, value = 0.1, float(generator.uniform(0.06, 0.2))
    elif kind < 0.35:
        saturation, value = float(generator.uniform(0, 0.12)), float(generator.uniform(0.82, 0.96))
    else:
        saturation, value = float(generator.uniform(0.3, 0.9)), float(generator.uniform(0.3, 0.9))
    red, green, blue = colorsys.hsv_to_rgb(hue, saturation, value)
    return blue * 255, green * 255, red * 255


def _base(generator: np.random.Generator, first: Colour) -> Picture:
    """One colour, or one running into another."""
    width, height = CARD_PX
    flat = np.broadcast_to(np.array(first, np.float32), (height, width, 3)).copy()
    if generator.uniform() < 0.6:
        second = np.array(_colour(generator) if generator.uniform() < 0.4 else [c * 0.55 for c in first], np.float32)
        angle = float(generator.uniform(0, 2 * np.pi))
        x, y = np.meshgrid(np.linspace(-0.5, 0.5, width), np.linspace(-0.5, 0.5, height))
        share = np.clip(0.5 + x * np.cos(angle) + y * np.sin(angle), 0, 1)[..., None]
        flat = (flat * (1 - share) + second * share).astype(np.float32)
    return np.asarray(np.clip(flat, 0, 255), dtype=np.uint8)


def _write(card: Picture, text: str, at: tuple[int, int], size: float, ink: Colour, thickness: int = 2) -> None:
    cv2.putText(card, text, at, cv2.FONT_HERSHEY_SIMPLEX, size, ink, thickness, cv2.LINE_AA)


def _digits(generator: np.random.Generator, groups: int) -> str:
    return " ".join(f"{int(group):04d}" for group in generator.integers(0, 10_000, groups))


def _chip(card: Picture, left: int, top: int) -> None:
    cv2.rectangle(card, (left, top), (left + 92, top + 70), GOLD, -1)
    for offset in (23, 46):
        cv2.line(card, (left, top + offset), (left + 92, top + offset), (70.0, 130.0, 160.0), 2)
    cv2.line(card, (left + 46, top), (left + 46, top + 70), (70.0, 130.0, 160.0), 2)


def _bank(generator: np.random.Generator, card: Picture, ink: Colour) -> None:
    _chip(card, 60, 150)
    _write(card, "NORTHERN BANK", (60, 80), 1.2, ink, 3)
    _write(card, _digits(generator, 4), (60, 300), 1.25, ink, 3)
    _write(card, "VALID THRU 09/31", (60, 350), 0.6, ink)
    for shift, colour in ((0, _colour(generator)), (44, _colour(generator))):
        cv2.circle(card, (560 + shift, 360), 38, colour, -1, cv2.LINE_AA)


def _member(generator: np.random.Generator, card: Picture, ink: Colour) -> None:
    cv2.circle(card, (342, 170), 96, _colour(generator), -1, cv2.LINE_AA)
    _write(card, "CLUB", (262, 192), 2.0, ink, 5)
    cv2.rectangle(card, (120, 310), (565, 400), (245.0, 245.0, 245.0), -1)
    column = 135
    while column < 550:
        width = int(generator.integers(2, 9))
        cv2.rectangle(card, (column, 318), (column + width, 392), (20.0, 20.0, 20.0), -1)
        column += width + int(generator.integers(3, 9))


def _identity(generator: np.random.Generator, card: Picture, ink: Colour) -> None:
    cv2.rectangle(card, (0, 0), (CARD_PX[0], 70), _colour(generator), -1)
    _write(card, "IDENTITY CARD", (180, 50), 1.2, (250.0, 250.0, 250.0), 3)
    cv2.rectangle(card, (40, 110), (210, 330), (175.0, 165.0, 160.0), -1)
    cv2.circle(card, (125, 190), 48, (120.0, 140.0, 175.0), -1, cv2.LINE_AA)
    cv2.ellipse(card, (125, 330), (75, 85), 0, 180, 360, (80.0, 70.0, 60.0), -1, cv2.LINE_AA)
    for row, length in enumerate(generator.integers(160, 400, 6)):
        cv2.line(card, (245, 130 + row * 42), (245 + int(length), 130 + row * 42), ink, 10 if row % 2 else 16)
    _write(card, _digits(generator, 2), (440, 405), 0.9, ink)


def _travel(generator: np.random.Generator, card: Picture, ink: Colour) -> None:
    for radius in range(60, 640, 62):
        cv2.circle(card, (685, 432), radius, _colour(generator), 20, cv2.LINE_AA)
    _write(card, "CITY TRAVEL", (40, 90), 1.5, ink, 4)
    _write(card, _digits(generator, 3), (40, 140), 0.8, ink)


def _striped(generator: np.random.Generator, card: Picture, ink: Colour) -> None:
    cv2.rectangle(card, (0, 50), (CARD_PX[0], 145), (25.0, 22.0, 20.0), -1)
    cv2.rectangle(card, (40, 190), (470, 250), (235.0, 235.0, 230.0), -1)
    _write(card, str(int(generator.integers(100, 1000))), (490, 232), 1.0, ink)
    for row in range(5):
        cv2.line(card, (40, 290 + row * 24), (300 + int(generator.integers(300)), 290 + row * 24), ink, 4)
