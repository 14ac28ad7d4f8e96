"""The quality report: measured figures as Markdown tables, and its place in a document between markers."""

import re
from collections.abc import Iterable, Mapping

import msgspec

from benchmarks.breakdown import Band
from benchmarks.scoring import Counts
from graph.errors import InputError

Families = dict[str, Counts]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """All that is measured on one set of articles; `parts` are counts by title and label, `folds` families by half."""

    name: str
    pack: str
    date: str
    articles: int
    claims: int
    families: Families
    bands: list[Band]
    parts: dict[str, Families]
    folds: dict[str, tuple[int, Families]] = {}


def as_json(report: Report) -> bytes:
    """The report as one JSON object, ratios included."""
    built = msgspec.to_builtins(report)
    built["families"] = _ratios(report.families)
    built["parts"] = {title: _ratios(part) for title, part in report.parts.items()}
    built["folds"] = {half: {"articles": n, "families": _ratios(f)} for half, (n, f) in report.folds.items()}
    return msgspec.json.encode(built)


def _ratios(families: Families) -> dict[str, dict[str, float]]:
    return {
        name: {"precision": c.precision, "recall": c.recall, "f1": c.f1, "tp": c.tp, "extra": c.extra, "missed": c.missed}
        for name, c in families.items()
    }


def as_markdown(report: Report, *, brief: bool = False) -> str:
    """The report as tables, each with a heading of the third level; in brief the halves alone."""
    head = f"{report.articles} articles, {report.claims} claims found by the pack {report.pack}, {report.date}."
    if brief:
        return f"{head}\n\n{_halves(report.folds)}"
    tables = [_counts("families", "family", report.families), reliability_table(report.bands)]
    tables += [_counts(title, title.split()[-1].removesuffix("s"), part) for title, part in report.parts.items()]
    if report.folds:
        tables.append(_halves(report.folds))
    return "\n\n".join([head, *tables])


def _counts(title: str, label: str, families: Families) -> str:
    columns = (label, "precision", "recall", "F1", "right", "extra", "missed")
    rows = ((n, f"{c.precision:.3f}", f"{c.recall:.3f}", f"{c.f1:.3f}", c.tp, c.extra, c.missed) for n, c in families.items())
    return table(title, columns, rows)


def reliability_table(bands: list[Band], title: str = "reliability") -> str:
    """The bands of confidence, the highest first."""
    rows = []
    for above, band in zip([None, *bands], bands, strict=False):
        span = f"≥ {band.at_least:.1f}" if above is None else f"{band.at_least:.1f}–{above.at_least:.1f}"
        rows.append((span if band.at_least else f"< {bands[-2].at_least:.1f}", band.claims, band.right, *_shares(band)))
    return table(title, ("confidence", "claims", "right", "share right", "mean confidence"), rows)


def _shares(band: Band) -> tuple[str, str]:
    return (f"{band.share:.3f}", f"{band.stated:.3f}") if band.claims else ("–", "–")


def _halves(folds: Mapping[str, tuple[int, Families]]) -> str:
    names = next(iter(folds.values()))[1]
    columns = ("family", *(f"F1 of half {half} ({n} articles)" for half, (n, _) in folds.items()))
    return table("halves", columns, ((name, *(f"{f[name].f1:.3f}" for _, f in folds.values())) for name in names))


def table(title: str, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table under its heading, numbers to the right."""
    names = list(columns)
    lines = [names, ["---", *["---:"] * (len(names) - 1)], *([str(cell) for cell in row] for row in rows)]
    return f"### {title.capitalize()}\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)


def section(document: str, name: str) -> str:
    """What stands between the markers of a section.

    Raises
    ------
    InputError
        When the document has no such section.
    """
    return _marked(document, name)[2]


def replaced(document: str, name: str, text: str) -> str:
    """The document with another text between the markers of a section.

    Raises
    ------
    InputError
        When the document has no such section.
    """
    found = _marked(document, name)
    return f"{document[: found.start(2)]}\n{text}\n{document[found.end(2) :]}"


def _marked(document: str, name: str) -> re.Match[str]:
    found = re.search(rf"(<!-- (?:quality|speed): {re.escape(name)} -->\n)(.*?)(<!-- end: {re.escape(name)} -->)", document, re.DOTALL)
    if found is None:
        raise InputError(f"the document has no section '{name}': put <!-- quality: {name} --> and <!-- end: {name} --> where it belongs")
    return found
