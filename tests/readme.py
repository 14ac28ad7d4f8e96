"""The README's two commands, as they are written there."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def command(name: str) -> str:
    """The one line in the fence behind `<!-- command: NAME -->`."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (line,) = re.findall(rf"<!-- command: {name} -->\n```\w*\n([^\n]+)\n```\n", text)
    return str(line)
