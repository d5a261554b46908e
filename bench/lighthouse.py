"""Lighthouse on the built site behind nginx: ``python bench/lighthouse.py``, after ``make site``.

Needs nginx, Chromium, and ``npm install --prefix .tools/bench lighthouse@13.5.0``.
Fails where a page has less than 100 points in anything.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

from nginx import behind_nginx
from projects import ROOT, browser_options

PAGES = ("", "2024/points/9/", "2024/units/faguichu/", "2024/for/parents/")
LIGHTHOUSE = ROOT / ".tools/bench/node_modules/.bin/lighthouse"
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def main() -> int:
    """Prints each page's points and what lacks any; 1 where a page lacks some."""
    lacking = 0
    with behind_nginx(ROOT / "site") as address:
        for path in PAGES:
            report = audited(address + path)
            points = {name: round(100 * one["score"]) for name, one in report["categories"].items()}
            print(f"/{path}", points, *faults(report), sep="\n  ", flush=True)
            lacking += any(point < 100 for point in points.values())
    return int(lacking > 0)


def audited(address: str) -> dict:
    """Lighthouse's report on a page, as on a phone with a slow line."""
    browser = str(browser_options()["executable_path"])
    done = subprocess.run(
        [LIGHTHOUSE, address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"],
        env={**os.environ, "CHROME_PATH": browser},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def faults(report: dict) -> list[str]:
    """The audits that count and are not fully passed."""
    counted = {
        one["id"]
        for category in report["categories"].values()
        for one in category["auditRefs"]
        if one["weight"]
    }
    found = (report["audits"][name] for name in sorted(counted))
    return [
        f"{one['score']} {one['id']}: {one.get('displayValue', one['title'])}"
        for one in found
        if one["score"] is not None and one["score"] < 1
    ]


if __name__ == "__main__":
    sys.exit(main())
