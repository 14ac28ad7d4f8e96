"""Every language pack loads, and speaks of nothing that the vocabularies lack."""

import re
import shutil
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest

from graph.errors import DataError
from graph.vocabulary import is_state, vocabulary
from ingest.engine.lexicon import Lexicon
from ingest.engine.morphology import Morphology
from ingest.engine.phrase import ATTACHED
from ingest.pack import Pack, codes, load, read_folder

each_pack = pytest.mark.parametrize("pack", [load(code) for code in codes()], ids=codes())


def relation_types(pack: Pack) -> set[str]:
    return {f.type for f in pack.frames} - {"none"} - set(vocabulary().relation_types)


def modes(pack: Pack) -> set[str]:
    types = vocabulary().relation_types
    return {f"{f.type}/{f.mode}" for f in pack.frames if f.mode and f.mode not in types[f.type].modes}


def pairs(pack: Pack) -> set[str]:
    """Frames that take a pair for a directed type need `both`."""
    return {f.id for f in pack.frames if f.pair and not f.both and not vocabulary().relation_types[f.type].symmetric}


def statuses(pack: Pack) -> set[str]:
    return {f.status for f in pack.frames if f.status} - set(vocabulary().statuses)


def meeting_kinds(pack: Pack) -> set[str]:
    """Kinds that are neither a meeting's nor one of the two that only speak of meetings."""
    return {m.kind for m in pack.meetings.cues} - set(vocabulary().meeting_kinds) - {"none", "attendance", "leading"}


def memberships(pack: Pack) -> set[str]:
    return {m.type for m in pack.memberships.cues} - set(vocabulary().memberships)


def roles(pack: Pack) -> set[str]:
    titles = pack.titles
    named = {r for h in titles.heads for r in (*h.roles.values(), h.otherwise)}
    second = {r for s in (titles.deputy, titles.aide) for r in (*s.roles, *s.roles.values(), s.otherwise)}
    return (named | second) - set(vocabulary().roles)


def organisations(pack: Pack) -> set[str]:
    """Codes that the ontology does not know; a name in the pack's language is one that it has no row for."""
    return {code for code in pack.organisations.names if code.isascii()} - set(vocabulary().organisations)


def states(pack: Pack) -> set[str]:
    places = pack.places
    named = {*places.states, *places.demonyms, *places.cities, *places.seats, *places.regions, pack.head.home_state}
    named |= {i.of for i in pack.institutions if i.of} - {"home"}
    named |= {s for h in pack.titles.heads for limited in h.only.values() for s in limited}
    return {s for s in named if not is_state(s)}


def classes(pack: Pack) -> set[str]:
    """Classes that titles and actors speak of, but no institution has."""
    known = {i.class_ for i in pack.institutions} | {"default", "organisation", "state", "seat", "holder", "bank", "sent", ATTACHED}
    spoken = {c for h in pack.titles.heads for c in h.roles} | set(pack.actors.people)
    return (spoken | {c for i in pack.titles.inside for c in (i.kind, *i.of, i.counts_as)}) - known


def repeated_frames(pack: Pack) -> set[str]:
    ids = [f.id for f in pack.frames]
    return {i for i in ids if ids.count(i) > 1}


def broken_patterns(pack: Pack) -> set[str]:
    r, t = pack.realis, pack.titles
    patterns = [
        r.finite,
        r.breaks,
        r.negated,
        r.future,
        *r.planned,
        *r.unreal,
        *r.denied,
        *r.cancelled,
        t.appointed,
        t.holds,
        t.ended,
        t.removed,
        t.was,
    ]
    return {p for p in patterns if re.compile(p).match("")}


UNKNOWN = [
    relation_types,
    modes,
    pairs,
    statuses,
    meeting_kinds,
    memberships,
    roles,
    organisations,
    states,
    classes,
    repeated_frames,
    broken_patterns,
]


@pytest.mark.parametrize("unknown", UNKNOWN, ids=lambda f: f.__name__)
@each_pack
def test_nothing_is_unknown(pack: Pack, unknown: Callable[[Pack], set[str]]) -> None:
    assert unknown(pack) == set()


@each_pack
def test_every_relation_type_and_membership_has_a_cue(pack: Pack) -> None:
    assert {f.type for f in pack.frames} - {"none"} == set(vocabulary().relation_types)
    assert {m.type for m in pack.memberships.cues} == set(vocabulary().memberships)


@each_pack
def test_a_pack_is_named_by_code_and_version(pack: Pack) -> None:
    assert pack.label == f"{pack.head.code}/{pack.head.version}"
    assert pack.head.code in codes()


@each_pack
def test_every_name_is_found_by_the_lexicon(pack: Pack) -> None:
    lexicon = Lexicon(pack, Morphology(pack.morphology))
    named = [(n, code) for code, names in pack.places.states.items() for n in names]
    named += [(n, code) for code, names in pack.organisations.names.items() for n in names]
    lost = [n for n, code in named if code not in {h.entry.value for h in lexicon.hits(f" {lexicon.folding.of(n)} ")}]
    assert lost == []


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    with resources.as_file(resources.files("ingest") / "languages" / codes()[0]) as folder:
        return Path(shutil.copytree(folder, tmp_path / "pack"))


def test_a_copy_reads_as_the_pack(copied: Path) -> None:
    assert read_folder(copied) == load(codes()[0])


@pytest.mark.parametrize("file", sorted(f.stem for f in (Path(__file__).parents[2] / "ingest" / "languages" / codes()[0]).glob("*.yaml")))
def test_a_missing_file_is_named(copied: Path, file: str) -> None:
    (copied / f"{file}.yaml").unlink()
    with pytest.raises(DataError, match=rf"{file}\.yaml: cannot be read"):
        read_folder(copied)


def test_all_faults_of_all_files_are_told_at_once(copied: Path) -> None:
    with (copied / "dates.yaml").open("a", encoding="utf-8") as dates:
        dates.write("weekday: [дүйшөмбү]\n")
    with (copied / "frames.yaml").open("a", encoding="utf-8") as frames:
        frames.write("- {id: odd, type: CONSULT, cues: {verb: [бар]}, pair: maybe}\n")
    (copied / "names.yaml").write_text("surname: [ов", "utf-8")
    with pytest.raises(DataError) as told:
        read_folder(copied)
    message = str(told.value)
    assert all(re.search(wanted, message) for wanted in (r"dates\.yaml.*weekday", r"frames\.yaml.*pair", r"names\.yaml"))


def test_an_unknown_language_is_told_with_those_there_are() -> None:
    with pytest.raises(DataError, match=r"'xx'.*ky"):
        load("xx")


def test_every_row_says_what_makes_it_true_of_the_language() -> None:
    """`benchmarks/lexicon.py` asks it of rare entries; which are rare depends on the articles, so every row has it."""
    pack = load("ky")
    rows = [*pack.frames, *pack.memberships.cues, *pack.meetings.cues, *pack.titles.heads, *pack.institutions]
    assert [row for row in rows if not row.why] == []
    assert pack.titles.why
    assert pack.organisations.why
    assert {"states", "demonyms", "cities", "seats", "regions"} <= pack.places.why.keys()
