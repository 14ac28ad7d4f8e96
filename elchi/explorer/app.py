"""The explorer as an ASGI application: one table of routes, one row a page or endpoint."""

from pathlib import Path

from starlette.applications import Starlette

from elchi.explorer.world import World


def application(folder: Path) -> Starlette:
    """The explorer of a database's folder.

    Raises
    ------
    LedgerError
        When there is no database in the folder.
    """
    from elchi.explorer import api, pages, sparql

    app = Starlette(routes=[*pages.ROUTES, *api.ROUTES, *sparql.ROUTES])
    app.state.world = World(folder)
    return app
