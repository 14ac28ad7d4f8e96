"""What the Cypher script says is what Neo4j reads, whatever the text."""

from collections.abc import Iterator
from typing import Any

import pytest
from neo4j import Driver, GraphDatabase

from graph.export.cypher_script import cypher_script, literal
from graph.export.selection import Selection, select
from graph.ledger import Ledger
from tests.graph.export.awkward import AWKWARD
from tests.stores_fixtures import Neo4jServer

TEXTS = ["Кыргызстан", 'it\'s "q"', "C:\\users", "\\u0041", "\\\\", "\\", "a;\nb", "\t\r\n", "\x01\x7f", "`", "$x", "// {}", "😀"]


@pytest.fixture
def server(neo4j_server: Neo4jServer, neo4j_uri: str) -> Iterator[Driver]:
    """A way into the emptied database."""
    password = neo4j_server.password
    with GraphDatabase.driver(neo4j_uri, auth=(neo4j_server.username, password), notifications_min_severity="OFF") as driver:
        yield driver


def run(server: Driver, script: str) -> tuple[int, int]:
    """How many nodes and edges there are after the statements, told apart as `cypher-shell` tells them."""
    for statement in filter(None, script.split(";\n")):
        server.execute_query(statement)
    (record,) = server.execute_query("RETURN COUNT {()} AS nodes, COUNT {()-->()} AS edges").records
    return record["nodes"], record["edges"]


def test_the_script_makes_all_nodes_and_edges_once(server: Driver, whole: Selection) -> None:
    for _ in range(2):
        assert run(server, cypher_script(whole)) == (len(whole.nodes), len(whole.edges))
    (record,) = server.execute_query("MATCH (a:Article {article: 'a2'}) RETURN a.title AS title").records
    assert record["title"] == AWKWARD


def test_a_part_is_made_as_well(server: Driver, ledger: Ledger) -> None:
    part = select(ledger.facts(), around="KGZ", evidence=False)
    assert run(server, cypher_script(part)) == (len(part.nodes), len(part.edges))


def test_literals_are_read_as_they_were_meant(server: Driver) -> None:
    told: list[Any] = [*TEXTS, 1, -2.5, 1e-9, True, False, ["a", "б"], {"ключ `b`": "v", "from": 1}]
    (record,) = server.execute_query(f"RETURN {literal(told)} AS told").records
    assert record["told"] == told


def test_a_statement_is_a_line(whole: Selection) -> None:
    lines = cypher_script(whole).split("\n")
    assert lines.pop() == ""
    assert all(line.endswith(";") for line in lines)
    assert {line.split()[0] for line in lines} == {"CREATE", "UNWIND"}
