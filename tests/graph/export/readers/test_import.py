"""Neo4j's importer takes the files, and the server that then starts holds the graph as loading makes it."""

import os
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from neo4j import Driver, GraphDatabase

from graph.export.files import put
from graph.export.flat import columns
from graph.export.formats import FORMATS
from graph.export.neo4j_csv import neo4j_csv
from graph.export.selection import Selection, select
from graph.ledger import Ledger
from graph.neo4j_local import SHORT_LIVED, LocalNeo4j, admin_command
from tests.graph.export.readers.conftest import PERSON

_NODES = "MATCH (n) WHERE NOT n:ElchiProjection RETURN n.id AS key, labels(n) AS kind, properties(n) AS properties"
_EDGES = "MATCH ()-[r]->() RETURN r.key AS key, [type(r)] AS kind, properties(r) AS properties"


@pytest.fixture(scope="module")
def server(hard: Selection, hard_ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    """A server of its own, started on what was imported into its empty home."""
    home, folder = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("files") / "graph"
    put(neo4j_csv(hard, hard_ledger), FORMATS["neo4j-csv"], str(folder))
    local = LocalNeo4j(home, java_options=SHORT_LIVED)
    (home / "conf").mkdir()
    # the command that docs/exports.md tells, with the jars in place of the script that calls them
    java, *rest = admin_command()
    command = [java, *SHORT_LIVED, *rest, "database", "import", "full", "neo4j", "@import.args"]
    env = dict(os.environ, NEO4J_HOME=str(home), NEO4J_CONF=str(home / "conf"))
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert f"{len(hard.nodes) + 1} nodes" in done.stdout
    with local, GraphDatabase.driver(local.uri, auth=(local.username, local.password)) as driver:
        yield driver


def found(server: Driver, query: str) -> dict[str, tuple[list[str], dict[str, Any]]]:
    return {record["key"]: (record["kind"], record["properties"]) for record in server.execute_query(query).records}


def test_neo4j_holds_every_node_and_edge_with_what_is_told_of_it(hard: Selection, server: Driver) -> None:
    nodes, edges = found(server, _NODES), found(server, _EDGES)
    assert nodes == {
        node.key: ([node.label], told)
        for node, told in zip(hard.nodes, columns([n.properties for n in hard.nodes], lists=True), strict=True)
    }
    assert edges == {
        edge.key: ([edge.type], told)
        for edge, told in zip(hard.edges, columns([e.properties for e in hard.edges], lists=True), strict=True)
    }
    assert PERSON in {told.get("caption") for _, told in nodes.values()}


def test_loading_goes_on_from_there(hard_ledger: Ledger, server: Driver) -> None:
    (record,) = server.execute_query("MATCH (p:ElchiProjection {id: 'elchi:Projection'}) RETURN p").records
    now = hard_ledger.delta(0)
    assert dict(record["p"]) == {
        "id": "elchi:Projection",
        "caption": "elchi",
        "seq": now.seq,
        "ledger": hard_ledger.id,
        "change": now.change,
    }


def test_the_constraints_hold_for_what_was_imported(hard: Selection, hard_ledger: Ledger, server: Driver) -> None:
    for _ in range(2):
        for statement in neo4j_csv(hard, hard_ledger)["constraints.cypher"].split(";\n")[:-1]:
            server.execute_query(statement)
    (record,) = server.execute_query("SHOW CONSTRAINTS YIELD name RETURN count(name) AS made").records
    assert record["made"] == len({node.label for node in hard.nodes} | {"ElchiProjection"}) + len({edge.type for edge in hard.edges})


def test_a_part_of_the_graph_is_no_place_to_go_on_from(hard_ledger: Ledger) -> None:
    part = neo4j_csv(select(hard_ledger.facts(), evidence=False), hard_ledger)
    assert "ElchiProjection" not in part["import.args"]


def test_the_arguments_name_every_file(hard: Selection, hard_ledger: Ledger) -> None:
    files = neo4j_csv(hard, hard_ledger)
    named = {name.removeprefix("./") for line in files["import.args"].splitlines()[2:] for name in line.split("=")[-1].split(",")}
    assert named == files.keys() - {"import.args", "constraints.cypher"}
    assert "--nodes=Person=./nodes.Person.header.csv,./nodes.Person.csv" in files["import.args"].splitlines()


def test_a_header_tells_the_types(hard: Selection, hard_ledger: Ledger) -> None:
    files = neo4j_csv(hard, hard_ledger)
    assert files["nodes.Place.header.csv"] == ":ID,caption:string,country:string,id:string,lat:double,lon:double,name:string\n"
    assert files["edges.CONSULT.header.csv"].startswith(":START_ID,:END_ID,claims:string[],confidence:double,date:string,")
