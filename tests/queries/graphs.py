"""Graphs to ask: a small one whose every row is known, and the shipped sample articles with the claims expected of them."""

from pathlib import Path
from typing import Any

import msgspec
import yaml

from graph.articles import Article
from graph.claims import Claim, Evidence, Relation, claim_id
from graph.vocabulary import ordered
from ingest import samples

Item = tuple[Article, list[Claim]]
_FOUND: dict[str, Any] = {"rule": "test/sample", "pack": "test/1", "confidence": 0.9}
_FAMILIES = {"roles": "role", "relations": "relation", "memberships": "membership", "meetings": "meeting"}


def small() -> list[Item]:
    """The articles of `small_graph.yaml`; `within` names a meeting before it."""
    rows = yaml.safe_load((Path(__file__).parent / "small_graph.yaml").read_text(encoding="utf-8"))
    return [_item(row) for row in rows]


def sample_articles() -> list[Item]:
    """The sample articles; a full date is its own interval."""
    return [(article, _expected(article)) for article in samples.articles()]


def _item(row: dict[str, Any]) -> Item:
    claims = row.pop("claims")
    article = Article(language="ky", **row)
    made: list[Claim] = []
    for told in claims:
        names = {claim.name: claim.id for claim in made if getattr(claim, "name", None)}  # type: ignore[union-attr]
        within = {"within": names[told["within"]]} if "within" in told else {}
        made.append(_claim(article, {**told, **within}, told["quote"]))
    return article, made


def _expected(article: Article) -> list[Claim]:
    found = samples.expected(article.id)
    told = [{"claim": kind, **row} for family, kind in _FAMILIES.items() for row in found[family]]
    return list({claim.id: claim for claim in (_claim(article, {**row, **_interval(row)}, row["evidence"]) for row in told)}.values())


def _interval(row: dict[str, Any]) -> dict[str, str]:
    day = row.get("date") or ""
    return {"date_from": day, "date_to": day, "date_basis": "text"} if len(day) == len("2022-02-25") else {}


def _claim(article: Article, told: dict[str, Any], quote: str) -> Claim:
    start = article.text.index(quote)
    content = {key: value for key, value in told.items() if key not in {"quote", "evidence"}}
    claim: Claim = msgspec.convert(
        {**_FOUND, "article": article.id, "evidence": Evidence(start, start + len(quote), quote), **content}, Claim, from_attributes=True
    )
    whole = ordered(claim) if isinstance(claim, Relation) else claim
    return msgspec.structs.replace(whole, id=claim_id(whole))
