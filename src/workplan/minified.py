"""Takes comments and long names out of scripts: JSON of texts by path in, the same out.

It is run as a program of its own: the library brings threads along, and a build splits itself
into processes, which no thread must see.
"""

from __future__ import annotations

import json
import sys

import minify


def main() -> None:
    """Reads the texts and writes them smaller."""
    texts = json.load(sys.stdin)
    json.dump(
        {path: minify.string("application/javascript", texts[path]) for path in texts}, sys.stdout
    )


if __name__ == "__main__":
    main()
