"""The RDF vocabulary: classes, edges and properties, read from `graph/ontology/rdf_*.yaml`."""

import re
from functools import cache
from typing import Literal

import msgspec

from graph.vocabulary import vocabulary
from graph.vocabulary.loader import raise_all, read_table
from graph.vocabulary.records import Row, Text
from graph.vocabulary.tables import FOLDER

LITERALS = ("string", "text", "integer", "double", "boolean", "date")
_TERM = re.compile(r"(?<!^)(?=[A-Z])")


class Prefix(Row, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A prefix and the IRI it stands for."""

    iri: Text


class Class(Row, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A class; `is_` what it is a kind of, `also` the types that every instance states beside it."""

    meaning: Text
    is_: tuple[str, ...] = msgspec.field(name="is", default=())
    also: tuple[str, ...] = ()


class EdgeKind(Row, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A type of edge; `node` the class of the edge as a node, null where a triple says all."""

    meaning: Text
    node: str | None
    is_: tuple[str, ...] = msgspec.field(name="is", default=())


class Property(Row, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A property: which classes must or may have it, what its values are and their limits."""

    meaning: Text
    value: str
    must: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    one: bool = False
    fact: str | tuple[str, ...] | None = None
    vocabulary: Literal["roles", "portfolios", "contexts", "quad_classes"] | None = None
    pattern: str | None = None
    low: float | None = None
    high: float | None = None
    less_than: str | None = None
    is_: tuple[str, ...] = msgspec.field(name="is", default=())

    @property
    def facts(self) -> tuple[str, ...]:
        """Its names in the property graph."""
        if self.fact is None:
            return (_TERM.sub("_", self.code).lower(),)
        return (self.fact,) if isinstance(self.fact, str) else self.fact


class Model(msgspec.Struct, frozen=True):
    """The vocabulary as read, each table by code."""

    prefixes: dict[str, str]
    classes: dict[str, Class]
    edges: dict[str, EdgeKind]
    properties: dict[str, Property]

    def iri(self, name: str) -> str:
        """The full IRI of a term: `prov:Entity`, or a bare name for ours."""
        prefix, _, local = name.rpartition(":")
        return self.prefixes[prefix or "elchi"] + local


@cache
def model() -> Model:
    """The RDF vocabulary that ships with elchi.

    Raises
    ------
    DataError
        With every problem of its files, one a line.
    """
    problems: list[str] = []
    prefixes = read_table(FOLDER / "rdf_prefixes.yaml", Prefix, problems)
    read = Model(
        prefixes={code: row.iri for code, row in prefixes.items()},
        classes=read_table(FOLDER / "rdf_classes.yaml", Class, problems),
        edges=_edges(read_table(FOLDER / "rdf_edges.yaml", EdgeKind, problems)),
        properties=read_table(FOLDER / "rdf_properties.yaml", Property, problems),
    )
    raise_all(problems or _dangling(read))
    return read


def predicate(edge_type: str) -> str:
    """The name of the triple that an edge is: its type in camelCase."""
    first, *rest = edge_type.lower().split("_")
    return first + "".join(word.capitalize() for word in rest)


def _edges(own: dict[str, EdgeKind]) -> dict[str, EdgeKind]:
    """All edge types: the file's, the relation types and the memberships."""
    known = vocabulary()
    relations = {code: EdgeKind(code=code, meaning=row.meaning, node="Relation") for code, row in known.relation_types.items()}
    members = {
        code: EdgeKind(code=code, meaning=row.meaning, node="StateMembership", is_=("org:memberOf",) if code == "MEMBER_OF" else ())
        for code, row in known.memberships.items()
    }
    return own | relations | members


def _dangling(read: Model) -> list[str]:
    """Names of classes and prefixes that no file explains."""
    known = {*read.classes, *LITERALS, "iri"}
    classes = [(row.code, name) for row in read.properties.values() for name in (row.value, *row.must, *row.may)]
    classes += [(row.code, row.node) for row in read.edges.values() if row.node]
    tables: tuple[dict[str, Class] | dict[str, EdgeKind] | dict[str, Property], ...] = (read.classes, read.edges, read.properties)
    terms = [(row.code, name) for table in tables for row in table.values() for name in row.is_]
    terms += [(row.code, name) for row in read.classes.values() for name in row.also]
    unknown = [f"rdf_*.yaml: {code}: {name!r} is not a class or kind of value" for code, name in classes if name not in known]
    return unknown + [
        f"rdf_*.yaml: {code}: {name!r} has no known prefix" for code, name in terms if name.partition(":")[0] not in read.prefixes
    ]
