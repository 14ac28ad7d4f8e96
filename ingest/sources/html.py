"""HTML pages: main text and metadata, by trafilatura."""

import logging
import re
from functools import cache
from types import ModuleType

from ingest.sources.encoding import decode
from ingest.sources.records import Record
from ingest.sources.refusal import RefusedError

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4096
# below this trafilatura adds whatever else stands on the page, menus too; its precise mode then finds the article if there is one
_SHORT = 250
# paragraphs are prose, whose dates are those of events
_PROSE = "//p[not(.//time)][string-length(normalize-space()) > 40]"
_DATES = {"extensive_search": False, "original_date": True}
_NO_TEXT = ("HTML without an article's text", "save the page as it is shown, or give its text as .txt")


def record(data: bytes) -> Record:
    """The page as a record; the date is the one of first publication.

    Raises
    ------
    RefusedError
        When the page has no text but menus and a title, or its charset cannot be read.
    """
    page = decode(data, _declared(data))
    tree = _trafilatura().load_html(page)
    if tree is None:
        raise RefusedError(*_NO_TEXT)
    text = _main_text(page)
    links = {" ".join(link.text_content().split()) for link in tree.iter("a")}
    for paragraph in tree.xpath(_PROSE):
        paragraph.drop_tree()
    about = _trafilatura().extract_metadata(tree, date_config=_DATES)
    if all(line in links or line == about.title for line in text.splitlines()):
        raise RefusedError(*_NO_TEXT)
    return Record(text=text, title=about.title, url=about.url, published=about.date, outlet=about.sitename)


def _main_text(page: str) -> str:
    text = _extracted(page, precise=False)
    return text if len(text) >= _SHORT else _extracted(page, precise=True) or text


def _extracted(page: str, *, precise: bool) -> str:
    found = _trafilatura().bare_extraction(page, fast=True, include_comments=False, favor_precision=precise)
    return (found.text or "") if found else ""


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data, 0, _HEAD)
    return match[1].decode("ascii", "replace") if match else None


@cache
def _trafilatura() -> ModuleType:
    import trafilatura

    # what it would log about a page is said by the refusal
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    return trafilatura
