"""Flat things that lie on the plane: markers and what else is in the frame, as pictures of known size."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.geometry.board import CHARUCO_A4
from fitsize_inference.scenes.phone.cards import paint_card
from fitsize_inference.scenes.sheet import SHEET_PX_PER_MM, charuco_page, checkerboard_card

FloatArray = npt.NDArray[np.float64]
Picture = npt.NDArray[np.uint8]

LETTER_MM = (215.9, 279.4)
# ISO/IEC 7810: ID-1 with corners of 3.18 mm.
CARD_MM, CARD_CORNER_MM = (85.60, 53.98), 3.18
CHECKERBOARD_BORDER_MM = 10


@dataclass(frozen=True)
class Thing:
    """A flat thing. picture: (H, W, 3) BGR as it is printed; alpha: (H, W) 0..255, what of the rectangle is there.

    size_mm: of the whole picture. paper: whether it may curl.
    """

    name: str
    picture: Picture
    alpha: Picture
    size_mm: tuple[float, float]
    paper: bool

    @property
    def corners_mm(self) -> FloatArray:
        """Its corners (4, 2) about its middle, clockwise."""
        width, height = self.size_mm
        return np.array([[-width, -height], [width, -height], [width, height], [-width, height]]) / 2


def _printed(grey: npt.NDArray[np.uint8], ink: int, paper: int) -> Picture:
    """A black and white print in the grey that ink and paper have in a photo."""
    shade = np.linspace(ink, paper, 256).astype(np.uint8)
    return np.asarray(cv2.cvtColor(cv2.LUT(grey, shade), cv2.COLOR_GRAY2BGR), dtype=np.uint8)


def _rectangle(name: str, picture: Picture, size_mm: tuple[float, float], *, paper: bool) -> Thing:
    return Thing(name, picture, np.full(picture.shape[:2], 255, np.uint8), size_mm, paper)


@lru_cache(maxsize=1)
def _letter_page() -> npt.NDArray[np.uint8]:
    """The board centred on US Letter at SHEET_PX_PER_MM, whole pixels; the page's size is off by 0.1 mm at most."""
    width, height = (round(side * SHEET_PX_PER_MM) for side in LETTER_MM)
    page = np.full((height, width), 255, np.uint8)
    a4 = charuco_page()
    board_width = round(CHARUCO_A4.columns * CHARUCO_A4.square * SHEET_PX_PER_MM)
    board_height = round(CHARUCO_A4.rows * CHARUCO_A4.square * SHEET_PX_PER_MM)
    top, left = (a4.shape[0] - board_height) // 2, (a4.shape[1] - board_width) // 2
    page_top, page_left = (height - board_height) // 2, (width - board_width) // 2
    page[page_top : page_top + board_height, page_left : page_left + board_width] = a4[
        top : top + board_height, left : left + board_width
    ]
    return page


def lay_marker(name: str, generator: np.random.Generator) -> Thing:
    """A marker: charuco-a4, charuco-letter, checkerboard-5x5 or card-id1. Raises ValueError for another name."""
    ink, paper = int(generator.integers(18, 46)), int(generator.integers(222, 246))
    scale = SHEET_PX_PER_MM
    match name:
        case "charuco-a4":
            page = charuco_page()
            size = (page.shape[1] / scale, page.shape[0] / scale)
            return _rectangle(name, _printed(page, ink, paper), size, paper=True)
        case "charuco-letter":
            page = _letter_page()
            size = (page.shape[1] / scale, page.shape[0] / scale)
            return _rectangle(name, _printed(page, ink, paper), size, paper=True)
        case "checkerboard-5x5":
            card = checkerboard_card(CHECKERBOARD_BORDER_MM)
            return _rectangle(name, _printed(card, ink, paper), (card.shape[1] / 8, card.shape[0] / 8), paper=True)
        case "card-id1":
            picture = paint_card(generator)
            return Thing(name, picture, _rounded(picture.shape[:2], CARD_CORNER_MM / CARD_MM[0]), CARD_MM, paper=False)
        case _:
            raise ValueError(f"there is no marker {name}")


def _rounded(shape: tuple[int, ...], radius_share: float) -> Picture:
    """A rectangle's alpha with round corners; radius as a share of the width."""
    fine = 4
    height, width = shape[0] * fine, shape[1] * fine
    radius = round(radius_share * width)
    mask = np.zeros((height, width), np.uint8)
    cv2.rectangle(mask, (radius, 0), (width - radius - 1, height - 1), (255,), -1)
    cv2.rectangle(mask, (0, radius), (width - 1, height - radius - 1), (255,), -1)
    for column in (radius, width - radius - 1):
        for row in (radius, height - radius - 1):
            cv2.circle(mask, (column, row), radius, (255,), -1)
    return np.asarray(cv2.resize(mask, (shape[1], shape[0]), interpolation=cv2.INTER_AREA), dtype=np.uint8)


def lay_other(generator: np.random.Generator) -> Thing:
    """Something that happens to be in the frame: a book, a phone, a saucer."""
    scale = 2
    kind = ("book", "phone", "saucer")[int(generator.integers(3))]
    colour = generator.uniform(20, 230, 3)
    match kind:
        case "book":
            width, height = float(generator.uniform(110, 180)), float(generator.uniform(170, 250))
            picture = np.empty((round(height * scale), round(width * scale), 3), np.uint8)
            picture[:] = colour
            title = np.clip(255 - colour, 0, 255).tolist()
            cv2.putText(picture, "STORIES", (20, 90), cv2.FONT_HERSHEY_DUPLEX, width / 90, title, 3, cv2.LINE_AA)
            cv2.rectangle(picture, (30, 140), (picture.shape[1] - 30, picture.shape[0] - 60), title, 3)
            return _rectangle(kind, picture, (width, height), paper=False)
        case "phone":
            picture = np.full((300, 146, 3), 22, np.uint8)
            cv2.rectangle(picture, (6, 6), (139, 293), (34, 30, 28), -1)
            return Thing(kind, picture, _rounded(picture.shape[:2], 0.11), (73.0, 150.0), paper=False)
        case _:
            side = float(generator.uniform(80, 150))
            picture = np.empty((300, 300, 3), np.uint8)
            picture[:] = np.clip(colour * 0.4 + 150, 0, 255)
            for radius in (140, 95):
                cv2.circle(picture, (150, 150), radius, np.clip(colour * 0.4 + 120, 0, 255).tolist(), 4, cv2.LINE_AA)
            alpha = np.zeros((300, 300), np.uint8)
            cv2.circle(alpha, (150, 150), 149, (255,), -1, cv2.LINE_AA)
            return Thing("saucer", picture, alpha, (side, side), paper=False)
