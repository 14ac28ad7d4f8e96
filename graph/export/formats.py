"""The formats of `elchi export`: one row for each, with who reads it, who writes it, and what the writer makes."""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple

from graph.errors import InputError

if TYPE_CHECKING:
    from graph.export.selection import Selection
    from graph.ledger import Ledger

Made = str | bytes | Mapping[str, str] | Mapping[str, bytes]


class Format(NamedTuple):
    """A format.

    `writer` is a function of `graph.export.MODULE` that takes a selection (and the ledger, where it is `of` it) and makes text, bytes,
    or contents by name: `files` beside one another (STEM.NAME.ENDING), or a `folder` of them (paths with their endings). `remark`, of the
    same module, gives a line on what the format could not hold, or null.
    """

    name: str
    ending: str
    readers: str
    module: str
    writer: str
    makes: Literal["text", "bytes", "files", "folder"] = "text"
    of: Literal["selection", "ledger"] = "selection"
    extra: str | None = None
    remark: str | None = None

    def write(self, selection: "Selection", ledger: "Ledger") -> Made:
        """The selection in this format."""
        writer = self._function(self.writer)
        made: Made = writer(selection, ledger, self.name) if self.of == "ledger" else writer(selection)
        return made

    def told(self, selection: "Selection") -> str | None:
        """What the format could not hold, in a line; null where it holds all."""
        found: str | None = self._function(self.remark)(selection) if self.remark else None
        return found

    def _function(self, name: str):  # type: ignore[no-untyped-def]
        return getattr(import_module(f"graph.export.{self.module}"), name)


_ROWS = (
    Format("graphml", "graphml", "igraph, R, Cytoscape, yEd, Gephi, networkx", "networks", "graphml"),
    Format("gexf", "gexf", "Gephi with its timeline, Gephi Lite, graphology", "networks", "gexf"),
    Format("csv", "csv", "Excel, LibreOffice, pandas, R, Gephi", "tables", "tables", "files"),
    Format("xlsx", "xlsx", "Excel, LibreOffice", "workbook", "xlsx", "bytes", extra="xlsx", remark="cut"),
    Format("parquet", "parquet", "pandas, Polars, DuckDB, R, Spark", "columnar", "parquet", "files", extra="parquet"),
    Format("neo4j-csv", "", "neo4j-admin database import", "neo4j_csv", "neo4j_csv", "folder", of="ledger"),
    Format("cypher", "cypher", "Neo4j: cypher-shell, Browser", "cypher_script", "cypher_script"),
    Format("json", "json", "networkx, D3", "networks", "node_link"),
    Format("cyjs", "cyjs", "Cytoscape, cytoscape.js", "cytoscape", "cyjs"),
    Format("cx2", "cx2", "Cytoscape 3.10, NDEx", "cytoscape", "cx2"),
    Format("trig", "trig", "RDF tools, with a named graph for each article", "linked", "linked", of="ledger"),
    Format("nquads", "nq", "the same, a statement a line", "linked", "linked", of="ledger"),
    Format("turtle", "ttl", "RDF tools, without named graphs", "linked", "linked", of="ledger"),
    Format("jsonld", "jsonld", "RDF tools, web developers", "linked", "linked", of="ledger"),
    Format("geojson", "geojson", "QGIS, R sf, web maps: points and lines apart", "maps", "geojson", "files", remark="unplaced"),
    Format("mermaid", "mmd", "GitHub, GitLab, Obsidian: a small graph in a page of text", "mermaid", "mermaid"),
    Format("obsidian", "", "Obsidian: a vault of linked notes with quotes", "vault", "vault", "folder"),
)
FORMATS = {row.name: row for row in _ROWS}


def format_of(name: str | None, output: str) -> Format:
    """The format of that name, else the one whose files end as `output` does, else GraphML.

    Raises
    ------
    InputError
        When there is no format of that name.
    """
    if name is None:
        return next((row for row in _ROWS if row.ending and output.endswith(f".{row.ending}")), FORMATS["graphml"])
    if name not in FORMATS:
        raise InputError(f"there is no format {name!r}; there are: {', '.join(FORMATS)}")
    return FORMATS[name]
