"""Debian's Chromium without a window: a page that is opened, asked with JavaScript, typed into and photographed.

It is driven over the DevTools protocol, which Chromium speaks on a WebSocket by itself: no driver program to install and to
keep at Chromium's version, one dependency (websockets, which has none of its own).
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import ProxyHandler, build_opener

from websockets.sync.client import ClientConnection, connect

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
START_SECONDS = 40

_FLAGS = (
    "--headless=new",
    # Root, as in a container, gets no sandbox from Chromium; only pages of the tests' own servers are opened.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    # Nothing but the page itself: no updates, no first run, no reports, and no address but this machine's.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "--lang=en-US",
    "--remote-debugging-port=0",
)


class NoChromium(Exception):
    """There is no Chromium on this machine, or it does not start; the message says why."""


class Page:
    """One tab."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._last = 0

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The answer to a command of the DevTools protocol; what the page reports meanwhile is passed over."""
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv(timeout=60))
            if message.get("id") == self._last:
                assert "error" not in message, f"{method}: {message['error']}"
                result: dict[str, Any] = message["result"]
                return result

    def value(self, script: str) -> Any:
        """What a JavaScript expression is worth."""
        answer = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, f"{script}: {answer['exceptionDetails']}"
        return answer["result"].get("value")

    def until(self, script: str, seconds: float = 30) -> Any:
        """What the expression is worth as soon as it is true. Fails with the page's text when it does not get so."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if value := self.value(script):
                return value
            time.sleep(0.1)
        raise AssertionError(f"not within {seconds} s: {script}\n{self.value('document.body?.innerText')}")

    def open(self, address: str) -> None:
        """Go to a page, and wait until all that it names itself is loaded. Fails where nobody answers."""
        answer = self.send("Page.navigate", url=address)
        assert "errorText" not in answer, f"{address}: {answer['errorText']}"
        self.until("document.readyState === 'complete' && !!document.body")

    def type(self, selector: str, text: str) -> None:
        """Type into the first such element, once it is there."""
        target = f"document.querySelector({json.dumps(selector)})"
        self.until(f"!!{target}")
        self.value(f"{target}.focus()")
        self.send("Input.insertText", text=text)

    def click(self, selector: str) -> None:
        """Click the first element, once it is there."""
        target = f"document.querySelector({json.dumps(selector)})"
        self.until(f"!!{target}")
        self.value(f"{target}.click()")

    def picture(self) -> bytes:
        """A PNG of what is in view."""
        return base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"])


@contextmanager
def page(width: int = 1400, height: int = 900, scale: float = 1) -> Iterator[Page]:
    """An empty page in a Chromium of its own, with an empty profile. Raises NoChromium.

    A picture of it is ``scale`` times as wide and high as the page.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise NoChromium(f"no {PROGRAMS[0]} on this machine")
    with tempfile.TemporaryDirectory(prefix="hoso-chromium-", ignore_cleanup_errors=True) as scratch:
        process = subprocess.Popen(
            [program, *_FLAGS, f"--window-size={width},{height}", f"--user-data-dir={scratch}/profile", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # Whatever else it writes goes into the scratch folder too.
            env={**os.environ, "HOME": scratch, "XDG_CONFIG_HOME": scratch, "XDG_CACHE_HOME": scratch},
        )
        try:
            with connect(_tab(process, Path(scratch, "profile")), max_size=None, proxy=None) as socket:
                opened = Page(socket)
                opened.send("Page.enable")
                opened.send(
                    "Emulation.setDeviceMetricsOverride",
                    width=width,
                    height=height,
                    deviceScaleFactor=scale,
                    mobile=False,
                )
                yield opened
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _tab(process: subprocess.Popen[bytes], profile: Path) -> str:
    """The WebSocket address of the tab: Chromium writes its port into the profile once it listens."""
    told = profile / "DevToolsActivePort"
    end = time.monotonic() + START_SECONDS
    # Straight to this machine, whatever proxy the environment names.
    opener = build_opener(ProxyHandler({}))
    while time.monotonic() < end and process.poll() is None:
        lines = told.read_text(encoding="ascii").split() if told.exists() else []
        if lines:
            with opener.open(f"http://127.0.0.1:{lines[0]}/json/list", timeout=10) as answer:
                for target in json.load(answer):
                    if target["type"] == "page":
                        return str(target["webSocketDebuggerUrl"])
        time.sleep(0.1)
    raise NoChromium(f"chromium did not start within {START_SECONDS} s (exit status {process.poll()})")
