"""A real browser without a screen that reaches nothing but this machine, and tells what its pages did that they should not."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, sync_playwright

from tests.debian import program
from tests.elchi.explorer.scripts import installed

# no name leads anywhere: whatever a page asks for elsewhere fails, and is told of
_OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
# what is there once the scripts of a page have drawn
_DRAWN = {"/graph": "[data-settled]", "/map": "#map svg", "/sparql": ".yasqe"}
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
        """Go to an address of the server, until all is there that scripts draw."""
        self.page.goto(f"{self._base}{address}")
        for drawn in (drawn for start, drawn in _DRAWN.items() if address.startswith(start)):
            self.page.wait_for_selector(drawn, state="attached")
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


def violations(page: Page, *, only: str = "", but: str = "") -> list[str]:
    """What axe-core finds that is serious: rule, element, what is wrong; by one rule only, or by all but one."""
    if not page.evaluate("'axe' in window"):
        page.evaluate((installed("axe-core") / "axe.min.js").read_text("utf-8"))
    options: dict[str, Any] = {"resultTypes": ["violations"], "rules": {but: {"enabled": False}} if but else {}}
    if only:
        options["runOnly"] = [only]
    found: list[dict[str, Any]] = page.evaluate("async options => (await axe.run(document, options)).violations", options)
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found if one["impact"] in SERIOUS for node in one["nodes"][:3]
    ]


def dark(page: Page) -> Page:
    """The page in the dark, as the choice of that theme makes it."""
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    return page


def settled(page: Page) -> Page:
    """The graph view once its nodes have come to rest."""
    page.wait_for_selector("[data-settled]", state="attached")
    return page


def counts(page: Page) -> tuple[int, int]:
    """The nodes and edges that the graph view, in English, says are shown."""
    told = page.get_by_role("status").filter(has_text="are shown").inner_text()
    nodes, edges = re.findall(r"(\d+) (?:nodes|edges)", told)
    return int(nodes), int(edges)
