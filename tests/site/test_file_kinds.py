"""The servers on this machine say the same of a file whatever the machine takes it for."""

import mimetypes
from pathlib import Path
from urllib.request import urlopen

import pytest

from workplan.site.preview.pages import media_type
from workplan.site.static_server import serve_folder


@pytest.fixture(autouse=True)
def wrong_types(monkeypatch):
    """What some programs for Windows leave in the registry; browsers run no script of this type."""
    wrong = ("text/plain", None)
    monkeypatch.setattr(mimetypes, "guess_type", lambda *_, **__: wrong)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("assets/main.js", "text/javascript; charset=utf-8"),
        ("2024/index.html", "text/html; charset=utf-8"),
        ("fonts/sans.woff2", "font/woff2"),
        ("site.webmanifest", "application/manifest+json; charset=utf-8"),
        ("LICENSE", "application/octet-stream"),
    ],
)
def test_the_preview_names_the_type_by_the_table_of_a_site(name, expected):
    assert media_type(name) == expected


def test_a_folder_is_served_with_the_types_of_a_site(tmp_path: Path):
    (tmp_path / "main.js").write_text("export {};", "utf-8")
    with serve_folder(tmp_path) as root, urlopen(f"{root}main.js") as answer:  # noqa: S310 - our own server
        assert answer.headers["Content-Type"] == "text/javascript"
