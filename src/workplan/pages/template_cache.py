"""Compiled templates, remembered on this machine: compiling takes a fifth of a small build."""

from __future__ import annotations

from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket
from platformdirs import user_cache_path

_OPTIONS = ("autoescape", "keep_trailing_newline", "lstrip_blocks", "optimized", "trim_blocks")
"""What an environment decides about a template's code, of all that the environments here set."""


class KeptTemplates(FileSystemBytecodeCache):
    """The code of templates by their names; a machine that forbids files works all the same.

    ``environment`` says whose templates they are, since names are only known within one; a
    template whose source, or whose environment's options, have changed is compiled anew.
    """

    def __init__(self, environment: str, folder: Path | None = None) -> None:
        folder = folder or user_cache_path("workplan") / "templates"
        super().__init__(str(folder / environment))
        self._jinja = version("jinja2")

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """What is kept of a template, whichever project's folder it stands in."""
        del filename  # else what each project leaves behind would add up
        options = [getattr(environment, one) for one in _OPTIONS]
        decided = repr((self._jinja, sorted(environment.extensions), options))
        return super().get_bucket(environment, name, None, decided + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Reads what is kept, if that is whole."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # a damaged file, of which a pickle may say anything
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a template's code."""
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)
