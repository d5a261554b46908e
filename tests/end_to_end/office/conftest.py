"""LibreOffice opens the files, as an office would, and prints them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

Convert = Callable[..., Path]


@dataclass(frozen=True)
class Word:
    """A word on a printed page, in millimetres from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Turns files into another format: one start of LibreOffice for many files."""
    soffice = shutil.which("soffice")
    assert soffice, "make test installs LibreOffice"
    folder = tmp_path_factory.mktemp("office")
    profile = folder.joinpath("profile").as_uri()

    def run(target: str, *files: Path, infilter: str = "") -> Path:
        out = folder / target.partition(":")[0]
        command = [soffice, f"-env:UserInstallation={profile}", "--headless"]
        command += [f"--infilter={infilter}"] if infilter else []
        command += ["--convert-to", target, "--outdir", str(out), *map(str, files)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return out

    return run


@pytest.fixture(scope="session")
def pdfs(convert: Convert, files: dict[str, bytes], tmp_path_factory) -> Path:
    """A folder with the PDF of every workbook and document that the tests look at."""
    folder = tmp_path_factory.mktemp("files")
    names = ("plan.xlsx", "plan.docx", "plan.zh.docx", "plan.en.docx", "units/faguichu.xlsx")
    paths = []
    for name in names:
        path = folder / name.replace("/", "-").replace(".xlsx", "-xlsx.xlsx")
        path.write_bytes(files[name])
        paths.append(path)
    return convert("pdf", *paths)


def info(pdf: Path) -> dict[str, str]:
    """What pdfinfo says."""
    done = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True)
    return dict(re.findall(r"^([^:]+):\s+(.*)$", done.stdout, re.MULTILINE))


@cache
def text(pdf: Path, *options: str) -> str:
    """What pdftotext reads, in the order in which it was drawn, without spaces and line ends."""
    command = ["pdftotext", "-raw", *options, str(pdf), "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return re.sub(r"\s+", "", done.stdout)


@cache
def pages(pdf: Path) -> list[list[Word]]:
    """The words of each page with their places."""
    done = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True
    )
    pattern = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
    return [
        [
            Word(*(float(number) * 25.4 / 72 for number in found[:4]), found[4])
            for found in re.findall(pattern, page)
        ]
        for page in done.stdout.split("<page ")[1:]
    ]
