"""What a table or an XML file of a graph can hold, of values that differ in type or hold awkward text."""

import csv
import io
from collections.abc import Callable

import msgspec
import networkx as nx
import pytest

from graph.export.flat import flatten
from graph.export.networks import gexf, graphml
from graph.export.selection import Selection
from graph.export.tables import tables
from graph.facts import Edge, Node
from tests.graph.export.awkward import AWKWARD, PLAIN

Reader = Callable[[Selection], "nx.Graph[str]"]


def of(*values: object) -> Selection:
    """Places with these values of one property, an edge between the first and the last."""
    keys = [f"elchi:Place/{at}" for at in range(len(values))]
    nodes = [Node(key, "Place", {"id": key, "caption": "Бишкек", "v": value}) for key, value in zip(keys, values, strict=True)]
    return Selection(tuple(nodes), (Edge("e:1", "LOCATED_IN", "Place", keys[0], "Place", keys[-1], {"key": "e:1", "claims": ["c:1"]}),))


def from_graphml(selection: Selection) -> "nx.Graph[str]":
    return nx.read_graphml(io.BytesIO(graphml(selection).encode()), force_multigraph=True)


def from_gexf(selection: Selection) -> "nx.Graph[str]":
    return nx.read_gexf(io.BytesIO(gexf(selection).encode()))


readers = pytest.mark.parametrize("read", [from_graphml, from_gexf])

# values of one column -> the same as every writer gets them
COLUMNS: dict[str, tuple[list[object], list[object]]] = {
    "numbers": ([1, 2.5], [1.0, 2.5]),
    "whole numbers": ([1, 2], [1, 2]),
    "text and a number": (["a", 2], ["a", "2"]),
    "truth and text": ([True, "a"], ["True", "a"]),
    "lists": ([["a", "b"], "c"], ["a; b", "c"]),
    "nothing": ([None, "c"], [None, "c"]),
    "awkward": ([AWKWARD, "c"], [PLAIN, "c"]),
}


@pytest.mark.parametrize(("values", "flat"), COLUMNS.values(), ids=COLUMNS)
def test_a_column_has_one_type(values: list[object], flat: list[object]) -> None:
    found = [told.get("v") for _, told in flatten(of(*values)).nodes]
    assert found == flat
    assert [type(value) for value in found] == [type(value) for value in flat]


@readers
@pytest.mark.parametrize(("values", "flat"), COLUMNS.values(), ids=COLUMNS)
def test_networks_read_it_back(read: Reader, values: list[object], flat: list[object]) -> None:
    found = [told.get("v") for _, told in read(of(*values)).nodes(data=True)]
    assert [on_a_line(value) for value in found] == [on_a_line(value) for value in flat]


def on_a_line(value: object) -> object:
    """An XML attribute holds no line's end."""
    return " ".join(value.split()) if isinstance(value, str) else value


@readers
def test_offsets_are_no_interval_of_time(read: Reader) -> None:
    claim = Node("elchi:Claim/1", "Claim", {"id": "elchi:Claim/1", "caption": "x", "start": 89, "end": 121, "kind": "role"})
    told = read(Selection((claim,), ())).nodes[claim.key]
    assert (told["quote_start"], told["quote_end"], told["kind"]) == (89, 121, "role")
    assert 'mode="dynamic"' not in gexf(Selection((claim,), ()))


@readers
def test_parallel_edges_stay_apart(read: Reader) -> None:
    selection = of("a", "b")
    (edge,) = selection.edges
    twin = msgspec.structs.replace(edge, key="e:2", properties={**edge.properties, "key": "e:2"})
    assert read(Selection(selection.nodes, (edge, twin))).number_of_edges() == 2


@pytest.mark.parametrize("write", [graphml, gexf])
def test_cyrillic_is_written_as_letters(write: Callable[[Selection], str]) -> None:
    text = write(of("Кыргызстан", "Ө"))
    assert text.startswith("<?xml version='1.0' encoding='utf-8'?>")
    assert "Кыргызстан" in text
    assert text.endswith(">\n")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\n", "\r", "\r\n"])
def test_cells_that_would_run_as_formulas_are_quoted(begin: str) -> None:
    first, second = csv.DictReader(io.StringIO(tables(of(f"{begin}cmd|' /C calc'!A0", "-"))["nodes"], newline=""))
    told = begin.replace("\r\n", "\n").replace("\r", "\n")
    assert (first["v"], second["v"]) == (f"'{told}cmd|' /C calc'!A0", "'-")


def test_numbers_are_no_formulas() -> None:
    assert [row["v"] for row in csv.DictReader(io.StringIO(tables(of(-1.5, 2.0))["nodes"]))] == ["-1.5", "2.0"]


def test_tables_are_headed_as_gephi_knows_them() -> None:
    heads = {name: text.splitlines()[0].split(",") for name, text in tables(of("a", "b")).items()}
    assert heads == {
        "nodes": ["Id", "Label", "caption", "entity", "v"],
        "edges": ["Source", "Target", "Type", "Id", "claims", "relation"],
    }
