"""Peak memory of a process that reads so many articles, claims dropped as they come: it must not grow with their number.

python -m benchmarks.memory FOLDER_OF_TXT ARTICLES
"""

import resource
import subprocess
import sys
from pathlib import Path

import click

from graph.articles import Article
from ingest.engine.extract import extractor


def peak(folder: Path, articles: int, language: str) -> int:
    """Peak resident KiB of a process of its own over the first articles of a folder."""
    command = [sys.executable, "-m", "benchmarks.memory", str(folder), str(articles), "--language", language]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def highest() -> int:
    """Peak resident KiB of this process; where /proc does not tell, what the system has counted since before it was this program."""
    status = Path("/proc/self/status")
    lines = status.read_text("ascii", "replace").splitlines() if status.exists() else []
    told = next((line for line in lines if line.startswith("VmHWM")), None)
    return int(told.split()[1]) if told else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("articles", type=click.IntRange(1))
@click.option("--language", default="ky", show_default=True, help="The language pack.")
def main(folder: Path, articles: int, language: str) -> None:
    """Read and tell."""
    for file in sorted(folder.glob("*.txt"))[:articles]:
        extractor(language).extract(Article(id=file.stem, text=file.read_text("utf-8")))
    click.echo(highest())


if __name__ == "__main__":
    main()
