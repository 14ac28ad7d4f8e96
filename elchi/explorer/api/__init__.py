"""The explorer's JSON, which scripts read: one table of endpoints, from which routes, checks and description are made."""

from elchi.explorer.api.routes import ROUTES

__all__ = ["ROUTES"]
