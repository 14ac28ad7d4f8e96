"""From sources to claims: each article is given to the pack of its language."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from graph.articles import Article
from graph.claims import Claim, check_evidence
from ingest.sources import Refusal, SourceOptions, read

if TYPE_CHECKING:
    from ingest.engine.why import Silence

Read = tuple[Article, list[Claim]]


def read_claims(
    paths: Sequence[str | Path], options: SourceOptions | None = None, stdin: BinaryIO | None = None
) -> Iterator[Read | Refusal]:
    """Articles with their claims, in the order of the sources; a refusal in the place of what cannot be read."""
    return claims_of(read(paths, options, stdin))


def claims_of(found: Iterable[Article | Refusal]) -> Iterator[Read | Refusal]:
    """The claims of each article; one in a language without a pack is refused."""
    for item in found:
        yield item if isinstance(item, Refusal) else _read(item)


def read_silences(
    paths: Sequence[str | Path], options: SourceOptions | None = None, stdin: BinaryIO | None = None
) -> Iterator["Silence | Refusal"]:
    """The sentences that might have been expected to tell something and do not, with the reasons; a refusal as in `read_claims`."""
    from ingest.engine.extract import extractor
    from ingest.engine.why import silences

    for item in read(paths, options, stdin):
        known = item if isinstance(item, Refusal) else _identified(item)
        if isinstance(known, Refusal):
            yield known
        else:
            yield from silences(extractor(known.language or ""), known)


def _read(article: Article) -> Read | Refusal:
    from ingest.engine.extract import extractor

    known = _identified(article)
    if isinstance(known, Refusal):
        return known
    claims = extractor(known.language or "").extract(known)
    for claim in claims:
        check_evidence(claim, known.text)
    return known, claims


def _identified(article: Article) -> Article | Refusal:
    """The article with its language, which has a pack."""
    from ingest.sources.language import identify

    language = article.language or identify(article.text)
    packs = _packs()
    if language not in packs:
        what = f"there is no language pack for {language!r}" if language else "the language is not recognised"
        return Refusal(article.id, what, f"packs: {', '.join(packs)}; name one with --language where the guess is wrong")
    return msgspec.structs.replace(article, language=language)


@cache
def _packs() -> list[str]:
    """Looked up once, not for every article."""
    from ingest.pack import codes

    return codes()
