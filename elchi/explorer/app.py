"""The explorer as an ASGI application: one table of routes, one row a page or endpoint."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import BaseRoute

from elchi.explorer.desk import Desk
from elchi.explorer.safety import Gate, Guard
from elchi.explorer.showing import warm
from elchi.explorer.world import World


def application(folder: Path, gate: Gate | None = None) -> Starlette:
    """The explorer of a database's folder; `gate` says who is let in, on its own only whoever asks for a loopback name.

    Raises
    ------
    LedgerError
        When there is no database in the folder.
    """
    from elchi.explorer import failing

    app = Starlette(
        routes=_routes(),
        middleware=_around(gate or Gate()),
        exception_handlers=failing.HANDLERS,
        lifespan=_open,
    )
    app.state.world = World(folder)
    app.state.desk = Desk(app.state.world)
    return app


def _around(gate: Gate) -> list[Middleware]:
    """What stands around all routes; other origins first, since a browser asks for them without a token whether it may ask with it."""
    guard = Middleware(Guard, gate=gate)
    if not gate.origins:
        return [guard]
    told: dict[str, Any] = {"allow_origins": gate.origins, "allow_methods": ["GET", "POST"], "allow_headers": ["Authorization"]}
    return [Middleware(CORSMiddleware, **told, expose_headers=["ETag", "Content-Disposition", "Retry-After", "X-SPARQL-MaxRows"]), guard]


@asynccontextmanager
async def _open(app: Starlette) -> AsyncIterator[None]:
    warming = Thread(target=warm)
    warming.start()
    yield
    warming.join()
    app.state.desk.close()
    app.state.world.close()


def _routes() -> list[BaseRoute]:
    """The table: a row a page or endpoint, a module a kind of them."""
    from elchi.explorer import (
        api,
        articles,
        assets,
        entities,
        evidences,
        maps,
        pages,
        pairs,
        questions,
        sparql,
        states,
        views,
    )

    tables = (
        pages,
        states,
        pairs,
        entities,
        evidences,
        articles,
        questions,
        views,
        maps,
        assets,
        api,
        sparql,
    )
    return [route for table in tables for route in table.ROUTES]
