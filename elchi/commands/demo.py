"""`elchi demo`."""

import tempfile
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.claims import Claim
from graph.telling import tell

if TYPE_CHECKING:
    from graph.database import Database

# (question, its parameters): each is asked in both languages
_QUESTIONS = (
    ("relations-between", {"a": "KGZ", "b": "KAZ"}),
    ("who-holds-office", {"state": "KGZ", "role": "head_of_state"}),
)
_AROUND = "KGZ"


@click.command
@click.option("--db", type=click.Path(file_okay=False, path_type=Path), help="Keep the database in this folder.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), default="elchi-demo.graphml", show_default=True)
def command(db: Path | None, output: Path) -> None:
    """Read the sample articles, show their triples with the words that say so, ask two questions, export a subgraph.

    \b
    Example:
      elchi demo --db tour
    """
    from graph.database import Database

    with nullcontext(str(db)) if db else tempfile.TemporaryDirectory(prefix="elchi-") as folder, Database.open(Path(folder)) as opened:
        _ingest(opened)
        _ask(opened)
        _export(opened, output)


def _ingest(opened: "Database") -> None:
    from ingest.pipeline import claims_of
    from ingest.samples import articles
    from ingest.sources import Refusal

    read = [item for item in claims_of(articles()) if not isinstance(item, Refusal)]
    opened.ingest(read)
    claims = [claim for _, found in read for claim in found]
    _heading(f"{len(read)} sample articles in Kyrgyz, {len(claims)} triples, each with the words that say so")
    _table(claims)


def _table(claims: list[Claim]) -> None:
    from graph.answers import Answer
    from queries.render import default_format, render

    rows = [(c.article, tell(c), c.evidence.text) for c in claims]
    click.echo(render(Answer(("article", "triple", "quote"), rows), default_format()), nl=False)


def _ask(opened: "Database") -> None:
    from queries.catalog import question
    from queries.render import default_format, render
    from queries.runner import ask, ask_rdf

    for name, parameters in _QUESTIONS:
        asked = question(name)
        words = " ".join(f"--{key} {value}" for key, value in parameters.items())
        cypher = ask(asked, parameters, graph=opened.graph())  # type: ignore[arg-type]
        sparql = ask_rdf(asked, parameters, quads=opened.quads())  # type: ignore[arg-type]
        for language, answer in (("cypher", cypher), ("sparql", sparql)):
            _heading(f"elchi query {name} {words} --lang {language}")
            click.echo(render(answer, default_format()), nl=False)
        _heading("Cypher and SPARQL give the same rows" if cypher == sparql else "Cypher and SPARQL differ: please report it")


def _export(opened: "Database", output: Path) -> None:
    from graph.export.networks import graphml
    from graph.export.selection import select

    selection = select(opened.ledger.facts(), around=_AROUND, evidence=False)
    output.write_text(graphml(selection), encoding="utf-8")
    _heading(f"{len(selection.nodes)} nodes and {len(selection.edges)} edges around {_AROUND} written to {output}")


def _heading(text: str) -> None:
    click.echo(f"\n== {text}")
