"""Chromium as a reader prints with it: on a screen, with Ctrl+P, into a PDF."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from functools import cached_property
from pathlib import Path
from typing import Self

from conftest import CHROMIUM
from playwright.sync_api import BrowserType, Page
from processes import wait_until

from end_to_end.paper.firefox import wait_for_pdf

DESTINATION = {"id": "Save as PDF", "origin": "local", "account": "", "capabilities": {}}
STICKY = {"version": 2, "recentDestinations": [DESTINATION], "selectedDestinationId": "Save as PDF"}


class Chromium:
    """A running Chromium on a screen of its own; printing asks nothing."""

    def __init__(self, browser_type: BrowserType, folder: Path) -> None:
        self.browser_type = browser_type
        self.folder = folder
        self.prints = folder / "prints"

    def __enter__(self) -> Self:
        self.prints.mkdir(parents=True)
        profile = self.folder / "profile"
        (profile / "Default").mkdir(parents=True)
        preferences = {
            "printing": {"print_preview_sticky_settings": {"appState": json.dumps(STICKY)}},
            "savefile": {"default_directory": str(self.prints)},
            "download": {"default_directory": str(self.prints)},
        }
        (profile / "Default/Preferences").write_text(json.dumps(preferences), "utf-8")
        self.display = self._screen()
        names = ("chromium", "chromium-browser", "google-chrome")
        self.context = self.browser_type.launch_persistent_context(
            profile,
            executable_path=next(filter(None, map(shutil.which, names))),
            headless=False,
            args=[*CHROMIUM, "--kiosk-printing", "--start-maximized"],
            env={**os.environ, "DISPLAY": self.display},
            no_viewport=True,
        )
        self.page: Page = self.context.pages[0]
        return self

    def _screen(self) -> str:
        """Starts Xvfb, which picks a free number and tells it."""
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1000x24"]
        self.server = subprocess.Popen(
            command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            return f":{pipe.readline().strip()}"

    def __exit__(self, *_: object) -> None:
        self.context.close()
        self.server.kill()
        self.server.wait()

    def print(self, file: Path) -> None:
        """Presses Ctrl+P and waits until the file is whole."""
        self._click()
        self._on_screen("windowfocus", "--sync", self._window)
        self._on_screen("key", "ctrl+p")
        wait_until(lambda: any(self.prints.glob("*.pdf")), file.name)
        [pdf] = self.prints.glob("*.pdf")
        wait_for_pdf(pdf)
        pdf.rename(file)

    def _click(self) -> None:
        """Clicks into the page's margin: the keys go to the page, as after reading in it."""
        self._on_screen("mousemove", "12", "700", "click", "1")

    @cached_property
    def _window(self) -> str:
        find = ["xdotool", "search", "--onlyvisible", "--name", "Chromium"]
        screen = {**os.environ, "DISPLAY": self.display}
        found = subprocess.run(find, env=screen, capture_output=True, text=True, check=True).stdout
        return found.split()[-1]

    def _on_screen(self, *command: str) -> None:
        screen = {**os.environ, "DISPLAY": self.display}
        subprocess.run(["xdotool", *command], env=screen, check=True)
