"""`/api`: what scripts read."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from elchi.explorer.api.downloads import media_type
from elchi.explorer.app import application
from graph.database import Database
from graph.export.formats import FORMATS
from graph.ledger import Ledger
from queries.catalog import names
from tests import samples
from tests.elchi.runner import run


def told(client: TestClient, path: str, status: int = 200, /, **parameters: Any) -> Any:
    answer = client.get(path, params=parameters or None)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == ("application/json" if status == 200 else "application/problem+json")
    return answer.json()


def test_a_person_typed_in_latin_letters_is_found(client: TestClient) -> None:
    found = told(client, "/api/search", q="tokayev")["found"]
    assert [(one["name"], one["node"]["label"]) for one in found] == [("Касым-Жомарт Токаев", "Person")]


def test_neighbours_come_a_page_at_a_time(client: TestClient) -> None:
    first, second = (told(client, "/api/around", key="KGZ", offset=offset, limit=5) for offset in (0, 5))
    assert first["total"] == second["total"] > 10
    assert first["nodes"][0]["key"] == second["nodes"][0]["key"] == "elchi:State/KGZ"
    shared = {one["key"] for one in first["nodes"]} & {one["key"] for one in second["nodes"]}
    assert shared == {"elchi:State/KGZ"}
    inside = {one["key"] for one in first["nodes"]}
    assert all({one["source"], one["target"]} <= inside for one in first["edges"])


def test_an_edge_has_the_quotes_of_its_claims(client: TestClient, sample_db: Any) -> None:
    edge = told(client, "/api/around", key="KGZ", limit=1)["edges"][0]
    evidence = told(client, f"/api/edge/{edge['key']}")
    assert evidence["edge"] == edge
    assert len(evidence["claims"]) == edge["claims"] >= 1
    ledger = Ledger.open(sample_db / "ledger.sqlite", create=False)
    for claim in evidence["claims"]:
        text = ledger.article(claim["article"]["id"]).text
        assert all(text[one["start"] : one["end"]] == one["text"] != "" for one in claim["quotes"])
        assert 0 < claim["confidence"] <= 1
    ledger.close()


@pytest.mark.parametrize(
    ("path", "parameters", "wrong"),
    [
        ("/api/around", {"limit": "0"}, {"limit", "key"}),
        ("/api/around", {"key": "KGZ", "offset": "-1", "lang": "fr"}, {"offset", "lang"}),
        ("/api/search", {"q": "a", "depth": "1"}, {"depth"}),
        ("/api/search", {"q": ["a", "b"]}, {"q"}),
        ("/api/edge/nothing", {}, {"key"}),
    ],
)
def test_a_wrong_parameter_is_named(client: TestClient, path: str, parameters: dict[str, Any], wrong: set[str]) -> None:
    problem = told(client, path, 400, **parameters)
    assert {one["parameter"] for one in problem["errors"]} == wrong
    assert problem["status"] == 400


@pytest.mark.parametrize("path", ["/api/around?key=nobody", "/api/edge/e:00000000000000000000"])
def test_what_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    assert told(client, path, 404)["title"] == "Not Found"


def test_who_has_the_answer_is_told_so(client: TestClient) -> None:
    answer = client.get("/api/search?q=a")
    again = client.get("/api/search?q=a", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_came_in_since_is_told(own_db: Path) -> None:
    with TestClient(application(own_db), base_url="http://127.0.0.1") as client:
        before = client.get("/api/around?key=KGZ")
        assert told(client, "/api/search", q="Зымырык")["found"] == []
        with Database.open(own_db) as opened:
            opened.ledger.put(samples.article("a1"), [samples.role(person="Зымырык Көкөтөев")])
        after = client.get("/api/around?key=KGZ", headers={"If-None-Match": before.headers["etag"]})
        assert (after.status_code, after.headers["etag"] == before.headers["etag"]) == (200, False)
        assert [hit["name"] for hit in told(client, "/api/search", q="zymyryk")["found"]] == ["Зымырык Көкөтөев"]
        asked = 'ASK { ?s <https://w3id.org/elchi/ontology#name> "Зымырык Көкөтөев" }'
        assert client.get("/sparql", params={"query": asked}).json()["boolean"]


@pytest.mark.parametrize(("language", "caption", "relation"), [("ky", "Кыргызстан", "кеңешүү"), ("ru", "Киргизия", "консультации")])
def test_captions_are_in_the_language_asked_for(client: TestClient, language: str, caption: str, relation: str) -> None:
    part = told(client, "/api/around", key="KGZ", lang=language, limit=200)
    assert part["nodes"][0]["caption"] == caption
    assert relation in {edge["caption"] for edge in part["edges"]}


def test_the_whole_is_the_most_connected(client: TestClient) -> None:
    part, more = (told(client, "/api/whole", limit=limit) for limit in (3, 5000))
    assert [node["key"] for node in part["nodes"]] == [node["key"] for node in more["nodes"]][:3]
    assert part["total"] == more["total"] == len(more["nodes"]) > 30
    degrees = [node["degree"] for node in more["nodes"]]
    assert degrees == sorted(degrees, reverse=True)


def test_what_is_between_two_is_near_both(client: TestClient) -> None:
    part = told(client, "/api/between", a="KGZ", b="KAZ")
    ends = {"elchi:State/KGZ", "elchi:State/KAZ"}
    for node in part["nodes"][2:]:
        near = {
            end for edge in part["edges"] for end in (edge["source"], edge["target"]) if node["key"] in {edge["source"], edge["target"]}
        }
        assert ends <= near


def test_ways_lead_from_one_to_the_other(client: TestClient) -> None:
    ways = told(client, "/api/path", a="elchi:State/JPN", b="KAZ")
    assert ways["paths"][0][0] == "elchi:State/JPN"
    assert all(way[-1] == "elchi:State/KAZ" and len(way) <= 4 for way in ways["paths"])
    assert {key for way in ways["paths"] for key in way} == {node["key"] for node in ways["part"]["nodes"]}
    assert [len(way) for way in ways["paths"]] == sorted(len(way) for way in ways["paths"])


@pytest.mark.parametrize("post", [False, True])
def test_nodes_by_their_keys(client: TestClient, post: bool) -> None:
    asked = {"keys": "KGZ,elchi:State/KAZ,nobody", "lang": "ky"}
    answer = client.post("/api/nodes", data=asked) if post else client.get("/api/nodes", params=asked)
    part = answer.json()
    assert [node["caption"] for node in part["nodes"]] == ["Кыргызстан", "Казакстан"]
    assert part["edges_total"] == len(part["edges"]) > 1


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_a_download_of_what_is_shown(client: TestClient, name: str) -> None:
    part = told(client, "/api/around", key="KGZ", limit=10)
    keys, edges = (",".join(one["key"] for one in part[kind]) for kind in ("nodes", "edges"))
    answer = client.post("/api/export", data={"format": name, "keys": keys, "edges": edges})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''elchi-part.")
    assert answer.headers["content-type"] == media_type(FORMATS[name])
    assert answer.content == client.post("/api/export", data={"format": name, "keys": keys, "edges": edges}).content


def test_as_many_nodes_and_edges_are_exported_as_are_shown(client: TestClient) -> None:
    part = told(client, "/api/around", key="KGZ", limit=20)
    keys, edges = [node["key"] for node in part["nodes"]], [edge["key"] for edge in part["edges"]]

    def counted(**more: Any) -> tuple[int, int]:
        network = told(client, "/api/export", format="json", keys=",".join(keys), **more)
        return len(network["nodes"]), len(network["edges"])

    assert counted() == counted(edges=",".join(edges)) == (len(keys), len(edges))
    assert counted(edges=",".join(edges[:3])) == (len(keys), 3)
    assert counted(edges="") == (len(keys), 0)
    with_evidence = counted(evidence="true")
    assert with_evidence[0] > len(keys)
    assert with_evidence[1] > len(edges)


def test_an_export_around_somebody_is_that_of_the_command(client: TestClient, sample_db: Path) -> None:
    answer = client.get("/api/export", params={"format": "graphml", "around": "KGZ", "evidence": "true", "from": "2024-01-01"})
    assert answer.text == run("export", "--around", "KGZ", "--from", "2024-01-01", "--db", sample_db).out


def test_with_evidence_and_without_dates_it_is_that_of_the_command(client: TestClient, sample_db: Path) -> None:
    answer = client.get("/api/export", params={"format": "json", "around": "HUN", "depth": "2", "evidence": "true"})
    assert answer.json() == json.loads(run("export", "-f", "json", "--around", "HUN", "--depth", "2", "--db", sample_db).out)


def test_without_evidence_it_is_that_of_the_command_too(client: TestClient, sample_db: Path) -> None:
    answer = client.get("/api/export", params={"format": "gexf", "around": "KGZ"})
    assert answer.text == run("export", "-f", "gexf", "--around", "KGZ", "--no-evidence", "--db", sample_db).out


def test_several_files_come_as_one(client: TestClient) -> None:
    answer = client.get("/api/export", params={"format": "csv", "keys": "KGZ,KAZ"})
    with ZipFile(BytesIO(answer.content)) as file:
        assert sorted(file.namelist()) == ["elchi-part.edges.csv", "elchi-part.nodes.csv"]
        assert "Кыргызстан" in file.read("elchi-part.nodes.csv").decode()


def test_an_export_of_nothing_is_refused(client: TestClient) -> None:
    assert {one["parameter"] for one in told(client, "/api/export", 400, format="gexf")["errors"]} == {"keys", "around"}


def test_every_question_is_listed_and_described(client: TestClient) -> None:
    listed = {one["name"]: one for one in told(client, "/api/questions")["questions"]}
    assert list(listed) == names()
    paths = client.get("/api/openapi.json").json()["paths"]
    for name, one in listed.items():
        described = {parameter["name"] for parameter in paths[f"/api/questions/{name}"]["get"]["parameters"]}
        assert described == {"lang", "format", "by", *(parameter["name"] for parameter in one["parameters"])}


@pytest.mark.parametrize("by", ["cypher", "sparql"])
def test_a_question_is_answered_as_on_the_command_line(client: TestClient, sample_db: Path, by: str) -> None:
    table = told(client, "/api/questions/relations-between", a="KGZ", b="Казакстан", by=by)
    command = run("query", "relations-between", "--a", "KGZ", "--b", "KAZ", "--db", sample_db, "-f", "csv").out
    assert len(table["rows"]) == len(command.splitlines()) - 1 > 1
    asked = {"a": "KGZ", "b": "KAZ", "format": "csv", "by": by}
    assert client.get("/api/questions/relations-between", params=asked).text == command


def test_a_wrong_question_is_told(client: TestClient) -> None:
    assert told(client, "/api/questions/nothing-of-that-name", 404)
    wrong = told(client, "/api/questions/relations-between", 400, a="KGZ", status="maybe")
    assert {one["parameter"] for one in wrong["errors"]} == {"b", "status"}
    (state,) = told(client, "/api/questions/relations-between", 400, a="KGZ", b="Atlantis")["errors"]
    assert (state["parameter"], "no state" in state["detail"]) == ("b", True)


def test_who_is_who(client: TestClient) -> None:
    found = told(client, "/api/entities", match="жапаров")
    assert found["total"] == len(found["entities"]) > 0
    one = found["entities"][0]
    who = told(client, "/api/entity", entity=one["key"])
    assert (who["key"], len({mention["article"] for mention in who["mentions"]})) == (one["key"], one["articles"])
    assert told(client, "/api/entity", 404, entity="Nobody Atall")
