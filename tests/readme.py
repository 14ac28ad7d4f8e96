"""The README's two commands, as they are written there."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def command(name: str) -> str:
    """The one line in the fence behind `<!-- command: NAME -->`."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (line,) = re.findall(rf"<!-- command: {name} -->\n```\w*\n([^\n]+)\n```\n", text)
    return str(line)


def tour() -> tuple[str, list[tuple[str, str]]]:
    """The article of the tour, and its commands, each with what it prints."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    part = text[text.index("## A tour") : text.index("## Where things live")]
    article = " ".join(line.removeprefix("> ") for line in part.splitlines() if line.startswith("> "))
    steps = [step.partition("\n") for block in re.findall(r"```console\n(.*?)```", part, re.S) for step in block.split("$ ")[1:]]
    return article, [(line, printed) for line, _, printed in steps]
