"""One suite over all engines: what a property graph must do, the same text on the embedded one and on a real Neo4j."""

import time
from collections.abc import Iterable
from typing import Any

import pytest

from graph.errors import QueryError, StoreError
from graph.facts import Delta, Edge, Node
from graph.stores.cypher import CypherGraph

ASAN = Node(
    "elchi:Person/асан_үсөнов", "Person", {"caption": "Асан Үсөнов", "name": "Асан Үсөнов", "names": ["Асан Үсөнов", "Asan Üsönov"]}
)
OFFICE = Node(
    "elchi:Office/KGZ/minister", "Office", {"caption": "KGZ minister", "code": "KGZ/minister", "rank": 2, "score": 0.5, "vacant": False}
)
STATE = Node("elchi:State/KGZ", "State", {"caption": "Кыргызстан", "code": "KGZ", "name": "Кыргызстан"})
HOLDS = Edge("e:1", "HOLDS", "Person", ASAN.key, "Office", OFFICE.key, {"claims": ["c:1"], "from": "2019-11", "title": "министр"})
OFFICE_OF = Edge("e:2", "OFFICE_OF", "Office", OFFICE.key, "State", STATE.key, {"claims": ["c:1", "c:2"]})
FIRST = Delta(0, 3, (ASAN, OFFICE, STATE), (HOLDS, OFFICE_OF))

ODD_TEXTS = {
    "cyrillic": "Өмүрбек Төлөбаевич Жээнбеков",
    "quotes": """'one' "two" `three` \\four""",
    "cypher": "'}) DETACH DELETE n //",
    "lines": "a\nb\tc\r\n",
    "beyond-the-basic-plane": "🤝 𐱅𐰇𐰼𐰰",
    "combining": "и\u0306 e\u0301",
    "no-break": "a\u00a0b\u200bc",
    "empty": "",
    "long": "ү" * 20_000,
}
WRITES = {
    "create": "CREATE (:Intruder)",
    "set": "MATCH (n:State) SET n.name = 'x' RETURN n.name",
    "remove": "MATCH (n:State) REMOVE n.name",
    "delete": "MATCH (n:Person) DETACH DELETE n",
    "merge": "MERGE (n:Intruder {id: 1}) RETURN n.id",
    "subquery": "MATCH (s:State) CALL (s) { CREATE (:Intruder) } RETURN s.code",
    "for-each": "MATCH (s:State) FOREACH (i IN range(1, 3) | CREATE (:Intruder))",
    "index": "CREATE INDEX intruder IF NOT EXISTS FOR (n:Intruder) ON (n.id)",
    "file": "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
    "address": "LOAD CSV FROM 'http://127.0.0.1:9/x' AS line RETURN line",
    "hidden-file": "MATCH (s:State) CALL (s) { LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line } RETURN line",
}
RUNAWAY = (
    "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c WITH a, b, c WHERE a + b + c < 0 RETURN count(*) AS n"
)


def rows(graph: CypherGraph, query: str, **parameters: Any) -> list[tuple[Any, ...]]:
    return graph.ask(query, parameters).rows


def properties(graph: CypherGraph, node: Node) -> dict[str, Any]:
    [(found,)] = rows(graph, "MATCH (n {id: $id}) RETURN properties(n) AS p", id=node.key)
    return dict(found)


def ring(size: int) -> Iterable[Edge]:
    for i in range(size):
        ends = (f"elchi:State/{i % 40}", f"elchi:State/{(i * 7 + 1) % 40}")
        yield Edge(f"e:{i}", "CONSULT", "State", ends[0], "State", ends[1], {"claims": [f"c:{i}"]})


def test_empty_store_has_number_zero_and_nothing(property_graph: CypherGraph) -> None:
    assert (property_graph.applied(), property_graph.counts(), property_graph.foreign_nodes()) == (0, (0, 0), 0)


def test_apply_writes_nodes_edges_and_number(property_graph: CypherGraph) -> None:
    property_graph.apply(FIRST)
    assert (property_graph.applied(), property_graph.counts()) == (3, (3, 2))
    found = rows(
        property_graph,
        "MATCH (p:Person)-[h:HOLDS]->(o:Office)-[:OFFICE_OF]->(s:State) "
        "RETURN p.name, h.title, h.claims, o.rank, o.score, o.vacant, s.code",
    )
    assert found == [("Асан Үсөнов", "министр", ["c:1"], 2, 0.5, False, "KGZ")]


def test_applying_again_changes_nothing(property_graph: CypherGraph) -> None:
    for _ in range(2):
        property_graph.apply(FIRST)
    assert (property_graph.applied(), property_graph.counts()) == (3, (3, 2))
    assert properties(property_graph, ASAN) == {**ASAN.properties, "id": ASAN.key}


def test_stale_properties_vanish(property_graph: CypherGraph) -> None:
    property_graph.apply(FIRST)
    bare = Node(ASAN.key, "Person", {"caption": "Асан", "age": 40})
    plain = Edge(HOLDS.key, "HOLDS", "Person", ASAN.key, "Office", OFFICE.key, {"claims": ["c:9"]})
    property_graph.apply(Delta(3, 4, (bare,), (plain,)))
    assert properties(property_graph, ASAN) == {"id": ASAN.key, "caption": "Асан", "age": 40}
    assert rows(property_graph, "MATCH ()-[h:HOLDS]->() RETURN properties(h) AS p") == [({"key": "e:1", "claims": ["c:9"]},)]


def test_null_properties_are_absent(property_graph: CypherGraph) -> None:
    property_graph.apply(Delta(0, 1, (Node(STATE.key, "State", {"caption": "KGZ", "name": None}),)))
    assert properties(property_graph, STATE) == {"id": STATE.key, "caption": "KGZ"}


def test_gone_edges_and_nodes_go(property_graph: CypherGraph) -> None:
    property_graph.apply(FIRST)
    gone = Delta(3, 4, gone_edges=(HOLDS,), gone_nodes=(ASAN,))
    for _ in range(2):
        property_graph.apply(gone)
    assert (property_graph.applied(), property_graph.counts()) == (4, (2, 1))


def test_edges_between_the_same_ends_stay_apart(property_graph: CypherGraph) -> None:
    property_graph.apply(FIRST)
    property_graph.apply(
        Delta(3, 4, edges=(Edge("e:3", "HOLDS", "Person", ASAN.key, "Office", OFFICE.key, {"claims": ["c:3"], "from": "2021"}),))
    )
    assert rows(property_graph, "MATCH (:Person)-[h:HOLDS]->(:Office) RETURN h.from AS since ORDER BY since") == [("2019-11",), ("2021",)]


FAILING = {
    "end-missing": Delta(
        3,
        4,
        (Node("elchi:State/RUS", "State", {"caption": "RUS"}),),
        (Edge("e:9", "CONSULT", "State", STATE.key, "State", "elchi:State/XXX", {}),),
    ),
    "node-with-edges": Delta(3, 4, (Node("elchi:State/RUS", "State", {"caption": "RUS"}),), gone_nodes=(STATE,)),
    "label-not-ours": Delta(3, 4, (Node("elchi:State/RUS", "State", {"caption": "RUS"}), Node("elchi:X/1", "X` {a:1}) //", {}))),
}


@pytest.mark.parametrize("delta", FAILING.values(), ids=FAILING.keys())
def test_failing_apply_leaves_data_and_number(property_graph: CypherGraph, delta: Delta) -> None:
    property_graph.apply(FIRST)
    with pytest.raises(StoreError) as refused:
        property_graph.apply(delta)
    assert "\n" not in str(refused.value)
    assert (property_graph.applied(), property_graph.counts()) == (3, (3, 2))


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS.keys())
def test_texts_come_back_as_they_went(property_graph: CypherGraph, text: str) -> None:
    node = Node(f"elchi:Place/{text[:40]}", "Place", {"caption": text, "names": [text, text]})
    property_graph.apply(Delta(0, 1, (node,)))
    assert properties(property_graph, node) == {"id": node.key, "caption": text, "names": [text, text]}


def test_large_delta_goes_in_batches_and_again(property_graph: CypherGraph) -> None:
    nodes = tuple(Node(f"elchi:State/{i}", "State", {"caption": str(i), "code": str(i)}) for i in range(40))
    claims = tuple(Node(f"elchi:Claim/{i}", "Claim", {"caption": str(i)}) for i in range(6000))
    edges = tuple(ring(3000))
    for _ in range(2):
        property_graph.apply(Delta(0, 7, nodes + claims, edges))
    assert (property_graph.applied(), property_graph.counts()) == (7, (6040, 3000))
    property_graph.apply(Delta(7, 8, gone_edges=edges[:2500], gone_nodes=claims))
    assert (property_graph.applied(), property_graph.counts()) == (8, (40, 500))


def test_others_are_left_alone(property_graph: CypherGraph) -> None:
    others = (
        "CREATE (a:Person {id: 'mine', name: 'x'})-[:KNOWS {key: 'k'}]->(:Person {id: 7}), (:State {name: 'y'}), (:Note {text: 'elchi:'})"
    )
    with property_graph._driver.session(database=property_graph._database) as session:
        session.run(others).consume()
    property_graph.apply(FIRST)
    assert (property_graph.counts(), property_graph.foreign_nodes()) == ((3, 2), 4)
    property_graph.clear()
    assert (property_graph.counts(), property_graph.foreign_nodes(), property_graph.applied()) == ((0, 0), 4, 0)
    assert rows(property_graph, "MATCH (:Person)-[k:KNOWS]->(:Person) RETURN count(k) AS n") == [(1,)]


def test_clear_then_apply_gives_the_same(property_graph: CypherGraph) -> None:
    property_graph.apply(FIRST)
    property_graph.clear()
    property_graph.apply(FIRST)
    assert (property_graph.applied(), property_graph.counts()) == (3, (3, 2))


def test_answers_are_plain_values(property_graph: CypherGraph) -> None:
    answer = property_graph.ask(
        "RETURN date('2019-11-27') AS day, datetime('2019-11-27T10:20:30Z') AS moment, duration('P1Y2M') AS span, "
        "[date('2020-01-01')] AS days, {a: date('2020-01-02')} AS map, null AS none"
    )
    assert answer.columns == ("day", "moment", "span", "days", "map", "none")
    [(day, moment, span, days, mapped, none)] = answer.rows
    assert (day, span, days, mapped, none) == ("2019-11-27", "P1Y2M", ["2020-01-01"], {"a": "2020-01-02"}, None)
    assert moment.startswith("2019-11-27T10:20:30")


def test_path_is_told_as_text(property_graph: CypherGraph) -> None:
    property_graph.apply(FIRST)
    [(path,)] = rows(property_graph, "MATCH p = (:State)<-[:OFFICE_OF]-(:Office)<-[:HOLDS]-(:Person) RETURN p")
    assert path == "Кыргызстан <-[OFFICE_OF]- KGZ minister <-[HOLDS]- Асан Үсөнов"


def test_rows_are_cut_at_the_limit(property_graph: CypherGraph) -> None:
    answer = property_graph.ask("UNWIND range(1, 50) AS i RETURN i ORDER BY i", max_rows=10)
    assert (answer.rows, answer.more) == ([(i,) for i in range(1, 11)], True)


@pytest.mark.parametrize("query", WRITES.values(), ids=WRITES.keys())
def test_questions_only_read(property_graph: CypherGraph, query: str) -> None:
    property_graph.apply(FIRST)
    with pytest.raises(QueryError) as refused:
        property_graph.ask(query)
    assert "\n" not in str(refused.value)
    assert (property_graph.counts(), property_graph.foreign_nodes()) == ((3, 2), 0)
    assert properties(property_graph, STATE) == {**STATE.properties, "id": STATE.key}


def test_wrong_text_names_the_place(property_graph: CypherGraph) -> None:
    with pytest.raises(QueryError, match="line 1"):
        property_graph.ask("RETURN 1 +")


def test_runaway_question_ends_and_the_next_is_answered(property_graph: CypherGraph) -> None:
    started = time.monotonic()
    with pytest.raises(QueryError, match="ended after"):
        property_graph.ask(RUNAWAY, timeout=2)
    assert time.monotonic() - started < 10
    assert rows(property_graph, "RETURN 1 AS one") == [(1,)]


def test_unknown_label_has_no_rows(property_graph: CypherGraph) -> None:
    assert rows(property_graph, "MATCH (n:Nothing)-[:OF]->(:Kind) RETURN n.id AS id") == []
