"""`mkdocs build` without the files to download, which no peer makes."""

from unittest.mock import patch

from mkdocs.__main__ import build_command

from workplan.pages.renderer import Renderer
from workplan.site.edition_site import EditionSite

with patch.object(EditionSite, "downloads", lambda _: ()), patch.object(Renderer, "files", ()):
    build_command(["--quiet", "--site-dir", "pages"])
