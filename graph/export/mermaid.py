"""A flowchart of Mermaid's, as GitHub, GitLab, Notion and Obsidian draw it in a page of text.

References
----------
https://mermaid.js.org/syntax/flowchart.html
"""

import re

from graph.errors import InputError
from graph.export.flat import typed
from graph.export.selection import Selection

# what Mermaid draws without being told otherwise (maxEdges, maxTextSize)
MOST_EDGES, MOST_CHARACTERS = 500, 50_000
_LONGEST_LABEL = 60
# shapes by label: what stands before and behind the text
_SHAPES = {"Person": ("([", "])"), "State": ("[[", "]]"), "Organization": ("{{", "}}"), "Meeting": ("(", ")"), "Place": ("[/", "/]")}
# all but letters, digits and marks that mean nothing to it
_SPECIAL = re.compile(r"[^\w .,:;·…()/+–—«»-]")


def mermaid(selection: Selection) -> str:
    """Text of a flowchart from left to right.

    Raises
    ------
    InputError
        When it is more than Mermaid draws.
    """
    flat = typed(selection)
    numbers = {key: f"n{number}" for number, (key, _) in enumerate(flat.nodes)}
    lines = ["flowchart LR"]
    for key, values in flat.nodes:
        before, behind = _SHAPES.get(values["entity"], ("[", "]"))
        lines.append(f'    {numbers[key]}{before}"{label(values.get("caption", key))}"{behind}')
    for start, end, _, values in flat.edges:
        lines.append(f'    {numbers[start]} -->|"{label(_told(values))}"| {numbers[end]}')
    return _checked("\n".join(lines) + "\n", len(flat.edges))


def label(text: str) -> str:
    """Text as it may stand between quotation marks: on one line, not longer than is read in a picture, special marks as their numbers."""
    # Mermaid takes no empty label
    line = " ".join(text.split()) or "-"
    short = line if len(line) <= _LONGEST_LABEL else line[: _LONGEST_LABEL - 1].rstrip() + "…"
    return _SPECIAL.sub(lambda mark: f"#{ord(mark[0])};", short)


def _told(values: dict[str, object]) -> str:
    """What an edge is called: type, mode, day or status where they say more."""
    status = values.get("status")
    more = (values.get("mode"), values.get("date") or values.get("from"), status if status not in {"held", "current"} else None)
    return ", ".join(str(part) for part in (values["relation"], *more) if part)


def _checked(text: str, edges: int) -> str:
    if edges > MOST_EDGES or len(text) > MOST_CHARACTERS:
        told = f"{edges} edges in {len(text)} characters are more than Mermaid draws ({MOST_EDGES}, {MOST_CHARACTERS})"
        raise InputError(f"{told}: narrow with --around, --from, --to or --no-evidence, or take another format")
    return text
