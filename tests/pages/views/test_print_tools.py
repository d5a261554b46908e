"""The QR codes of prints."""

from __future__ import annotations

import re

from workplan.edition.edition import Edition
from workplan.pages.views.print_tools import print_footer, qr_svg


def modules(svg: str) -> set[tuple[int, int]]:
    """The dark modules of a code, read from its path of horizontal strokes."""
    dark, x, y = set(), 0, 0
    for command, numbers in re.findall(r"([Mmh])([-0-9. ]+)", svg.split(' d="')[1]):
        values = [float(value) for value in re.findall(r"-?[0-9.]+", numbers)]
        if command == "h":
            dark |= {(x + i, y) for i in range(int(values[0]))}
            x += int(values[0])
        else:
            relative = (x, y) if command == "m" else (0, 0)
            x = relative[0] + int(values[0])
            y = relative[1] + (int(values[1]) if command == "m" else int(values[1] - 0.5))
    return dark


def test_a_code_is_that_of_the_address():
    import segno  # noqa: PLC0415 (compares with the library's own matrix)

    address = "https://plan.example.gov.cn/2024/points/9/"
    matrix = segno.make(address, error="m", micro=False, mask=2, boost_error=False).matrix
    drawn = {(x - 4, y - 4) for x, y in modules(qr_svg(address))}
    assert drawn == {(x, y) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}
    assert "style" not in qr_svg(address)


def test_a_page_has_its_own_code_where_the_site_has_an_address(edition: Edition):
    codes = {
        print_footer(edition, "https://a.example/", address).qr_code
        for address in ("", "2024/points/9/")
    }
    assert len(codes) == 2
    assert print_footer(edition, "", "2024/points/9/").qr_code == ""
