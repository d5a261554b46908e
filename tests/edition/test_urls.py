"""The addresses of pages, and links between them."""

from __future__ import annotations

import pytest

from workplan.edition.urls import RelativeUrls, Urls


@pytest.mark.parametrize(
    ("page", "address", "link"),
    [
        ("", "", "./"),
        ("", "2024/", "2024/"),
        ("2024/points/9/", "", "../../../"),
        ("2024/points/9/", "2024/points/9/#9.2", "#9.2"),
        ("2024/points/9/", "2024/points/10/#10.1", "../10/#10.1"),
        ("2024/points/9/", "2024/plan.yaml", "../../plan.yaml"),
        ("about/", "2024/#section-1", "../2024/#section-1"),
    ],
)
def test_links_are_relative(page, address, link):
    assert RelativeUrls(page).to(address) == link


def test_addresses_carry_the_year():
    urls = Urls(2024)
    assert urls.point("9") == "2024/points/9/"
    assert urls.measure("9.2") == "2024/points/9/#9.2"
    assert urls.unit("faguichu") == "2024/units/faguichu/"
