"""What is written for people to read: Mermaid and notes for Obsidian; and Cytoscape's JSON."""

import json
import re

import pytest
import yaml
from markdown_it import MarkdownIt

from graph.errors import InputError
from graph.export import mermaid as flowchart
from graph.export.cytoscape import cx2, cyjs
from graph.export.flat import clean
from graph.export.mermaid import label, mermaid
from graph.export.selection import Selection
from graph.export.vault import file_name, vault
from graph.facts import Node
from tests.graph.export.awkward import AWKWARD

# caption -> name of the note
NAMES = {
    "Садыр Жапаров": "Садыр Жапаров",
    'a/b\\c:d*e?f"g<h>i|j': "a b c d e f g h i j",
    "#tag [[x]] ^block": "tag x block",
    "con": "con_",
    "LPT1.txt": "LPT1.txt_",
    " . ": "-",
    "": "-",
    "ends in a dot.": "ends in a dot",
    "right\u202eto left\u200f\x00": "rightto left",
    "ө" * 300: "ө" * 80,
    AWKWARD: "=1+1 «Кут» q 'a' C users u0041 `b` ; 😀",
}
LABELS = {
    "Кыргызстан": "Кыргызстан",
    'a "b" [c] {d} <e> #f; `g`': "a #34;b#34; #91;c#93; #123;d#125; #60;e#62; #35;f; #96;g#96;",
    "a\nb": "a b",
    "": "-",
    "ө" * 100: "ө" * 59 + "…",
}


def of(*captions: str) -> Selection:
    keys = [f"elchi:Place/{at}" for at in range(len(captions))]
    return Selection(tuple(Node(k, "Place", {"id": k, "caption": c}) for k, c in zip(keys, captions, strict=True)), ())


@pytest.mark.parametrize(("caption", "name"), NAMES.items())
def test_a_note_has_a_name_that_windows_takes(caption: str, name: str) -> None:
    assert file_name(caption) == name


def test_no_two_notes_have_one_name() -> None:
    names = list(vault(of("Ош", "ош", "Ош", "Ош (2)")))
    assert names == ["Place/Ош.md", "Place/ош (2).md", "Place/Ош (3).md", "Place/Ош (2) (2).md"]


def test_every_link_of_the_vault_leads_to_a_note(whole: Selection) -> None:
    notes = vault(whole)
    assert len(notes) == len(whole.nodes)
    links = [target for note in notes.values() for target in re.findall(r"\[\[([^|\]]+)[|\]]", note)]
    assert {f"{target}.md" for target in links} <= notes.keys()
    assert len(links) == 2 * len(whole.edges)


def test_a_note_tells_what_it_is_and_the_words_behind_it(whole: Selection) -> None:
    note = vault(whole)["Person/Асан Үсөнов.md"]
    _, front, text = note.split("---\n", 2)
    told = yaml.safe_load(front)
    assert (told["id"], told["aliases"], told["tags"]) == ("elchi:Person/асан_үсөнов", ["Асан Үсөнов"], ["person"])
    assert "# Асан Үсөнов" in text
    held = "- → HOLDS [[Office/Foreign minister, Kyrgyzstan|Foreign minister, Kyrgyzstan]] (current, 2019-11-28)"
    assert f"{held}\n    > Тышкы иштер министри Асан Үсөнов" in text


@pytest.mark.parametrize(
    "text", ["<script>x</script>", "**b** _i_ `c`", "[a](b) [[c]] ![d](e)", "# h", "a_b $x$ ==y== %%z%%", "&lt; \\", AWKWARD]
)
def test_markdown_shows_the_text_as_it_is(text: str) -> None:
    (note,) = vault(of(text)).values()
    tokens = MarkdownIt("commonmark").parse(note.split("---\n", 2)[2])
    assert [token.type for token in tokens] == ["heading_open", "inline", "heading_close"]
    (shown,) = (token.children or [] for token in tokens if token.type == "inline")
    assert {token.type for token in shown} == {"text"}
    assert "".join(token.content for token in shown) == " ".join(clean(text).split())


@pytest.mark.parametrize("line", ["- a", "+ a", "1. a", "12) a", "    a", "# a", "> a", "=== a", "--- a", "---", "a  "])
def test_a_line_of_a_quote_stays_a_line_of_a_quote(line: str) -> None:
    claim = Node("elchi:Claim/1", "Claim", {"id": "elchi:Claim/1", "caption": "x", "quote": f"a\n{line}\nb"})
    (note,) = vault(Selection((claim,), ())).values()
    tokens = MarkdownIt("commonmark").parse(note.split("---\n", 2)[2])
    types = [token.type for token in tokens if token.type not in {"heading_open", "heading_close"}]
    assert types == ["inline", "blockquote_open", "paragraph_open", "inline", "paragraph_close", "blockquote_close"]
    assert [token.content for token in tokens[-3].children or [] if token.type == "text"] == ["a", line.strip(), "b"]


def test_a_text_of_an_article_is_no_markup() -> None:
    (note,) = vault(of("<script>alert(1)</script> **b** [[x]] #tag `c` _d_ e_f")).values()
    assert r"# \<script\>alert(1)\</script\> \*\*b\*\* \[\[x\]\] \#tag \`c\` \_d\_ e_f" in note


@pytest.mark.parametrize(("text", "written"), LABELS.items())
def test_a_label_of_mermaid_holds_no_mark_of_its_syntax(text: str, written: str) -> None:
    assert label(text) == written


def test_mermaid_has_a_line_for_each_node_and_edge(whole: Selection) -> None:
    head, *lines = mermaid(whole).splitlines()
    assert head == "flowchart LR"
    assert len(lines) == len(whole.nodes) + len(whole.edges)
    assert any('(["Асан Үсөнов"])' in line for line in lines)
    assert any('-->|"CONSULT"|' in line for line in lines)


def test_more_than_mermaid_draws_is_refused_with_what_to_do(whole: Selection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flowchart, "MOST_EDGES", 3)
    with pytest.raises(InputError, match=r"more than Mermaid draws .*: narrow with --around"):
        mermaid(whole)


def test_cyjs_has_ids_for_nodes_and_edges(whole: Selection) -> None:
    elements = json.loads(cyjs(whole))["elements"]
    nodes, edges = ({one["data"]["id"]: one["data"] for one in elements[kind]} for kind in ("nodes", "edges"))
    assert (len(nodes), len(edges)) == (len(whole.nodes), len(whole.edges))
    assert {edge[end] for edge in edges.values() for end in ("source", "target")} <= nodes.keys()
    assert "Асан Үсөнов" in {node["name"] for node in nodes.values()}


def test_cx2_declares_what_it_holds(whole: Selection) -> None:
    aspects = {name: content for part in json.loads(cx2(whole)) for name, content in part.items()}
    assert (aspects["CXVersion"], aspects["status"]) == ("2.0", [{"success": True}])
    assert {one["name"]: one["elementCount"] for one in aspects["metaData"]}["edges"] == len(aspects["edges"]) == len(whole.edges)
    numbers = {node["id"] for node in aspects["nodes"]}
    assert len(numbers) == len(whole.nodes)
    assert {edge[end] for edge in aspects["edges"] for end in ("s", "t")} <= numbers
    kinds = {"string": str, "long": int, "double": float, "list_of_string": list}
    (declared,) = aspects["attributeDeclarations"]
    for kind in ("nodes", "edges"):
        told = [(name, value) for one in aspects[kind] for name, value in one["v"].items()]
        assert [name for name, value in told if type(value) is not kinds[declared[kind][name]["d"]]] == []
