"""A real browser without a screen that reaches nothing but this machine, and tells what its pages did that they should not."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, sync_playwright

from tests.debian import program
from tests.elchi.explorer.scripts import installed

# no name leads anywhere: whatever a page asks for elsewhere fails, and is told of
_OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
# pages that scripts fill
_DRAWN = ("/graph", "/map", "/sparql")
# the impacts that count
SERIOUS = {"serious", "critical"}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program("chromium"), args=[_OFFLINE, "--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


class Watched:
    """A page with what went wrong on it: errors on the console, requests off this machine."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.wrong: list[str] = []
        self._base = base
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("dialog", self._interrupted)
        page.on("request", lambda request: self._asked(request.url))

    def go(self, address: str) -> Page:
        """Go to an address of the server, until all it asks for is there."""
        drawn = address.startswith(_DRAWN)
        self.page.goto(f"{self._base}{address}", wait_until="networkidle" if drawn else "load")
        return self.page

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.wrong.append(message.text)

    def _interrupted(self, dialog: Dialog) -> None:
        self.wrong.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def _asked(self, url: str) -> None:
        if not url.startswith((self._base, "data:", "blob:", "file:")):
            self.wrong.append(f"asked for {url}")


def violations(page: Page) -> list[str]:
    """What axe-core finds that is serious: rule, element, what is wrong."""
    page.evaluate((installed("axe-core") / "axe.min.js").read_text("utf-8"))
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found if one["impact"] in SERIOUS for node in one["nodes"][:3]
    ]
