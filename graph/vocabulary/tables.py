"""All vocabularies, read once from `graph/ontology/*.yaml`."""

from collections import defaultdict
from functools import cache
from pathlib import Path

import msgspec

from graph.vocabulary.loader import raise_all, read_table
from graph.vocabulary.records import Concept, Labelled, MembershipKind, Mode, Organisation, RelationType, RoleKind, StateCodes

FOLDER = Path(__file__).parent.parent / "ontology"


class Vocabulary(msgspec.Struct, frozen=True):
    """Every vocabulary of claims, each a mapping of codes to rows in the order of its file."""

    roles: dict[str, RoleKind]
    portfolios: dict[str, Concept]
    relation_types: dict[str, RelationType]
    memberships: dict[str, MembershipKind]
    meeting_kinds: dict[str, Concept]
    statuses: dict[str, Concept]
    office_statuses: dict[str, Concept]
    quad_classes: dict[str, Concept]
    contexts: dict[str, Concept]
    organisations: dict[str, Organisation]
    edge_types: dict[str, Labelled]


@cache
def vocabulary() -> Vocabulary:
    """The vocabularies that ship with elchi."""
    return read_vocabulary(FOLDER)


@cache
def state_codes() -> dict[str, StateCodes]:
    """Numbers of states by ISO 3166-1 alpha-3 code; states that no list numbers are absent."""
    problems: list[str] = []
    rows = read_table(FOLDER / "states.yaml", StateCodes, problems)
    raise_all(problems)
    return rows


def read_vocabulary(folder: Path) -> Vocabulary:
    """Read and check the vocabularies of a folder.

    Raises
    ------
    DataError
        With every problem of every file, one a line, each with file and line.
    """
    problems: list[str] = []
    concepts = {
        name: read_table(folder / f"{name}.yaml", Concept, problems)
        for name in ("portfolios", "meeting_kinds", "statuses", "office_statuses", "quad_classes", "contexts")
    }
    modes = read_table(folder / "relation_modes.yaml", Mode, problems)
    types = read_table(folder / "relation_types.yaml", RelationType, problems)
    read = Vocabulary(
        roles=read_table(folder / "roles.yaml", RoleKind, problems),
        relation_types=_with_modes(types, modes, problems),
        memberships=read_table(folder / "memberships.yaml", MembershipKind, problems),
        organisations=read_table(folder / "organisations.yaml", Organisation, problems),
        edge_types=read_table(folder / "edge_types.yaml", Labelled, problems),
        **concepts,
    )
    problems.extend(_dangling(read.organisations))
    raise_all(problems)
    return read


def _with_modes(types: dict[str, RelationType], modes: dict[str, Mode], problems: list[str]) -> dict[str, RelationType]:
    """The types with their modes; a mode's code in its file is TYPE/mode."""
    of: dict[str, dict[str, Mode]] = defaultdict(dict)
    for code, mode in modes.items():
        owner, _, name = code.partition("/")
        if owner not in types or not name:
            problems.append(f"relation_modes.yaml: {code}: its code is not TYPE/mode with a type of relation_types.yaml")
        of[owner][name] = msgspec.structs.replace(mode, code=name)
    return {code: msgspec.structs.replace(row, modes=of[code]) for code, row in types.items()}


def _dangling(organisations: dict[str, Organisation]) -> list[str]:
    return [
        f"organisations.yaml: {row.code}: body_of {row.body_of!r} is no organisation of the file"
        for row in organisations.values()
        if row.body_of is not None and row.body_of not in organisations
    ]
