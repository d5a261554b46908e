"""Our own build without the files to download, which no peer makes: `mkdocs build`."""

from __future__ import annotations

import sys

from mkdocs.__main__ import cli

from workplan.pages.bodies import Bodies
from workplan.site.works import Works

if __name__ == "__main__":
    Works.write_downloads = lambda *_: None
    Bodies.files = ()
    sys.argv = ["mkdocs", "build", "--quiet", *sys.argv[1:]]
    cli()
