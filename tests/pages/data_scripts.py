"""Scripts that hold data, as a browser reads them."""

from __future__ import annotations

import json
from typing import Any


def read(script: str) -> Any:
    """The data of a script, as a browser takes it out of the quotes."""
    quoted = script.removeprefix("document.currentScript.json='").removesuffix("';\n")
    return json.loads(quoted.replace("\\'", "'").replace("\\\\", "\\"))
