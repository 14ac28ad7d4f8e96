"""What a question may do on a server: the plan decides, and whatever looks beyond the graph is refused."""

from collections.abc import Iterator

import pytest

from graph.errors import QueryError
from graph.stores.cypher import CypherGraph
from graph.stores.neo4j_server import connect
from tests.graph.stores.test_property_graph import FIRST
from tests.stores_fixtures import Neo4jServer

REFUSED = {
    "settings": ("SHOW SETTINGS", "ShowSettings"),
    "transactions": ("SHOW TRANSACTIONS", "ShowTransactions"),
    "terminate": ("TERMINATE TRANSACTIONS 'neo4j-transaction-1'", "TerminateTransactions"),
    "users": ("SHOW USERS", "AdministrationCommand"),
    "password": ("ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'", "AdministrationCommand"),
    "configuration": ("CALL dbms.listConfig() YIELD name RETURN name", "dbms.listConfig"),
    "nested-procedure": (
        "MATCH (n) CALL (n) { CALL dbms.listConnections() YIELD connectionId RETURN connectionId } RETURN n",
        "dbms.listConnections",
    ),
    "load": ("LOAD CSV FROM 'file:///x.csv' AS line RETURN line", "LoadCSV"),
    "load-in-union": ("RETURN 1 AS a UNION LOAD CSV FROM 'file:///x.csv' AS a RETURN a", "LoadCSV"),
    "load-profiled": ("PROFILE LOAD CSV FROM 'file:///x.csv' AS line RETURN line", "execution mode"),
    "load-behind-comment": ("/* MATCH */ CYPHER 5 LOAD CSV FROM 'file:///x.csv' AS line RETURN line", "LoadCSV"),
    "other-database": ("USE system SHOW USERS", "USE"),
    "two-statements": ("RETURN 1 AS a; SHOW SETTINGS", "one statement"),
    "own-transactions": ("MATCH (n) CALL (n) { SET n.x = 1 } IN TRANSACTIONS", "TransactionForeach"),
}
ALLOWED = {
    "optional": "OPTIONAL MATCH (a:Person)-[:HOLDS]->(b) RETURN a.name AS a, collect(b.code) AS b ORDER BY a LIMIT 5",
    "subqueries": "MATCH (s:State) WHERE EXISTS { (s)<-[:OFFICE_OF]-() } RETURN s.code AS c, COUNT { (s)--() } AS n",
    "call": "MATCH (s:State) CALL (s) { MATCH (s)--(o) RETURN count(o) AS n } RETURN s.code AS c, n",
    "shortest": "MATCH p = shortestPath((a:State {id: 'x'})-[*..3]-(b:State {id: 'y'})) RETURN p",
    "variable-length": "MATCH (a:State {id: 'x'})-[:CONSULT*1..3]-(b) RETURN DISTINCT b.code AS c",
    "quantified": "MATCH (a:State {id: 'x'}) ((x)-[:CONSULT]-(y)){1,3} (b) RETURN DISTINCT b.code AS c",
    "union": "RETURN 1 AS a UNION ALL RETURN 2 AS a",
    "text": "MATCH (n:State) WHERE n.name CONTAINS 'К' OR n.code STARTS WITH 'K' RETURN n.code AS c",
    "range-of-unique-index": "MATCH (n:State) WHERE n.id > 'elchi:' RETURN n.code AS c",
    "prefix-of-unique-index": "MATCH (n:State) WHERE n.id STARTS WITH 'elchi:' RETURN n.code AS c",
    "range-of-index": "MATCH (n:State) USING INDEX n:State(code) WHERE n.code > 'K' RETURN n.code AS c",
    "list-in-index": "MATCH (n:State) WHERE n.id IN ['a', 'b'] RETURN n.code AS c",
    "range-of-edges": "MATCH ()-[r:HOLDS]->() WHERE r.key > 'e' RETURN r.key AS k",
    "list-of-edges": "MATCH ()-[r:HOLDS]->() WHERE r.key IN ['e:1'] RETURN r.key AS k",
    "all-edges": "MATCH (a)-[r]-(b) RETURN count(*) AS n",
    "two-labels": "MATCH (n:State&Organization) RETURN count(*) AS n",
    "not-label": "MATCH (n:State&!Organization) RETURN count(*) AS n",
    "element": "MATCH (n) WHERE elementId(n) = '4:x:1' RETURN count(*) AS n",
    "between": "MATCH (a:State {id: 'a'}), (b:State {id: 'b'}) OPTIONAL MATCH (a)-[r]-(b) RETURN count(r) AS n",
    "existing-or-named": "MATCH (s:State) WHERE s.code = 'KGZ' OR EXISTS { (s)<-[:OFFICE_OF]-() } RETURN s.code AS c",
    "top": "MATCH (p:Person)-[:HOLDS]->(o) WITH o, count(p) AS n ORDER BY n DESC LIMIT 3 RETURN o.code AS c, n",
    "unwind": "UNWIND ['KGZ'] AS c MATCH (s:State {code: c}) RETURN s.name AS n SKIP 1",
    "labels": "MATCH (n:State|Organization) RETURN count(*) AS n",
    "procedure": "CALL db.labels() YIELD label RETURN label",
    "pattern-list": "MATCH (s:State) RETURN [(s)--(o) | o.code] AS codes, [x IN range(1, 3) WHERE x > 1 | x * 2] AS xs",
    "without-edges": "MATCH (s:State) WHERE NOT (s)--() RETURN s.code AS c",
}


@pytest.fixture(scope="module")
def graph(neo4j_server: Neo4jServer) -> Iterator[CypherGraph]:
    """With data and indexes, because plans depend on them."""
    graph = neo4j_server.connect()
    graph.apply(FIRST)
    with graph._driver.session() as session:
        session.run("CALL db.awaitIndexes()").consume()
    yield graph
    graph.close()


@pytest.mark.parametrize(("query", "named"), REFUSED.values(), ids=REFUSED.keys())
def test_what_looks_beyond_the_graph_is_refused(graph: CypherGraph, query: str, named: str) -> None:
    with pytest.raises(QueryError, match=named) as refused:
        graph.ask(query)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("query", ALLOWED.values(), ids=ALLOWED.keys())
def test_what_questions_need_is_allowed(graph: CypherGraph, query: str) -> None:
    assert graph.ask(query).columns


def test_connecting_through_the_routing_scheme(neo4j_server: Neo4jServer, neo4j_uri: str) -> None:
    graph = connect(neo4j_uri.replace("bolt://", "neo4j://"), neo4j_server.username, neo4j_server.password)
    assert graph.counts() == (0, 0)
    graph.close()


@pytest.mark.parametrize(
    ("text", "place"), [("MATCH (n) RETURN n.", "(line 1, column 20)"), ("MATCH (n)\nRETURN n.", "(line 2, column 10)")]
)
def test_place_of_an_error_is_that_in_the_question(graph: CypherGraph, text: str, place: str) -> None:
    with pytest.raises(QueryError) as wrong:
        graph.ask(text)
    assert place in str(wrong.value)
