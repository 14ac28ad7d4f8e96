"""What a question may do on a server: the plan decides, and whatever looks beyond the graph is refused."""

import pytest

from graph.errors import QueryError
from graph.stores.neo4j_server import connect
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
    "labels": "MATCH (n:State|Organization) RETURN count(*) AS n",
    "procedure": "CALL db.labels() YIELD label RETURN label",
    "pattern-list": "MATCH (s:State) RETURN [(s)--(o) | o.code] AS codes, [x IN range(1, 3) WHERE x > 1 | x * 2] AS xs",
    "without-edges": "MATCH (s:State) WHERE NOT (s)--() RETURN s.code AS c",
}


@pytest.mark.parametrize(("query", "named"), REFUSED.values(), ids=REFUSED.keys())
def test_what_looks_beyond_the_graph_is_refused(neo4j_server: Neo4jServer, query: str, named: str) -> None:
    graph = neo4j_server.connect()
    try:
        with pytest.raises(QueryError, match=named) as refused:
            graph.ask(query)
    finally:
        graph.close()
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("query", ALLOWED.values(), ids=ALLOWED.keys())
def test_what_questions_need_is_allowed(neo4j_server: Neo4jServer, query: str) -> None:
    graph = neo4j_server.connect()
    try:
        assert graph.ask(query).columns
    finally:
        graph.close()


def test_connecting_through_the_routing_scheme(neo4j_server: Neo4jServer, neo4j_uri: str) -> None:
    graph = connect(neo4j_uri.replace("bolt://", "neo4j://"), neo4j_server.username, neo4j_server.password)
    assert graph.counts() == (0, 0)
    graph.close()
