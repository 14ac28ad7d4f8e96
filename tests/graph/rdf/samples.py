"""A few articles and claims, one of each kind and every field used somewhere."""

from graph.articles import Article
from graph.claims import Amount, Claim, Evidence, Meeting, Membership, Participant, Place, Relation, Role, identified
from graph.stores.base import ArticleState

TEXT = "Тышкы иштер министри Асан Үсөнов Улан-Баторго сапар менен барды. Кыргызстан ЕАЭБге төрагалык кылат."


def quote(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence(start, start + len(words), words)


def article(name: str = "a1") -> Article:
    return Article(id=name, text=TEXT, language="ky", title='«Сапар» "A"\\B', url="https://news.example/1?a=b&c", published="2019-11-28")


def role(name: str = "a1") -> Claim:
    return identified(
        Role(
            article=name, evidence=quote("министри Асан Үсөнов"), rule="ky/title-name", pack="ky/1", confidence=0.9,
            person="Асан Үсөнов", role="foreign_minister", title="тышкы иштер министри", of="KGZ", implied=True,
        )
    )  # fmt: skip


def ambassador(name: str = "a1") -> Claim:
    return identified(
        Role(
            article=name, evidence=quote("Асан Үсөнов"), rule="ky/title-name", pack="ky/1", confidence=0.5, person="Асан Үсөнов",
            role="ambassador", title="элчи", of="KGZ", accredited_to="ORG:UN", former=True, change="dismissed",
            since="2010", until="2012-05",
        )
    )  # fmt: skip


def relation(name: str = "a1", status: str = "held") -> Claim:
    return identified(
        Relation(
            article=name, evidence=quote("Улан-Баторго сапар"), also=(quote("барды"),), rule="ky/frame", pack="ky/1", confidence=0.8,
            source="KGZ", type="CONSULT", mode="visit", context="diplomatic", target="MNG", status=status,  # type: ignore[arg-type]
            date="2019-11", date_from="2019-11-01", date_to="2019-11-30", date_basis="text",
            amounts=(Amount(2.5e9, "USD", "соода"), Amount(47.0, "%", "өсүш")),
        )
    )  # fmt: skip


def membership(name: str = "a1") -> Claim:
    return identified(
        Membership(
            article=name, evidence=quote("ЕАЭБге төрагалык кылат"), rule="ky/frame", pack="ky/1", confidence=1.0,
            state="KGZ", type="CHAIRS", org="EAEU",
        )
    )  # fmt: skip


def meetings(name: str = "a1") -> list[Claim]:
    common = {"article": name, "evidence": quote("Улан-Баторго"), "rule": "ky/meeting", "pack": "ky/1", "confidence": 0.7}
    session = identified(Meeting(**common, kind="multilateral_meeting", name="Сессия", orgs=("EEC", "Айыл банкы"), states=("KGZ", "MNG")))  # type: ignore[arg-type]
    visit = identified(
        Meeting(
            **common, kind="visit", persons=("Асан Үсөнов",), states=("KGZ", "MNG"), place=Place("Улан-Батор", "MNG"), within=session.id,  # type: ignore[arg-type]
            participants=(Participant("person", "Асан Үсөнов", "foreign_minister of KGZ"),), date="2019-11-27",
            date_from="2019-11-27", date_to="2019-11-27", date_basis="relative",
        )
    )  # fmt: skip
    return [session, visit]


def claims(name: str = "a1") -> tuple[Claim, ...]:
    return (role(name), ambassador(name), relation(name), membership(name), *meetings(name))


def state(name: str = "a1") -> ArticleState:
    return ArticleState(name, article(name), claims(name))
