"""From sources to claims: each article is given to the pack of its language."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import BinaryIO

import msgspec

from graph.articles import Article
from graph.claims import Claim, check_evidence
from ingest.sources import Refusal, SourceOptions, read

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


def _read(article: Article) -> Read | Refusal:
    from ingest.engine.extract import extractor
    from ingest.sources.language import identify

    language = article.language or identify(article.text)
    packs = _packs()
    if language not in packs:
        what = f"there is no language pack for {language!r}" if language else "the language is not recognised"
        return Refusal(article.id, what, f"packs: {', '.join(packs)}; name one with --language where the guess is wrong")
    known = msgspec.structs.replace(article, language=language)
    claims = extractor(language).extract(known)
    for claim in claims:
        check_evidence(claim, known.text)
    return known, claims


@cache
def _packs() -> list[str]:
    """Looked up once, not for every article."""
    from ingest.pack import codes

    return codes()
