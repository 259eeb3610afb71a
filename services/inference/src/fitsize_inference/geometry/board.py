"""The printed markers: the one place that holds their sizes.

Plane coordinates are millimetres on the printed page, origin at its top left corner, x right, y down,
so that a page seen from above keeps the handedness of the photo.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class CharucoSheet:
    """A page with a ChArUco board in its middle. Lengths in millimetres."""

    page_width: float
    page_height: float
    columns: int
    rows: int
    square: float
    marker: float
    dictionary: int

    @property
    def board_left(self) -> float:
        """Distance of the board from the page's left edge, mm."""
        return (self.page_width - self.columns * self.square) / 2

    @property
    def board_top(self) -> float:
        """Distance of the board from the page's top edge, mm."""
        return (self.page_height - self.rows * self.square) / 2

    @property
    def corner_count(self) -> int:
        """Number of inner chessboard corners."""
        return (self.columns - 1) * (self.rows - 1)


@dataclass(frozen=True)
class Checkerboard:
    """A card with a plain checkerboard of `squares` x `squares` on a white border. Lengths in millimetres.

    Its page is the board itself: the white border of the original's card was never specified.
    """

    squares: int
    square: float

    @property
    def page_width(self) -> float:
        """Width of the board's outer edge, mm."""
        return self.squares * self.square

    @property
    def page_height(self) -> float:
        """Height of the board's outer edge, mm."""
        return self.squares * self.square

    @property
    def corner_count(self) -> int:
        """Number of inner corners."""
        return (self.squares - 1) ** 2


@dataclass(frozen=True)
class Card:
    """A card with rounded corners, known by its outline alone; its page is the card. Lengths in millimetres."""

    width: float
    height: float
    radius: float

    @property
    def aspect(self) -> float:
        """Long side over short side."""
        return self.width / self.height

    @property
    def page_width(self) -> float:
        """Width of the card, mm."""
        return self.width

    @property
    def page_height(self) -> float:
        """Height of the card, mm."""
        return self.height


CHARUCO_A4 = CharucoSheet(
    page_width=210.0,
    page_height=297.0,
    columns=5,
    rows=7,
    square=36.0,
    marker=27.0,
    dictionary=cv2.aruco.DICT_4X4_50,
)

CHECKERBOARD_5X5 = Checkerboard(squares=5, square=10.0)

# ISO/IEC 7810, format ID-1: bank cards, driving licences, identity cards.
CARD_ID1 = Card(width=85.60, height=53.98, radius=3.18)

# Length of the line on the sheet that people check with a ruler, mm.
CHECK_LINE = 100.0


@lru_cache(maxsize=4)
def opencv_board(sheet: CharucoSheet) -> cv2.aruco.CharucoBoard:
    """OpenCV's board for a sheet, in millimetres, with the layout of OpenCV 4.6 and later."""
    board = cv2.aruco.CharucoBoard(
        (sheet.columns, sheet.rows),
        sheet.square,
        sheet.marker,
        cv2.aruco.getPredefinedDictionary(sheet.dictionary),
    )
    board.setLegacyPattern(False)
    return board


def charuco_corners(sheet: CharucoSheet) -> FloatArray:
    """Inner corners in OpenCV's order (row by row from the top left), mm on the page, shape (corners, 2)."""
    corners = np.asarray(opencv_board(sheet).getChessboardCorners(), dtype=np.float64)[:, :2]
    return np.asarray(corners + np.array([sheet.board_left, sheet.board_top]), dtype=np.float64)


def checkerboard_corners(board: Checkerboard) -> FloatArray:
    """Inner corners row by row from the top left, mm on the board, shape (corners, 2)."""
    inner = np.arange(1, board.squares) * board.square
    columns, rows = np.meshgrid(inner, inner)
    return np.stack([columns.ravel(), rows.ravel()], axis=1).astype(np.float64)


def page_outline(page: CharucoSheet | Checkerboard | Card) -> FloatArray:
    """The page's corners, clockwise from the top left, mm, shape (4, 2)."""
    return np.array([[0.0, 0.0], [page.page_width, 0.0], [page.page_width, page.page_height], [0.0, page.page_height]])
