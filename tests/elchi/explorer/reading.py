"""Pages read as a browser reads them."""

from httpx2 import Client
from lxml import html
from lxml.html import HtmlElement


def read(client: Client, address: str, code: int = 200, /, **parameters: str) -> HtmlElement:
    """The page at an address."""
    answer = client.get(address, params=parameters or None)
    assert answer.status_code == code, answer.text[:2000]
    return html.document_fromstring(answer.text)


def words(page: HtmlElement, path: str = "//main") -> str:
    """The text of the first that matches, white space single."""
    return " ".join(page.xpath(path)[0].text_content().split())


def rows(page: HtmlElement, section: str) -> list[list[str]]:
    """The cells of the rows of a section's table."""
    found = page.xpath(f"//*[@id='{section}']//tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row.xpath("./th|./td")] for row in found]


def links(page: HtmlElement, path: str = "//a") -> list[str]:
    """Where links lead."""
    return [str(link) for link in page.xpath(f"{path}/@href")]
