"""Our own build without the files to download, which no peer makes: `mkdocs build`."""

from __future__ import annotations

import sys

from mkdocs.__main__ import cli

from workplan.pages.renderer import Renderer
from workplan.site.site import EditionSite

if __name__ == "__main__":
    EditionSite.downloads = lambda *_: ()
    Renderer.files = ()
    sys.argv = ["mkdocs", "build", "--quiet", *sys.argv[1:]]
    cli()
