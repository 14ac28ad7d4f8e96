"""Writes docs/exports.md from the table of formats: `just exports`."""

from collections.abc import Iterator
from pathlib import Path

from graph.export.formats import FORMATS, Format

PAGE = Path(__file__).parent.parent / "docs/exports.md"
HEAD = """# Exports

`elchi export` writes the graph, or a part of it, for other programs. The table is made by `just exports`
from `graph/export/formats.py`, the rest stands in `tests/exports_page.py`.

```
elchi export --around KGZ --depth 2 -o kgz.gexf             # the format as the file ends, else -f; without either GraphML
elchi export -f csv --from 2024-01-01 --no-evidence -o 2024 # 2024.nodes.csv and 2024.edges.csv
elchi export -f obsidian --around "Садыр Жапаров" -o vault  # a folder
```

| `-f` | read by | writes | needs |
|---|---|---|---|
"""
TAIL = """
What a format cannot hold is said on stderr: texts cut to a cell, what has no place on a map, what is undated. `--around`, `--depth`,
`--from`, `--to`, `--no-evidence` and `--known-by` choose the part.

## What is the same in all of them

- A node is known by its key (`elchi:State/KGZ`), an edge by a key of its own; both are unique, and all stand in the order of their
  keys: two exports of one graph are the same file.
- A node has `entity` (its label) and `caption`; an edge `relation` (its type: `type` means something else to GEXF and to Gephi's
  tables).
- What bears a date has `first_day` and `last_day`, ISO days: as told, else the days of publication of those who tell it. What was told
  stands beside them (`date`, `date_from`, `date_to`; of offices `from`, `until`, `first_seen`, `last_seen`).
- A column has one type. Lists are joined by "; " where a format knows none (`graphml`, `gexf`, `csv`, `xlsx`, `geojson`). Null is left
  out, and so are control characters, which XML forbids. `start` and `end` of a quote are `quote_start` and `quote_end` there.
- `cypher` and `neo4j-csv` make the graph that `elchi load` makes, with its names; `trig`, `nquads`, `turtle` and `jsonld` are what the
  RDF store holds of the claims behind the part ([rdf.md](rdf.md)).

## Format by format

- **gexf**: days are spells, so that Gephi has a timeline; `first_day` and `last_day` are columns for programs that know no spells.
  `kind` is the relation, with a number for the second of that relation between the same two: Gephi sums up parallel edges of one kind.
- **graphml**: in Gephi choose *Don't merge* for parallel edges when it opens.
- **csv**: Gephi knows the first columns. A text that begins with `=`, `+`, `-` or `@` has an apostrophe before it, or a spreadsheet
  would run it; `--excel` marks the files as UTF-8 for Excel.
- **xlsx**: sheets `nodes` and `edges`; such texts are marked as texts. A cell holds 32,767 characters, a sheet 1,048,575 rows.
- **neo4j-csv**: a header and a file of rows for each label and type, and the arguments for the importer. Into an empty database, with
  the server stopped or the database not started: `cd FOLDER && neo4j-admin database import full neo4j @import.args`; then, with the
  server started, `cypher-shell -f constraints.cypher`, which makes the constraints and indexes. Of the whole graph a node tells whose
  it is and how far it came, and `elchi load` goes on from there. A part is for looking at alone.
- **cypher**: `cypher-shell -f graph.cypher`; constraints first, then nodes, then edges; running it twice changes nothing.
- **geojson**: `STEM.places.geojson` has a point for each place, state and meeting, `STEM.ties.geojson` a line for each edge between two
  of them. A city lies where GeoNames has it (`graph/ontology/places.tsv`, CC BY 4.0), a state where its government sits; `located_by`
  says which. What lies nowhere is counted on stderr.
- **mermaid**: up to 500 edges and 50,000 characters, which is what Mermaid draws; more is refused with what to narrow.
- **obsidian**: a note for each node in a folder for each label, with front matter (aliases, tags, dates), links both ways and the
  quotes; names are such as Windows takes.
- **xlsx** and **parquet** need an extra: `pip install 'elchi[xlsx,parquet]'`.
"""


def page() -> str:
    """The whole page."""
    return HEAD + "".join(_rows()) + TAIL


def _rows() -> Iterator[str]:
    for form in FORMATS.values():
        extra = f"`elchi[{form.extra}]`" if form.extra else ""
        yield f"| `{form.name}` | {form.readers} | {_writes(form)} | {extra} |\n"


def _writes(form: Format) -> str:
    if form.makes == "folder":
        return "a folder"
    return f"`STEM.….{form.ending}`" if form.makes == "files" else f"`.{form.ending}`"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
