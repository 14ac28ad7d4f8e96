"""A folder is given the ledger of a backup; its projections follow."""

from contextlib import closing
from pathlib import Path

from graph.database.projections import OnWait, Openers
from graph.database.turns import turn
from graph.errors import LedgerError
from graph.ledger import copies


def restore(file: Path, folder: Path, *, force: bool = False, openers: Openers | None = None, on_wait: OnWait | None = None) -> None:
    """Put the ledger of a backup into a folder; the property graph and the RDF store are brought to it when they are next asked.

    Raises
    ------
    LedgerError
        When the folder holds a ledger and `force` is false, or the file is no sound ledger; then nothing is changed.
    """
    path = folder / "ledger.sqlite"
    if path.exists() and not force:
        raise LedgerError(f"{folder} holds a ledger already; name another folder, or replace it with --force")
    copies.check(file)
    folder.mkdir(parents=True, exist_ok=True)
    with turn(folder, on_wait or (lambda _: None), wait=True):
        # the property graph knows whose history it holds, the quads only how long that was
        if (folder / "rdf").is_dir():
            with closing((openers or Openers()).quad_writer(folder)) as quads:
                quads.clear()
        copies.restore(file, path)
