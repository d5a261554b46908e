"""Writes texts as Word files and web pages."""

from __future__ import annotations

import html
import io
from collections.abc import Iterable

import docx


def docx_of(lines: Iterable[str]) -> bytes:
    """A Word file with a paragraph for each line."""
    document, file = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph("".join(c for c in line if c.isprintable() or c in "\t\u3000"))
    document.save(file)
    return file.getvalue()


def html_of(lines: Iterable[str]) -> bytes:
    """A web page with a paragraph for each line, and elements that are not shown."""
    body = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)
    head = "<meta charset=utf-8><title>t</title><style>p{}</style><script>var a = '一、'</script>"
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()
