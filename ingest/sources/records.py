"""Records: what a source says of one article, before options, checks and the id of last resort."""

import msgspec

from graph.articles import Article
from ingest.sources.options import SourceOptions, home_state, language, published
from ingest.sources.outlets import home
from ingest.sources.refusal import Refusal, RefusedError


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One article as a source gives it; fields of feeds that are not listed here are ignored."""

    id: str | int | None = None
    text: str | None = None
    body: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    outlet: str | None = None
    home_state: str | None = None
    language: str | None = None


class Found(msgspec.Struct, frozen=True):
    """A record with where it stands and the id it gets if it names none, neither by id nor by URL."""

    where: str
    fallback_id: str
    record: Record


Item = Found | Refusal


def article(found: Found, options: SourceOptions) -> Article | Refusal:
    """The article of a record, or why there is none. Shape of options: as `SourceOptions.checked()` returns them."""
    try:
        return _article(found, options)
    except RefusedError as error:
        return error.found(found.where)


def _article(found: Found, options: SourceOptions) -> Article:
    record = found.record
    outlet = options.outlet or record.outlet or None
    return Article(
        id=options.id or _own_id(record) or record.url or found.fallback_id,
        text=_text(record),
        title=record.title or None,
        url=record.url or None,
        published=options.published or published(record.published),
        outlet=outlet,
        home_state=options.home_state or home_state(record.home_state) or home(outlet, record.url),
        language=options.language or language(record.language),
    )


def _own_id(record: Record) -> str | None:
    return None if record.id is None else str(record.id)


def _text(record: Record) -> str:
    text = record.body if record.text is None else record.text
    if text is None:
        raise RefusedError("the record has no text", "give its article in the field text")
    if not text or text.isspace():
        raise RefusedError("empty, or only white space", "leave it out, or put the article's text in it")
    return text
