"""What a question's time is held against: the point look-up for local ones, the reference aggregate for global ones.

Both are asked as questions are, so they pay for the same way: binding, the driver or the parser, typed rows.
"""

from queries.records import ColumnType, Parameter, Question

_PREFIX = "PREFIX elchi: <https://w3id.org/elchi/ontology#>\n"


def look_up() -> Question:
    """One claim by its key, with ten of its values: `$claim` is the key."""
    columns: dict[str, ColumnType] = dict.fromkeys(
        ("claim", "kind", "says", "quote", "start", "end", "status", "date", "confidence", "rule"), "string"
    )
    told = [name for name in columns if name not in {"claim", "date"}]
    return _question(
        "point look-up",
        {"claim": Parameter(type="string", description="The claim's key.", required=True)},
        columns,
        "MATCH (c:Claim {id: $claim}) RETURN " + ", ".join(f"c.`{name}` AS `{name}`" for name in columns),
        f"SELECT ?{' ?'.join(columns)} {{ ?c elchi:key $claim ; elchi:id ?claim ; "
        + " ; ".join(f"elchi:{name} ?{name}" for name in told)
        + " OPTIONAL { ?c elchi:date ?date } }",
    )


def aggregate() -> Question:
    """All claims with their articles, counted by kind and month of publication: one pass over the graph's largest kind of node."""
    return _question(
        "reference aggregate",
        {},
        {"kind": "string", "month": "string", "claims": "integer", "articles": "integer", "surest": "number"},
        "MATCH (c:Claim)-[:STATED_IN]->(t:Article) RETURN c.kind AS kind, substring(t.published, 0, 7) AS month, count(c) AS claims, "
        "count(DISTINCT t) AS articles, max(c.confidence) AS surest ORDER BY kind, month",
        "SELECT ?kind ?month (COUNT(?c) AS ?claims) (COUNT(DISTINCT ?t) AS ?articles) (MAX(?sure) AS ?surest) {"
        " ?c a elchi:Claim ; elchi:kind ?kind ; elchi:confidence ?sure ; elchi:statedIn ?t OPTIONAL { ?t elchi:published ?at }"
        " BIND (SUBSTR(?at, 1, 7) AS ?month) } GROUP BY ?kind ?month ORDER BY ?kind ?month",
    )


def _question(name: str, parameters: dict[str, Parameter], columns: dict[str, ColumnType], cypher: str, sparql: str) -> Question:
    return Question(
        name=name,
        title=name,
        description=name,
        scope="local" if parameters else "global",
        parameters=parameters,
        columns=columns,
        order=", ".join(columns),
        example={},
        cypher=cypher,
        sparql=_PREFIX + sparql,
    )
