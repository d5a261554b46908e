"""Lighthouse's four scores of the pages that readers open most, on a phone and on a desktop."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from builders import POINT
from chromium import serve
from measure import LighthouseScores
from plans import ROOT

PROGRAM = ROOT / ".tools/lighthouse/node_modules/.bin/lighthouse"
PAGES = {"home": "", "point": POINT, "plan": "2024/", "audience": "2024/for/parents/"}
DEVICES = {"phone": (), "desktop": ("--preset=desktop",)}


def measure_lighthouse(site: Path) -> Iterator[LighthouseScores]:
    """Scores from 0 to 100; none where Lighthouse is not installed."""
    if not PROGRAM.exists():
        return
    with serve(site) as root:
        for page, path in PAGES.items():
            for device, options in DEVICES.items():
                yield LighthouseScores(page, device, *_scores(root + path, options))


def _scores(url: str, options: tuple[str, ...]) -> Iterator[int]:
    """Performance, accessibility, best practices, SEO."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
    flags = ("--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox")
    run = subprocess.run(
        [PROGRAM, url, *options, *flags],
        env=os.environ | {"CHROME_PATH": chromium},
        stdout=subprocess.PIPE,
        check=True,
    )
    for category in json.loads(run.stdout)["categories"].values():
        yield round(100 * category["score"])
