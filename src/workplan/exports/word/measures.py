"""The measures of GB/T 9704-2012: A4, a type area of 156 x 225 mm, 22 lines of 28 characters.

28 characters of 16 points are 158 mm, so they stand a little closer together.
"""

from __future__ import annotations

import math

PAPER = (210, 297)
WIDTH, HEIGHT = 156, 225
"""The paper and the type area, in millimetres."""

TOP, LEFT = 37, 28
RIGHT, BOTTOM = PAPER[0] - LEFT - WIDTH, PAPER[1] - TOP - HEIGHT
FOOT = 25.4
"""Millimetres: the margins, and the page number over the paper's edge.

The dashes of the page number are then 7 mm under the type area.
"""

LINES, CHARACTERS = 22, 28

SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_4 = 22, 16, 14, 12
"""Sizes of type in points, by their Chinese names: 2号, 3号, 4号, 小4号."""

_POINTS_A_MM = 72 / 25.4

LINE = int(HEIGHT * _POINTS_A_MM / LINES * 20)
"""The pitch of the lines in twentieths of a point, rounded down so that 22 of them fit."""

SQUEEZE = math.floor((WIDTH * _POINTS_A_MM / CHARACTERS - SIZE_3) * 20)
"""What each character of 3号 loses, in twentieths of a point, so that 28 fit on a line.

Word's own grid of characters would do it too, but LibreOffice gives each character that is wider
than a cell of such a grid two cells.
"""
