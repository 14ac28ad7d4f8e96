"""Articles with their claims, as many as wanted, made from a seed with every hard case in them; no extractor is asked.

States, persons and places are drawn so that a few are in the news all the time and most seldom, as in real news. Articles tell of partial
and missing dates, planned, denied and cancelled things, persons under several spellings, bare surnames, namesakes, reports of one meeting
that differ by a day or leave out the place, sides of symmetric relations in either order, names with marks of every syntax, and copies.
"""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import msgspec

from graph.articles import Article
from graph.claims import Amount, Claim, Evidence, Meeting, Membership, Participant, Place, Relation, Role, claim_id
from graph.vocabulary import ordered, vocabulary

Item = tuple[Article, list[Claim]]
_FIRST = datetime.date(2015, 1, 1)
_STATES = [
    "KGZ",
    "KAZ",
    "UZB",
    "TJK",
    "TKM",
    "RUS",
    "CHN",
    "TUR",
    "USA",
    "DEU",
    "FRA",
    "GBR",
    "IRN",
    "IND",
    "PAK",
    "AFG",
    "MNG",
    "JPN",
    "KOR",
    "AZE",
    "ARM",
    "GEO",
    "UKR",
    "BLR",
    "POL",
    "HUN",
    "ITA",
    "ESP",
    "SAU",
    "ARE",
    "QAT",
    "ISR",
    "EGY",
]
_ORGS = ("EAEU", "SCO", "CIS", "CSTO", "OTS", "UN", 'Сууну пайдалануу боюнча "Чүй" комиссиясы', "O'Neill & <Sons>")
_GIVEN = "Асан Үсөн Эркин Айбек Нурлан Данияр Гүлнара Айгүл Темир Марат Жолдошбек Садыр Акылбек Касым Эмомали Шавкат".split()  # noqa: SIM905
_SURNAMES = "Үсөнов Асанов Маматов Токтоев Бердиев Жапаров Исаков Каримов Мирзиёев Рахмонов Өмүров Сыдыков Турсунов Эшимов".split()  # noqa: SIM905
_CITIES = (
    ("Бишкек", "KGZ"),
    ("Ош", "KGZ"),
    ("Астана", "KAZ"),
    ("Ташкент", "UZB"),
    ("Москва", "RUS"),
    ("Пекин", "CHN"),
    ("Анкара", "TUR"),
    ("Нью-Йорк", "USA"),
)


@dataclass(frozen=True)
class World:
    """Whom articles tell of, the first of each oftenest; `prefix` begins their ids, `aside` is a place in none of the states."""

    prefix: str
    states: Sequence[str]
    orgs: Sequence[str]
    given: Sequence[str]
    surnames: Sequence[str]
    cities: Sequence[tuple[str, str]]
    aside: Place


NEWS = World("g", _STATES, _ORGS, _GIVEN, _SURNAMES, _CITIES, Place(name="Женева", country="CHE"))
_OUTLETS = ("кабар", "24.kg", "азаттык", None)
_COMMON: dict[str, Any] = {"rule": "test/generated", "pack": "test/1"}


def generated(many: int, seed: int = 1, *, most: int = 8, world: World = NEWS) -> Iterator[Item]:
    """So many articles with two to `most` claims each; the first n of a longer run are those of a shorter one."""
    draw = Random(seed)  # noqa: S311
    before: Item | None = None
    for at in range(many):
        copied = before is not None and draw.random() < 0.03
        item = _copy(draw, at, before) if copied and before else _Writer(draw, at, world).item(most)
        yield item
        before = item


def _copy(draw: Random, at: int, item: Item) -> Item:
    """The same text in another outlet a day later."""
    article, claims = item
    day = datetime.date.fromisoformat((article.published or "2020-01-01")[:10]) + datetime.timedelta(days=1)
    copy = msgspec.structs.replace(article, id=f"{article.id[0]}{at:06}", outlet=draw.choice(_OUTLETS), published=day.isoformat())
    return copy, [
        _identified(msgspec.structs.replace(claim, article=copy.id, id="")) for claim in claims if not getattr(claim, "within", None)
    ]


def _identified(claim: Any) -> Any:
    return msgspec.structs.replace(claim, id=claim_id(claim))


class _Writer:
    """Writes one article, a sentence a claim."""

    def __init__(self, draw: Random, at: int, world: World) -> None:
        self._draw, self._world, self._id = draw, world, f"{world.prefix}{at:06}"
        # ten articles a day: with growth the graph grows in time, not in density
        self._day = _FIRST + datetime.timedelta(days=at // 10)
        self._text, self._claims = "", list[Claim]()

    def item(self, most: int) -> Item:
        """The article with its claims."""
        kinds: list[Callable[[], dict[str, Any]]] = [
            self._role,
            self._relation,
            self._relation,
            self._meeting,
            self._meeting,
            self._membership,
        ]
        for _ in range(self._draw.randint(2, most)):
            told = self._draw.choice(kinds)()
            self._add(told)
        if self._draw.random() < 0.2:
            self._margins()
        published = None if self._draw.random() < 0.05 else self._day.isoformat()
        title = self._draw.choice([None, f"Кабар {self._id}", '"Кабар" & <b>'])
        article = Article(
            id=self._id,
            text=self._text,
            language="ky",
            published=published,
            title=title,
            outlet=self._draw.choice(_OUTLETS),
            home_state="KGZ",
        )
        return article, list({claim.id: claim for claim in self._claims}.values())

    def _add(self, told: dict[str, Any]) -> Claim:
        kind: Any = told.pop("record")
        words = f"{len(self._claims)}. {kind.__name__} {self._draw.randrange(1 << 30)}: {told.get('person') or told.get('states') or ''}."
        evidence = Evidence(len(self._text), len(self._text) + len(words), words)
        self._text += words + " "
        claim: Claim = kind(article=self._id, evidence=evidence, confidence=self._draw.choice([0.5, 0.7, 0.9, 0.95]), **_COMMON, **told)
        made: Claim = _identified(ordered(claim) if isinstance(claim, Relation) else claim)
        self._claims.append(made)
        return made

    def _often(self, things: Any) -> Any:
        """One of these, the first ones far oftener."""
        return things[min(int(self._draw.paretovariate(0.7)) - 1, len(things) - 1)]

    def _person(self) -> str:
        given, surname = self._often(self._world.given), self._often(self._world.surnames)
        return str(
            self._draw.choice(
                [f"{given} {surname}"] * 6
                + [
                    f"{surname} {given}",
                    f"{given} {surname}".replace("ё", "е"),
                    surname,
                    f"{given[0]}. {surname}",
                    f"{given} Асанович {surname}",
                ]
            )
        )

    def _status(self) -> str:
        return self._draw.choice(["held"] * 7 + ["planned", "planned", "denied", "cancelled"])

    def _dates(self) -> dict[str, Any]:
        day = self._day - datetime.timedelta(days=self._draw.choice([0, 0, 0, 1, 1, 2, 30]))
        iso = day.isoformat()
        last = (day.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1)
        return self._draw.choice(
            [
                {"date": iso, "date_from": iso, "date_to": iso, "date_basis": "text"},
                {"date": iso, "date_from": iso, "date_to": iso, "date_basis": "relative"},
                {"date": iso[:7], "date_from": f"{iso[:7]}-01", "date_to": last.isoformat(), "date_basis": "text"},
                {"date": iso[:4], "date_from": f"{iso[:4]}-01-01", "date_to": f"{iso[:4]}-12-31", "date_basis": "text"},
                {},
            ]
        )

    def _role(self) -> dict[str, Any]:
        role = self._draw.choice(
            ["head_of_state", "foreign_minister", "minister", "ambassador", "head_of_government", "head_of_international_organization"]
        )
        of = f"ORG:{self._draw.choice(self._world.orgs)}" if role.startswith("head_of_international") else self._often(self._world.states)
        told: dict[str, Any] = {"record": Role, "person": self._person(), "role": role, "title": role.replace("_", " "), "of": of}
        if role == "minister":
            told["portfolio"] = self._draw.choice(["finance", "defence", None])
        if role == "ambassador":
            told["accredited_to"] = self._draw.choice(self._world.states)
        change = self._draw.choice([None] * 8 + ["appointed", "dismissed", "resigned", "nominated"])
        return told | {"change": change, "former": self._draw.random() < 0.1, "acting": self._draw.random() < 0.05} | self._dates()

    def _relation(self) -> dict[str, Any]:
        kind = self._draw.choice(sorted(vocabulary().relation_types))
        source, target = self._pair()
        told: dict[str, Any] = {"record": Relation, "source": source, "target": target, "type": kind, "status": self._status()}
        if kind == "TRADE":
            told["amounts"] = (Amount(value=self._draw.randrange(1, 99) * 1e8, unit="USD", of="trade turnover"),)
        return told | self._dates()

    def _pair(self) -> tuple[str, str]:
        one = self._often(self._world.states)
        return one, self._draw.choice([state for state in self._world.states if state != one])

    def _membership(self) -> dict[str, Any]:
        kind = self._draw.choice(sorted(vocabulary().memberships))
        return {
            "record": Membership,
            "state": self._often(self._world.states),
            "type": kind,
            "org": self._draw.choice(self._world.orgs),
            "status": self._status(),
        } | self._dates()

    def _meeting(self) -> dict[str, Any]:
        kind = self._draw.choice(["bilateral_meeting", "bilateral_meeting", "visit", "phone_call", "multilateral_meeting", "conference"])
        states = self._pair() if "lateral" not in kind or kind.startswith("bi") else tuple(self._draw.sample(self._world.states, 4))
        city, country = self._often(self._world.cities)
        place = self._draw.choice([None, Place(name=city, country=country), Place(name=city, country=country), self._world.aside])
        people = tuple(dict.fromkeys(self._person() for _ in range(self._draw.randint(0, 2))))
        capacities = tuple(
            Participant(kind="person", ref=person, capacity=f"foreign_minister of {state}")
            for person, state in zip(people, states, strict=False)
        )
        orgs = (self._draw.choice(self._world.orgs),) if kind == "multilateral_meeting" else ()
        name = self._draw.choice([None, None, f"{city} саммити"]) if kind in {"multilateral_meeting", "conference"} else None
        told = {
            "record": Meeting,
            "kind": kind,
            "name": name,
            "states": tuple(sorted(states)),
            "persons": people,
            "orgs": orgs,
            "participants": capacities,
        }
        return told | {"place": place, "status": self._status()} | self._dates()

    def _margins(self) -> None:
        """Talks on the margins of a gathering."""
        whole = self._add(
            self._meeting() | {"kind": "multilateral_meeting", "states": tuple(sorted(self._draw.sample(self._world.states, 5)))}
        )
        self._add(self._meeting() | {"kind": "bilateral_meeting", "within": whole.id})
