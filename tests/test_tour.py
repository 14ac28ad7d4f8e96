"""The README's tour prints what the README says it prints."""

import os
import subprocess
import sys
from pathlib import Path

from tests.readme import tour


def test_every_command_of_the_tour_prints_what_the_readme_shows(tmp_path: Path) -> None:
    article, steps = tour()
    (tmp_path / "talks.txt").write_text(article, encoding="utf-8")
    env = {k: v for k, v in os.environ.items() if not k.startswith(("ELCHI", "NEO4J"))}
    env["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), env["PATH"]))
    assert len(steps) > 5
    for line, printed in steps:
        done = subprocess.run(
            ["bash", "-c", line], cwd=tmp_path, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
        )
        assert (line, done.stdout + done.stderr) == (line, printed)
