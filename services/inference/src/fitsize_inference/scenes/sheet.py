"""The printed marker sheet as a picture."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from fitsize_inference.geometry.board import CHARUCO_A4, CHECK_LINE, CHECKERBOARD_5X5, opencv_board

GreyImage = npt.NDArray[np.uint8]

# At 4 px/mm every edge of the board lies on a pixel's border (markers have cells of 4.5 mm).
SHEET_PX_PER_MM = 4


@lru_cache(maxsize=1)
def charuco_page() -> GreyImage:
    """The A4 page at SHEET_PX_PER_MM, 0 black to 255 paper, (1188, 840)."""
    scale = SHEET_PX_PER_MM
    page = np.full((round(CHARUCO_A4.page_height * scale), round(CHARUCO_A4.page_width * scale)), 255, np.uint8)
    size = (
        round(CHARUCO_A4.columns * CHARUCO_A4.square * scale),
        round(CHARUCO_A4.rows * CHARUCO_A4.square * scale),
    )
    left, top = round(CHARUCO_A4.board_left * scale), round(CHARUCO_A4.board_top * scale)
    page[top : top + size[1], left : left + size[0]] = opencv_board(CHARUCO_A4).generateImage(size)
    _draw_check_line(page, top + size[1], scale)
    page.setflags(write=False)
    return page


def _draw_check_line(page: GreyImage, board_bottom: int, scale: int) -> None:
    first = round((CHARUCO_A4.page_width - CHECK_LINE) / 2 * scale)
    row = board_bottom + round(10 * scale)
    cv2.line(page, (first, row), (first + round(CHECK_LINE * scale), row), 0, 1)
    for millimetre in range(0, round(CHECK_LINE) + 1, 10):
        length = (4 if millimetre % 50 == 0 else 2) * scale
        column = first + millimetre * scale
        cv2.line(page, (column, row - length), (column, row), 0, 1)
    cv2.putText(page, "100 mm", (first + round(102 * scale), row), cv2.FONT_HERSHEY_SIMPLEX, 0.5, 60, 1, cv2.LINE_AA)


@lru_cache(maxsize=1)
def checkerboard_card(border_mm: int = 10) -> GreyImage:
    """The 5x5 checkerboard on a white card at 8 px/mm; the board's corner is `border_mm` inside the card."""
    scale = 8
    board = CHECKERBOARD_5X5
    size = round((board.page_width + 2 * border_mm) * scale)
    card = np.full((size, size), 255, np.uint8)
    for row in range(board.squares):
        for column in range(board.squares):
            if (row + column) % 2 == 0:
                top = round((border_mm + row * board.square) * scale)
                left = round((border_mm + column * board.square) * scale)
                card[top : top + round(board.square * scale), left : left + round(board.square * scale)] = 0
    card.setflags(write=False)
    return card
