"""Writes docs/vocabulary.md from the ontology: `python -m tests.vocabulary_page`."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.vocabulary import Concept, Mode, Organisation, RelationType, Vocabulary, vocabulary

PAGE = Path(__file__).parent.parent / "docs/vocabulary.md"
HEAD = """# Vocabulary

What the codes in claims, nodes and edges mean. This page is made from `graph/ontology/*.yaml` by `just vocabulary`; change it there.

## Relation types

Between two states. The first sixteen are derived from PLOVER's event types, the others are lasting states of affairs; where our meaning
or figure leaves PLOVER's, the reason is told. ⇄ marks symmetric types. *Score* is what an act counts in the balance of cooperation and
conflict, from -10 to 10.
"""


def page(words: Vocabulary) -> str:
    """The whole page."""
    return "\n".join(
        [HEAD, *_relations(words.relation_types.values()), *_concepts(words), *_organisations(words.organisations.values()), ""]
    )


def _relations(types: Iterable[RelationType]) -> Iterator[str]:
    yield from _header("type or mode", "meaning", "PLOVER", "CAMEO", "quad class", "score")
    for kind in types:
        yield _coded(f"**{kind.code}**{' ⇄' if kind.symmetric else ''}", kind)
        yield from (_coded(f"{mode.code}", mode) for mode in kind.modes.values())


def _coded(name: str, row: RelationType | Mode) -> str:
    meaning = f"{row.meaning} *{row.deviation}*" if row.deviation else row.meaning
    return _row(name, meaning, row.plover or "–", row.cameo or "–", row.quad.replace("_", " "), f"{row.score:g}")


def _concepts(words: Vocabulary) -> Iterator[str]:
    tables: dict[str, Iterable[Concept]] = {
        "Memberships of states in organisations": words.memberships.values(),
        "Roles of persons": words.roles.values(),
        "Portfolios of ministers": words.portfolios.values(),
        "Kinds of meetings": words.meeting_kinds.values(),
        "Status of a claim": words.statuses.values(),
        "How an office is held": words.office_statuses.values(),
        "Contexts of relations": words.contexts.values(),
        "Quad classes": words.quad_classes.values(),
    }
    for title, rows in tables.items():
        yield from ("", f"## {title}", "", *_header("code", "meaning", "ky", "ru"))
        yield from (_row(f"`{r.code}`", r.meaning, r.ky, r.ru) for r in rows)


def _organisations(rows: Iterable[Organisation]) -> Iterator[str]:
    yield from ("", "## Organisations", "", *_header("code", "name", "type", "ky", "ru"))
    yield from (_row(f"`{r.code}`", r.en, f"{r.type} of {r.body_of}" if r.body_of else r.type, r.ky, r.ru) for r in rows)


def _header(*names: str) -> Iterator[str]:
    yield from (_row(*names), _row(*("---" for _ in names)))


def _row(*cells: str) -> str:
    return f"| {' | '.join(c.replace('|', '&#124;') for c in cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(vocabulary()), encoding="utf-8")
