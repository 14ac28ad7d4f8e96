"""The vocabularies load, agree with the claims' types, and find what is wrong with data and claims."""

import shutil
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from graph.claims import Claim, MembershipType, Status, decode
from graph.errors import DataError, NotFoundError
from graph.vocabulary import LANGUAGES, check, is_state, ordered, read_vocabulary, state_codes, state_name, vocabulary
from graph.vocabulary.records import Quad
from graph.vocabulary.tables import FOLDER

COMMON: dict[str, Any] = {
    "article": "a1", "evidence": {"start": 0, "end": 3, "text": "abc"}, "rule": "ky/test", "pack": "ky/1", "confidence": 0.9,
}  # fmt: skip
ROLE = {"claim": "role", "person": "Асан Үсөнов", "role": "foreign_minister", "title": "министр", "of": "KGZ"}
RELATION = {"claim": "relation", "source": "KGZ", "type": "CONSULT", "mode": "visit", "target": "MNG"}
MEMBERSHIP = {"claim": "membership", "state": "KGZ", "type": "CHAIRS", "org": "EAEU"}
MEETING = {"claim": "meeting", "kind": "visit", "states": ["KGZ", "MNG"], "place": {"name": "Улан-Батор", "country": "MNG"}}


def claim(record: dict[str, Any], **changes: Any) -> Claim:
    return decode(msgspec.json.encode(COMMON | record | changes))


def test_every_vocabulary_has_rows() -> None:
    read = vocabulary()
    sizes = {field: len(getattr(read, field)) for field in read.__struct_fields__}
    assert sizes["roles"] == 24
    assert sizes["relation_types"] == 21
    assert all(sizes.values())


def test_vocabularies_agree_with_the_types_of_claims() -> None:
    read = vocabulary()
    assert set(read.memberships) == set(get_args(MembershipType))
    assert set(read.statuses) == set(get_args(Status))
    assert set(read.quad_classes) == set(get_args(Quad))


def test_symmetric_and_lasting_types() -> None:
    types = vocabulary().relation_types
    lasting = {"DIPLOMATIC_RELATIONS", "STRATEGIC_PARTNERSHIP", "ALLIANCE", "TRADE", "DISPUTE"}
    assert {c for c, t in types.items() if t.lasting} == lasting
    assert {c for c, t in types.items() if t.symmetric} == lasting | {"CONSULT", "AGREE", "COOPERATE"}


def test_what_leaves_plover_says_why() -> None:
    codings = [(f"{t.code}/{m.code}", m) for t in vocabulary().relation_types.values() for m in t.modes.values()]
    left = [name for name, m in codings if m.plover.split(":")[0] != name.split("/", maxsplit=1)[0] and m.deviation is None]
    assert left == []
    neutral = [t.code for t in vocabulary().relation_types.values() if (t.quad == "neutral") != t.lasting]
    assert neutral == []


def test_an_invitation_is_neutral_and_accuse_negative() -> None:
    types = vocabulary().relation_types
    assert (types["REQUEST"].coding("invite").quad, types["REQUEST"].coding("invite").score) == ("neutral", 0)
    assert types["ACCUSE"].coding(None).score == -3


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_numbered_state_has_a_name(language: str) -> None:
    assert all(is_state(code) and state_name(code, language) for code in state_codes())


def test_numbers_of_states_are_unique() -> None:
    rows = state_codes().values()
    for numbers in ([r.cow for r in rows], [r.gw for r in rows], [r.wikidata for r in rows if r.wikidata]):
        assert len(set(numbers)) == len(numbers)
    organisations = [o.wikidata for o in vocabulary().organisations.values() if o.wikidata]
    assert len(set(organisations)) == len(organisations)


def test_names_of_states() -> None:
    assert [state_name("KGZ", language) for language in LANGUAGES] == ["Кыргызстан", "Киргизия", "Kyrgyzstan"]
    with pytest.raises(NotFoundError, match="ZZZ"):
        state_name("ZZZ", "ky")


def test_every_fault_of_every_file_is_reported_with_its_line(tmp_path: Path) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "ontology")
    (folder / "roles.yaml").write_text(
        "# roles\n"
        "king: {level: 1, meaning: m, ky: a, ru: b}\n"
        "duke: {level: one, meaning: m, ky: a, ru: b, en: c}\n"
        "duke: {level: 1, meaning: m, ky: a, ru: b, en: c}\n"
        "earl: {level: 1, meaning: m, ky: a, ru: b, en: c, colour: red}\n"
        "knight: 5\n"
    )
    (folder / "statuses.yaml").write_text("held: {\n")
    (folder / "organisations.yaml").write_text("X: {type: body, body_of: Y, ky: a, ru: b, en: c}\n")
    (folder / "relation_modes.yaml").write_text('NONE/visit: {plover: CONSULT, cameo: "040", quad: neutral, score: 1, meaning: m}\n')
    with pytest.raises(DataError) as caught:
        read_vocabulary(folder)
    expected = (
        "statuses.yaml:2: not YAML", "roles.yaml:2: king: key 'en' is missing", "roles.yaml:3: duke: Expected `int`",
        "roles.yaml:5: earl: unknown key 'colour'", "roles.yaml:6: knight: is not a mapping",
        "relation_modes.yaml: NONE/visit", "organisations.yaml: X: body_of 'Y'",
    )  # fmt: skip
    lines = str(caught.value).splitlines()
    assert len(lines) == len(expected)
    assert all(any(line.startswith(start) for line in lines) for start in expected)


def test_a_code_that_stands_twice_is_reported(tmp_path: Path) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "ontology")
    with (folder / "meeting_kinds.yaml").open("a") as file:
        file.write("visit: {meaning: m, ky: a, ru: b, en: c}\n")
    with pytest.raises(DataError, match=r"meeting_kinds.yaml:8: visit: visit stands here twice"):
        read_vocabulary(folder)


@pytest.mark.parametrize("record", [ROLE, RELATION, MEMBERSHIP, MEETING])
def test_a_good_claim_has_no_problem(record: dict[str, Any]) -> None:
    assert check(claim(record)) == []


@pytest.mark.parametrize(
    ("record", "changes", "problem"),
    [
        (ROLE, {"role": "emperor"}, "role 'emperor' is unknown"),
        (ROLE, {"portfolio": "magic"}, "portfolio 'magic' is unknown"),
        (ROLE, {"of": "EAEU"}, "of 'EAEU' is not an ISO"),
        (ROLE, {"of": "ORG:"}, "of names no organisation"),
        (ROLE, {"accredited_to": "RU"}, "accredited_to 'RU' is not an ISO"),
        (ROLE, {"person": " "}, "person is empty"),
        (ROLE, {"since": "last year"}, "since 'last year' is not"),
        (RELATION, {"type": "MEETS"}, "type 'MEETS' is unknown"),
        (RELATION, {"mode": "stroll"}, "mode 'stroll' is unknown for CONSULT"),
        (RELATION, {"context": "weather"}, "context 'weather' is unknown"),
        (RELATION, {"target": "KGZ"}, "source and target are both KGZ"),
        (RELATION, {"source": "MNG", "target": "KGZ"}, "CONSULT is symmetric"),
        (RELATION, {"source": "EU"}, "source 'EU' is not an ISO"),
        (RELATION, {"date": "2019-13"}, "date '2019-13' is not"),
        (RELATION, {"date_from": "2019-02-30"}, "date_from '2019-02-30' is not"),
        (RELATION, {"date_from": "2019-03-02", "date_to": "2019-03-01"}, "date_from 2019-03-02 is later"),
        (RELATION, {"confidence": 2}, "confidence 2.0 is not between"),
        (MEMBERSHIP, {"state": "XYZ"}, "state 'XYZ' is not an ISO"),
        (MEMBERSHIP, {"org": "ORG:EAEU"}, "org 'ORG:EAEU' must be a bare code"),
        (MEETING, {"kind": "party"}, "kind 'party' is unknown"),
        (MEETING, {"states": ["KGZ", "XYZ"]}, "states 'XYZ' is not an ISO"),
        (MEETING, {"place": {"name": "", "country": "MNG"}}, "place.name is empty"),
        (MEETING, {"place": {"name": "Мекен", "country": "MN"}}, "place.country 'MN' is not an ISO"),
        (MEETING, {"participants": [{"kind": "state", "ref": "XX"}]}, "participants 'XX' is not an ISO"),
    ],
)
def test_a_bad_claim_is_told_what_is_wrong(record: dict[str, Any], changes: dict[str, Any], problem: str) -> None:
    problems = check(claim(record, **changes))
    assert len(problems) == 1
    assert problems[0].startswith(problem)


@pytest.mark.parametrize(
    ("kind", "source", "target", "ends"),
    [("CONSULT", "MNG", "KGZ", ("KGZ", "MNG")), ("CONSULT", "KGZ", "MNG", ("KGZ", "MNG")), ("AID", "RUS", "KGZ", ("RUS", "KGZ"))],
)
def test_ends_of_symmetric_types_stand_in_code_order(kind: str, source: str, target: str, ends: tuple[str, str]) -> None:
    relation = claim(RELATION, type=kind, mode=None, source=source, target=target)
    put = ordered(relation)  # type: ignore[arg-type]
    assert (put.source, put.target) == ends
