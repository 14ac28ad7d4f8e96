"""The pictures of pages in docs/explorer.md, of the sample articles: `python -m tests.elchi.explorer.screenshots`."""

import tempfile
from pathlib import Path

from playwright.sync_api import Page

from ingest.samples import articles
from tests.elchi.explorer.browsing import chromium
from tests.elchi.explorer.scripts import bundled
from tests.elchi.explorer.serving import served
from tests.elchi.runner import run, write
from tests.readme import ROOT

PICTURES = {
    "graph": "/graph?around=KGZ&selected=elchi:State/KAZ&lang=en&theme=light",
    "pair": "/pair/KAZ/KGZ?lang=ru&theme=light",
    "article": "/article/ministers-in-antalya?lang=ky&theme=light",
    "map": "/map?lang=en&theme=dark",
}


def main() -> None:
    """Take them all anew."""
    bundled()
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        db = Path(folder) / "db"
        run("ingest", write(Path(folder) / "articles.jsonl", articles()), "--db", db)
        with served(db) as address:
            for name, path in PICTURES.items():
                page = browser.new_page(viewport={"width": 1280, "height": 800})
                page.goto(address + path)
                _settle(page)
                page.screenshot(path=ROOT / f"docs/pictures/{name}.png")


def _settle(page: Page) -> None:
    if page.locator("#view").count():
        page.wait_for_selector("[data-settled]", state="attached")
    page.wait_for_timeout(500)


if __name__ == "__main__":
    main()
