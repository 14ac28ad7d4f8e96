"""Whatever an article holds is shown as text."""

from collections.abc import Iterator

import httpx2
import pytest
from lxml import html

from graph.database import Database
from tests.elchi.explorer import hostile
from tests.elchi.explorer.reading import links, read
from tests.elchi.explorer.serving import served

# elements that no page of ours has
FOREIGN = ("img", "b", "iframe", "object", "embed", "style", "base", "meta[@http-equiv]", "form[@method='post']")


@pytest.fixture(scope="module")
def harmed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx2.Client]:
    folder = tmp_path_factory.mktemp("hostile")
    with Database.open(folder) as database:
        outcomes = database.ingest([(hostile.ARTICLE, hostile.claims())])
        assert [outcome.kind for outcome in outcomes] == ["new"]
    with served(folder) as address, httpx2.Client(base_url=address, headers={"Accept": "text/html"}, follow_redirects=True) as browser:
        yield browser


def pages(browser: httpx2.Client) -> Iterator[tuple[str, str]]:
    """Every page that a link leads to."""
    waiting, known = ["/", "/?q=Асан", f"/?q={'x' * 200}", "/questions/officials-of-state?state=KGZ"], set[str]()
    while waiting:
        address = waiting.pop().split("#")[0]
        if not address or address in known or address.startswith(("/sparql", "/map")):
            continue
        known.add(address)
        answer = browser.get(address)
        assert answer.status_code == 200, address
        if not answer.headers["content-type"].startswith("text/html"):
            assert answer.headers["content-disposition"].startswith("attachment")
            continue
        yield address, answer.text
        waiting += [link for link in links(html.document_fromstring(answer.text)) if "lang=" not in link and "theme=" not in link]


def test_no_page_holds_anything_but_text_of_an_article(harmed: httpx2.Client) -> None:
    kinds = set()
    for address, text in pages(harmed):
        kinds.add(address.split("?")[0].split("/")[1])
        page = html.document_fromstring(text)
        assert [name for name in FOREIGN if page.xpath(f"//{name}")] == [], address
        assert [name for name in page.xpath("//@*/..") for name in name.attrib if name.startswith("on")] == [], address
        assert all(str(source).startswith("/") for source in page.xpath("//script/@src")), address
        assert all(kind == "application/json" for kind in page.xpath("//script[not(@src)]/@type")), address
        assert len(page.xpath("//title[not(ancestor::svg)]")) == 1, address
        assert all(link.startswith(("/", "#")) and not link.startswith("//") for link in links(page)), address
        assert "49" not in page.xpath("string(//h1)"), address
    assert {"state", "pair", "person", "office", "organization", "meeting", "place", "article", "claim", "edge", "questions"} <= kinds


def test_the_text_of_an_article_is_whole(harmed: httpx2.Client) -> None:
    article = next(address for address, _ in pages(harmed) if address.startswith("/article/"))
    page = read(harmed, article)
    # a browser reads a carriage return as a line's end
    assert page.xpath("//*[@class='text']")[0].text_content() == hostile.TEXT.replace("\r\n", "\n")
    assert hostile.MARKUP in page.xpath("string(//h1)")


def test_names_that_turn_the_writing_round_stand_apart(harmed: httpx2.Client) -> None:
    page = read(harmed, "/state/KGZ")
    named = [one for one in page.xpath("//*[@id='officials']//bdi") if hostile.TURNED in one.text_content()]
    assert named
    assert all(len(one.text_content()) <= 160 for one in page.xpath("//bdi"))
