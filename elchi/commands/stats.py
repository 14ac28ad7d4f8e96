"""`elchi stats`."""

from datetime import datetime
from pathlib import Path

import click

from elchi.options import db_option, known_option, open_known, output_option, write
from graph.answers import Answer


@click.command
@click.option("-f", "--format", "form", type=click.Choice(["table", "tsv", "csv", "json", "jsonl", "markdown"]))
@output_option
@known_option
@db_option
def command(db: Path, known_by: datetime | None, form: str | None, output: str) -> None:
    """Count articles, claims by kind, nodes and edges.

    \b
    Example:
      elchi stats -f json
    """
    from queries.render import default_format, render

    with open_known(db, known_by, projections=False) as opened:
        stats = opened.ledger.stats()
    counts = {
        "articles": stats.articles,
        "claims": stats.claims,
        **{f"claims: {kind}": n for kind, n in sorted(stats.kinds.items())},
        "claims no longer held": stats.retracted,
        "nodes": stats.nodes,
        "edges": stats.edges,
        "changes": stats.seq,
    }
    write(render(Answer(("what", "count"), list(counts.items())), form or default_format()), output)
