"""`mkdocs build` without the files to download, which no peer makes."""

from mkdocs.__main__ import build_command

from workplan.pages.renderer import Renderer
from workplan.site.edition_site import EditionSite

EditionSite.downloads = lambda _: ()
Renderer.files = ()
build_command(["--quiet", "--site-dir", "pages"])
