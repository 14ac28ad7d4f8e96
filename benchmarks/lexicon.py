"""Entries of a pack that hardly occur, and what makes them true of the language all the same.

python -m benchmarks.lexicon --texts articles.jsonl --language ky

An entry that fires in fewer than three articles and comes from no library must carry a reason, or it may be true of one article only. The
reason stands in its file: `why` of its row, or of its section in files that have no rows. Ends with 1 when one is missing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from graph.errors import ElchiError
from ingest.engine.hits import Entry
from ingest.engine.lexicon import Lexicon, entries, library_cities, library_states
from ingest.engine.morphology import Morphology
from ingest.pack import Pack, load
from ingest.sources import Refusal, read

_OFTEN = 3
_TITLES = ("deputy", "former", "acting")
# kind of an entry → section of places.yaml
_SECTIONS = {"state": "states", "demonym": "demonyms", "city": "cities", "seat": "seats", "region": "regions", "none": "not_states"}


Key = tuple[str, str, str]


def fired(pack: Pack, texts: Iterable[str]) -> Counter[Key]:
    """In how many texts each entry is found, in any form; names only where they begin with a capital letter."""
    lexicon, count = Lexicon(pack, Morphology(pack.morphology)), Counter[Key]()
    for text in texts:
        count.update({_key(h.entry) for h in lexicon.hits(f" {lexicon.folding.of(text)} ") if _counts(text, h.start, h.entry)})
    return count


def _key(entry: Entry) -> Key:
    return entry.kind, entry.value, entry.name


def _counts(text: str, start: int, entry: Entry) -> bool:
    return not entry.proper or text[start].isupper()


def rare(pack: Pack, count: Counter[Key]) -> Iterator[tuple[Entry, int]]:
    """The entries that fire seldom and come from no library."""
    given = {("state", *s) for s in library_states(pack.head.code)} | {("city", *c) for c in library_cities(pack.head.code)}
    for entry in entries(pack):
        key = _key(entry)
        if count[key] < _OFTEN and key not in given:
            yield entry, count[key]


def reason(pack: Pack, entry: Entry) -> str | None:
    """What the pack says for an entry."""
    own: str | None = getattr(entry.row, "why", None)
    if entry.kind in _TITLES:
        own = own or pack.titles.why
    if entry.kind == "organisation":
        own = pack.organisations.why
    return own or pack.places.why.get(_SECTIONS.get(entry.kind, ""))


@click.command(help=__doc__)
@click.option("--texts", required=True, type=click.Path(path_type=Path, exists=True), help="Articles: a folder of .txt, or JSON lines.")
@click.option("--language", default="ky", show_default=True, help="The language pack.")
@click.option("--missing", is_flag=True, help="Only the entries without a reason.")
def main(texts: Path, language: str, *, missing: bool) -> None:
    """List them."""
    try:
        pack = load(language)
        count = fired(pack, (a.text for a in read([texts]) if not isinstance(a, Refusal)))
    except ElchiError as wrong:
        raise click.ClickException(str(wrong)) from wrong
    listed = [(entry, n, reason(pack, entry)) for entry, n in rare(pack, count)]
    unexplained = sum(why is None for _, _, why in listed)
    for entry, n, why in listed:
        if not (missing and why):
            click.echo(f"{entry.kind}\t{entry.value}\t{entry.name}\t{n}\t{why or 'NO REASON'}")
    click.echo(f"{len(listed)} entries in fewer than {_OFTEN} articles, {unexplained} of them without a reason", err=True)
    raise SystemExit(1 if unexplained else 0)


if __name__ == "__main__":
    main()
