"""The table of endpoints."""

from collections.abc import Iterator

from elchi.explorer.api import asked, keeping, questions, told, walking
from elchi.explorer.api.downloads import media_type
from elchi.explorer.api.table import Endpoint
from graph.export.formats import FORMATS
from queries.catalog import names

_FILES = tuple(sorted({media_type(form).partition(";")[0] for form in FORMATS.values()}))
ENDPOINTS = (
    Endpoint("/api/search", "Find nodes by name, in any script", asked.Search, told.Hits, walking.search),
    Endpoint(
        "/api/around", "A node with a page of its neighbours, those with more edges first", asked.Around, told.ShownPart, walking.around
    ),
    Endpoint("/api/between", "Two nodes with what stands between them", asked.Two, told.ShownPart, walking.between),
    Endpoint("/api/path", "The shortest ways from one node to another", asked.Ways, told.Ways, walking.path),
    Endpoint("/api/nodes", "Nodes with the edges between them", asked.Some, told.ShownPart, walking.nodes, posted=True),
    Endpoint("/api/whole", "The most connected nodes with the edges between them", asked.Whole, told.ShownPart, walking.whole),
    Endpoint("/api/edge/{key}", "An edge, and every claim that supports it with its quotes", asked.One, told.Evidence, walking.edge),
    Endpoint(
        "/api/entities",
        "Persons or meetings with the number of articles that mention them",
        asked.Entities,
        told.Entities,
        keeping.entities,
    ),
    Endpoint("/api/entity", "The mentions of a person or meeting, and the judgements on it", asked.Entity, told.Who, keeping.entity),
    Endpoint("/api/export", "A part of the graph as a file", asked.Export, None, keeping.export, posted=True, media_types=_FILES),
    Endpoint("/api/questions", "The canned questions with their parameters", asked.Asked, told.Questions, questions.listed),
)


def described() -> Iterator[Endpoint]:
    """All endpoints, each question's too."""
    yield from ENDPOINTS
    yield from map(questions.endpoint, names())
