"""A build that fails says why in one line, and where the rest is."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from workplan.site import failure_log
from workplan.site.build import _generator_error
from workplan.site.failure_log import failure_reason, save_log

TRACEBACK = """INFO    -  Building documentation to directory: /tmp/site
Traceback (most recent call last):
  File "hooks.py", line 1, in on_post_build
OSError: [Errno 28] No space left on device: 'site/index.html'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "mkdocs.py", line 2, in build
OSError: [Errno 28] No space left on device: 'site/404.html'
"""
STRICT = """INFO    -  Cleaning site directory
WARNING -  Doc file 'extra.md' contains a link 'nowhere.md', but the target is not found.
INFO    -  Page skipped: 'workplan-layout.md'. Generated empty output.

Aborted with 1 warnings in strict mode!
"""
SETTINGS = """Error: MkDocs encountered an error parsing the configuration file: while parsing
expected the node content, but found '<stream end>'
  in "mkdocs.yml", line 1, column 5
"""


@pytest.mark.parametrize(
    ("log", "reason"),
    [
        (TRACEBACK, "OSError: [Errno 28] No space left on device: 'site/404.html'"),
        (STRICT, "Doc file 'extra.md' contains a link 'nowhere.md', but the target is not found."),
        (SETTINGS, "MkDocs encountered an error parsing the configuration file: while parsing "
                   "expected the node content, but found '<stream end>' in \"mkdocs.yml\", "
                   "line 1, column 5"),
        ("/bin/python: No module named properdocs\n", "/bin/python: No module named properdocs"),
        ("", ""),
    ],
)  # fmt: skip
def test_the_reason_is_the_exception_or_what_strict_stopped_on(log: str, reason: str):
    assert failure_reason(log) == reason


def test_the_message_is_one_line_and_names_the_log(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(failure_log, "user_log_path", lambda _: tmp_path / "logs")
    message = str(_generator_error(STRICT, 1))
    assert "生成失败" in message
    assert "the build failed" in message
    assert "nowhere.md" in message
    assert len(message.splitlines()) == 1
    assert str(tmp_path / "logs/build.log") in message
    assert (tmp_path / "logs/build.log").read_text("utf-8") == STRICT
    assert "exit code -9" in str(_generator_error("", -9))


def test_where_no_folder_of_logs_can_be_written_the_log_is_with_temporary_files(
    tmp_path: Path, monkeypatch
):
    (tmp_path / "file").touch()
    monkeypatch.setattr(failure_log, "user_log_path", lambda _: tmp_path / "file/logs")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    file = save_log(STRICT)
    assert file
    assert file.parent == tmp_path
    assert file.read_text("utf-8") == STRICT
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "file"))
    assert save_log(STRICT) is None
    assert "its log could not be written anywhere" in str(_generator_error(STRICT, 1))
