"""The sample articles and their expected claims hold together."""

import datetime
import json
from collections import Counter
from importlib.resources import files
from typing import Any

import pycountry
import pytest

from graph.articles import Article
from graph.errors import NotFoundError
from ingest.samples import articles, expected

ROLES = """
head_of_state head_of_government deputy_head_of_government foreign_minister minister deputy_minister ambassador consul
special_envoy speaker deputy_speaker member_of_parliament security_council_secretary spokesperson head_of_agency
judge_or_prosecutor military_commander regional_head party_leader head_of_international_organization
official_of_international_organization royal religious_leader other_official
"""
SYMMETRIC = "CONSULT AGREE COOPERATE DIPLOMATIC_RELATIONS STRATEGIC_PARTNERSHIP ALLIANCE TRADE DISPUTE"
DIRECTED = "AID SUPPORT CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"
MEMBERSHIPS = "MEMBER_OF CHAIRS JOINS LEAVES"
MEETINGS = "bilateral_meeting multilateral_meeting visit phone_call conference other"
KEYS = {
    "roles": "person role title of accredited_to former implied evidence",
    "relations": "source type target status date evidence",
    "memberships": "state type org evidence",
    "meetings": "kind name status date persons states orgs place evidence",
}
each_article = pytest.mark.parametrize("article", articles(), ids=lambda a: a.id)


def claims(article: Article, family: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = expected(article.id)[family]
    return found


def all_of(family: str) -> list[dict[str, Any]]:
    return [claim for article in articles() for claim in claims(article, family)]


def states_of(claim: dict[str, Any]) -> list[str]:
    owners = [claim.get("of"), claim.get("accredited_to")]
    ends = [claim.get("source"), claim.get("target"), claim.get("state"), (claim.get("place") or {}).get("country")]
    return [c for c in (*owners, *ends, *claim.get("states", [])) if c and not c.startswith("ORG:")]


def test_there_are_enough_articles_and_each_has_one_file() -> None:
    ids = [a.id for a in articles()]
    assert len(ids) == len(set(ids)) >= 14
    assert sorted(ids) == sorted(f.name.removesuffix(".json") for f in files("ingest.samples").joinpath("expected").iterdir())


@each_article
def test_metadata_is_complete(article: Article) -> None:
    assert (article.language, article.home_state, article.url) == ("ky", "KGZ", None)
    assert article.title
    assert article.outlet
    assert "2023-01-01" <= datetime.date.fromisoformat(article.published or "").isoformat() <= "2026-12-31"
    assert 90 <= len(article.text.split()) <= 200


@each_article
@pytest.mark.parametrize("family", KEYS)
def test_evidence_is_an_exact_stretch_of_whole_words(article: Article, family: str) -> None:
    for claim in claims(article, family):
        assert set(claim) == set(KEYS[family].split())
        assert claim["evidence"]
        start = article.text.index(claim["evidence"])
        around = article.text[max(start - 1, 0) : start] + article.text[start + len(claim["evidence"]) :][:1]
        assert not any(c.isalnum() for c in around), claim


@each_article
def test_claims_are_made_once(article: Article) -> None:
    for family in KEYS:
        content = Counter(json.dumps({k: v for k, v in c.items() if k != "evidence"}, sort_keys=True) for c in claims(article, family))
        assert set(content.values()) <= {1}
    pairs = [(c["type"], *unordered(c)) for c in claims(article, "relations")]
    assert len(pairs) == len(set(pairs))


def unordered(relation: dict[str, Any]) -> list[str]:
    ends = [relation["source"], relation["target"]]
    return sorted(ends) if relation["type"] in SYMMETRIC.split() else ends


@each_article
def test_persons_of_a_meeting_hold_a_role(article: Article) -> None:
    holders = {c["person"] for c in claims(article, "roles")}
    assert {p for c in claims(article, "meetings") for p in c["persons"]} <= holders


@pytest.mark.parametrize("family", KEYS)
def test_codes_are_iso_and_ends_differ(family: str) -> None:
    codes = {code for claim in all_of(family) for code in states_of(claim)}
    assert codes
    assert all(pycountry.countries.get(alpha_3=c) for c in codes)
    assert all(c["source"] != c["target"] for c in all_of(family) if "source" in c)


@pytest.mark.parametrize(
    ("family", "key", "vocabulary", "at_least"),
    [
        ("roles", "role", ROLES, 13),
        ("relations", "type", f"{SYMMETRIC} {DIRECTED}", 21),
        ("relations", "status", "held planned", 2),
        ("memberships", "type", MEMBERSHIPS, 4),
        ("meetings", "kind", MEETINGS, 6),
        ("meetings", "status", "held planned", 2),
    ],
)
def test_vocabularies_are_kept_and_covered(family: str, key: str, vocabulary: str, at_least: int) -> None:
    used = {claim[key] for claim in all_of(family)}
    assert used <= set(vocabulary.split())
    assert len(used) >= at_least


def test_an_article_without_diplomacy_has_no_claims() -> None:
    assert [a.id for a in articles() if not any(claims(a, family) for family in KEYS)] == ["home-news-only"]


def test_an_unknown_article_is_named() -> None:
    with pytest.raises(NotFoundError, match="nowhere"):
        expected("nowhere")
