"""The public Python API: a database that answers questions and gives networks, for scripts and notebooks."""

from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

from elchi.result import Result

if TYPE_CHECKING:
    import networkx as nx

    from graph.database import Database

NetworkName = Literal["bilateral", "co-attendance"]
Members = Literal["states", "persons"]


def open(
    folder: str | Path = "elchi.db",
    neo4j: str | None = None,
    *,
    username: str = "neo4j",
    password: str = "",
    database: str = "neo4j",
    known_by: str | None = None,
) -> "Elchi":
    """Open a database that `elchi ingest` made; close it, or use it in a `with`.

    Parameters
    ----------
    folder
        The database's folder.
    neo4j
        The address of a Neo4j server to ask in place of the embedded graph.
    username, password, database
        Of that server.
    known_by
        As the database stood at the end of this day (UTC), or at this moment; null for the present.

    Raises
    ------
    LedgerError
        When there is no database in the folder, or it cannot be used.
    InputError
        When `known_by` is neither a day nor a moment, or is told of a server, which holds the present alone.
    """
    from elchi.options import open_known
    from graph.errors import InputError
    from graph.moments import last_moment

    if neo4j and known_by:
        raise InputError("a Neo4j server holds the present alone: leave out neo4j or known_by")
    stack = ExitStack()
    moment = last_moment(known_by) if known_by else None
    where: dict[str, Any] = {"uri": neo4j, "username": username, "password": password, "database": database}
    return Elchi(stack.enter_context(open_known(Path(folder), moment, **where)), stack)


class Elchi:
    """An open database; `open` makes it."""

    def __init__(self, opened: "Database", stack: ExitStack) -> None:
        self._opened = opened
        self._stack = stack

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<elchi database {self._opened.ledger.path.parent}>"

    def close(self) -> None:
        """Let go of the ledger and its stores; closing twice does no harm."""
        self._stack.close()

    def questions(self) -> Result:
        """The canned questions with their parameters; those in brackets may be left out."""
        from graph.answers import Answer
        from queries.catalog import catalog

        rows = [
            (name, asked.title, ", ".join(key if told.required else f"[{key}]" for key, told in asked.parameters.items()))
            for name, asked in catalog().items()
        ]
        return Result(Answer(("question", "title", "parameters"), rows))

    def ask(self, question: str, /, *, lang: Literal["cypher", "sparql"] = "cypher", **parameters: str | int | date | None) -> Result:
        """Ask a canned question.

        Parameters
        ----------
        question
            Its name, as `questions` lists it.
        lang
            Which of its twins is asked; the rows are the same.
        parameters
            Its parameters; where Python reserves the word, with a line behind it: `from_="2024"`.

        Raises
        ------
        QueryError
            When there is no such question or language, with a line for each parameter that is unknown, missing or wrong.

        Examples
        --------
        >>> with elchi.open("elchi.db") as db:  # doctest: +SKIP
        ...     db.ask("relations-between", a="KGZ", b="RUS", from_="2024").to_pandas()
        """
        from elchi.asking import answer
        from graph.errors import QueryError
        from queries.catalog import question as named

        if lang not in {"cypher", "sparql"}:
            raise QueryError(f"no language {lang!r}; there are: cypher, sparql")
        asked = named(question)
        return Result(answer(self._opened, asked, {key.removesuffix("_"): value for key, value in parameters.items()}, lang), asked.title)

    def subgraph(
        self,
        *,
        around: str | None = None,
        hops: int = 1,
        between: tuple[str | None, str | None] | None = None,
        evidence: bool = True,
    ) -> "nx.MultiDiGraph[str]":
        """A part of the graph, selected as `elchi export` does; nodes and edges by their keys, lists as text with "; " between.

        Parameters
        ----------
        around
            A state's or organisation's code, a person's or organisation's name, or a node's key; null for all.
        hops
            How many edges away from it.
        between
            The first and the last day, `("2024-01-01", None)`; null stands for an open end.
        evidence
            With the claims and articles.

        Raises
        ------
        NotFoundError
            When `around` names nothing in the graph.
        InputError
            When a date is not ISO.
        """
        from graph.export.networks import network
        from graph.export.selection import select

        first, last = between or (None, None)
        return network(select(self._opened.ledger.facts(), around=around, depth=hops, first=first, last=last, evidence=evidence))

    def network(self, name: NetworkName, *, year: int | None = None, of: Members = "states") -> "nx.Graph[str]":
        """A weighted network: `bilateral` relations of states, or `co-attendance` of meetings by states or persons.

        As `graph.analysis.networks.network` makes it, which tells what nodes and weights are; raises as it does.
        """
        from graph.analysis.networks import network

        return network(self._opened.ledger.facts(), name, year=year, of=of)

    def stats(self, name: NetworkName, *, year: int | None = None, of: Members = "states") -> Result:
        """Degree, weighted degree, betweenness and community of every node of a network; raises as `network` does.

        `elchi.measures` gives the same of any weighted graph.
        """
        from elchi.asking import table
        from graph.analysis.measures import measures

        return Result(table(measures(self.network(name, year=year, of=of))), name)
