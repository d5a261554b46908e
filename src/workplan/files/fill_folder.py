"""``python -m workplan.files.fill_folder FOLDER COMMAND …``: a folder that a script fills.

The command gets a new folder's path as its last argument; when it ends well, that folder takes the
place of the old one.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from workplan.files.folder_output import replaced_folder
from workplan.files.output_error import OutputError


def main(arguments: Sequence[str]) -> int:
    """Fills the folder; returns the command's exit code, or 1 where the folder is rejected."""
    folder, *command = arguments
    try:
        with replaced_folder(Path(folder)) as fresh:
            subprocess.run([*command, str(fresh)], check=True)
    except subprocess.CalledProcessError as error:
        return error.returncode  # the command has said why
    except OutputError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
