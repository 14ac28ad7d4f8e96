"""`elchi stats`."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from elchi.options import db_option, form_option, known_option, open_known, output_option, write
from graph.answers import Answer

if TYPE_CHECKING:
    from graph.ledger import Ledger


@click.command
@click.option("--network", type=click.Choice(["bilateral", "co-attendance"]), help="In place of the counts: the nodes of this network.")
@click.option("--year", type=click.IntRange(1, 9999), help="With --network: only what is dated in it; what has no date counts.")
@click.option("--of", type=click.Choice(["states", "persons"]), help="With --network co-attendance: whom it joins. [default: states]")
@form_option
@output_option
@known_option
@db_option
def command(
    db: Path, known_by: datetime | None, form: str | None, output: str, network: str | None, year: int | None, of: str | None
) -> None:
    """Count articles, claims by kind, nodes and edges; or measure who is how well connected.

    A network's table tells of each node its neighbours (degree), the relations or meetings with them (weighted_degree), the share of
    the shortest paths that lead through it (betweenness), and its group by modularity (community).

    \b
    Example:
      elchi stats -f json
      elchi stats --network bilateral --year 2024
    """
    from queries.render import default_format, render

    if network is None and (year is not None or of is not None):
        raise click.UsageError("--year and --of go with --network")
    with open_known(db, known_by, projections=False) as opened:
        answer = _measured(opened.ledger, network, year, of or "states") if network else _counted(opened.ledger)
    write(render(answer, form or default_format()), output)


def _measured(ledger: "Ledger", name: str, year: int | None, of: str) -> Answer:
    from elchi.asking import table
    from graph.analysis.measures import measures
    from graph.analysis.networks import network

    return table(measures(network(ledger.facts(), name, year=year, of=of)))


def _counted(ledger: "Ledger") -> Answer:
    stats = ledger.stats()
    counts = {
        "articles": stats.articles,
        "claims": stats.claims,
        **{f"claims: {kind}": n for kind, n in sorted(stats.kinds.items())},
        "claims no longer held": stats.retracted,
        "nodes": stats.nodes,
        "edges": stats.edges,
        "changes": stats.seq,
    }
    return Answer(("what", "count"), list(counts.items()))
