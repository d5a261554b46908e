"""Firefox as a reader prints with it: with Ctrl+P, silent, into a PDF.

Speaks Marionette, Firefox's own remote protocol: JSON messages after their length.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import socket
import subprocess
from pathlib import Path
from typing import Any, Self

from processes import wait_until

PREFERENCES = {
    "print.always_print_silent": True,
    "print_printer": "Mozilla Save to PDF",
    "print.printer_Mozilla_Save_to_PDF.print_to_file": True,
    "print.printer_Mozilla_Save_to_PDF.print_page_delay": 0,
    "print.save_as_pdf.links.enabled": True,
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "browser.aboutwelcome.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "services.settings.server": "data:,none",
}
DESTINATION = """
const [file] = arguments, name = "print.printer_Mozilla_Save_to_PDF.print_to_filename";
Services.prefs.setStringPref(name, file);
const { PrintUtils } = window, { getPrintSettings } = PrintUtils;
window.destinationRead = false;
PrintUtils.getPrintSettings = (...arguments) => {
  Object.assign(PrintUtils, { getPrintSettings });
  window.destinationRead = true;
  return PrintUtils.getPrintSettings(...arguments);
};
"""
DESTINATION_READ = "return window.destinationRead"
CONTROL = "\ue009"  # as WebDriver writes the key
CTRL_P = [("keyDown", CONTROL), ("keyDown", "p"), ("keyUp", "p"), ("keyUp", CONTROL)]


class Firefox:
    """A running Firefox."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ids = itertools.count(1)

    def __enter__(self) -> Self:
        profile = self.folder / "profile"
        profile.mkdir(parents=True)
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in PREFERENCES.items()]
        (profile / "user.js").write_text("\n".join(lines), "utf-8")
        program = shutil.which("firefox-esr") or shutil.which("firefox")
        assert program, "make test installs firefox-esr"
        command = [program, "--headless", "--no-remote", "--profile", str(profile), "--marionette"]
        command.append("--remote-allow-system-access")
        home = {**os.environ, "HOME": str(self.folder), "MOZ_CRASHREPORTER_DISABLE": "1"}
        self.process = subprocess.Popen(
            command, env=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.socket = self._connect(profile / "MarionetteActivePort")
        self._receive()
        self.ask("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {}}})
        return self

    def _connect(self, port: Path) -> socket.socket:
        wait_until(lambda: port.is_file() and port.read_text("utf-8").strip())
        return socket.create_connection(("127.0.0.1", int(port.read_text("utf-8"))))

    def __exit__(self, *_: object) -> None:
        self.socket.close()
        self.process.kill()
        self.process.wait()

    def _receive(self) -> Any:
        length = b""
        while (byte := self.socket.recv(1)) != b":":
            length += byte
        body = b""
        while len(body) < int(length):
            body += self.socket.recv(int(length) - len(body))
        return json.loads(body)

    def ask(self, command: str, parameters: dict[str, Any]) -> Any:
        """Sends a command and returns its result."""
        message = json.dumps([0, next(self.ids), command, parameters]).encode()
        self.socket.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, result = self._receive()
        assert error is None, error
        return result

    def open(self, address: str) -> None:
        """Goes to a page and waits for it."""
        self.ask("Marionette:SetContext", {"value": "content"})
        self.ask("WebDriver:Navigate", {"url": address})

    def open_tab(self) -> None:
        """Goes to a new tab; what is printed in others goes on."""
        self.ask("Marionette:SetContext", {"value": "content"})
        tab = self.ask("WebDriver:NewWindow", {"type": "tab", "focus": True})
        self.ask("WebDriver:SwitchToWindow", {"handle": tab["handle"], "focus": True})

    def run(self, script: str, *arguments: object, context: str = "content") -> Any:
        """Runs a script in the page, or in the browser's own window."""
        self.ask("Marionette:SetContext", {"value": context})
        call = {"script": script, "args": list(arguments)}
        return self.ask("WebDriver:ExecuteScript", call)["value"]

    def wait(self, selector: str) -> None:
        """Waits until the page has an element."""
        script = "return Boolean(document.querySelector(arguments[0]))"
        wait_until(lambda: self.run(script, selector), selector)

    def print(self, file: Path) -> None:
        """Presses Ctrl+P and waits until the file is whole."""
        self.start_print(file)
        wait_for_pdf(file)

    def start_print(self, file: Path) -> None:
        """Presses Ctrl+P; between its sheets the browser waits for up to a second each."""
        self.run(DESTINATION, str(file), context="chrome")  # where the browser's own keys work
        keys = [{"type": kind, "value": key} for kind, key in CTRL_P]
        call = {"actions": [{"type": "key", "id": "keyboard", "actions": keys}]}
        self.ask("WebDriver:PerformActions", call)
        wait_until(lambda: self.run(DESTINATION_READ, context="chrome"), file.name)


def wait_for_pdf(file: Path) -> None:
    """Waits until a browser has written a PDF to its end."""
    wait_until(
        lambda: file.is_file() and file.read_bytes()[-1024:].rstrip().endswith(b"%%EOF"), file.name
    )
