"""Text to claims side by side with LIMIT, the cost under which no extractor of names can go.

LIMIT: open and read each article's file, decode it, one pass of an automaton with the pack's names (5,000 at most). They do the same
work over and over in turn, so that a busy machine slows all; figures are user CPU seconds (and user and system together) a pass over all
texts, medians of the rounds. The claims are made, not printed. Telling the language of a text is measured apart.

python -m benchmarks.speed --texts FOLDER_OF_TXT
python -m benchmarks.speed --texts articles.jsonl --write docs/speed.md
"""

import datetime
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import click
import msgspec

from benchmarks.memory import peak
from benchmarks.report import replaced, table
from graph.articles import Article
from graph.errors import InputError
from ingest.engine.extract import Extractor, extractor
from ingest.engine.lexicon import entries

NAMES = 5000
# a clock tick of os.times is 10 ms: a measured stretch lasts fifty at least
_SHORTEST = 0.5
Work = Callable[[], object]


class Cost(msgspec.Struct, frozen=True):
    """CPU seconds: user, and user and system together."""

    user: float
    both: float


class Side(msgspec.Struct, frozen=True):
    """The medians of the sides, a pass over all texts each."""

    articles: int
    limit: Cost
    claims: Cost
    language: Cost

    @property
    def ratio(self) -> float:
        """How many times LIMIT text to claims costs, in user time."""
        return self.claims.user / self.limit.user

    @property
    def ratio_both(self) -> float:
        """The same in user and system time."""
        return self.claims.both / self.limit.both


def side_by_side(files: Sequence[Path], reader: Extractor, *, rounds: int = 5, shortest: float = _SHORTEST) -> Side:
    """Measure all in turn; a stretch of a round repeats the work until it lasts `shortest` seconds."""
    works = (limit(files, reader), to_claims(files, reader), to_language(files))
    times = [repeats(work, shortest) for work in works]
    measured: tuple[list[Cost], ...] = ([], [], [])
    for _ in range(rounds):
        for work, n, costs in zip(works, times, measured, strict=True):
            costs.append(cost(work, n))
    return Side(len(files), *(_median(costs) for costs in measured))


def limit(files: Sequence[Path], reader: Extractor) -> Work:
    """LIMIT over the files, as something to call."""
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    names = list(dict.fromkeys(e.name for e in entries(reader.pack)))[:NAMES]
    automaton = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)

    def work() -> int:
        return sum(len(automaton.find_matches_as_indexes(_text(file))) for file in files)

    return work


def to_claims(files: Sequence[Path], reader: Extractor) -> Work:
    """Text to claims over the same files."""

    def work() -> int:
        return sum(len(reader.extract(Article(id=file.stem, text=_text(file)))) for file in files)

    return work


def to_language(files: Sequence[Path]) -> Work:
    """Telling the language of the same texts, which are read beforehand."""
    from ingest.sources.language import identify

    texts = [_text(file) for file in files]
    return lambda: [identify(text) for text in texts]


def _text(file: Path) -> str:
    with open(file, "rb") as opened:  # noqa: PTH123 (the cheapest way: LIMIT must not pay for more)
        return opened.read().decode("utf-8")


def repeats(work: Work, shortest: float) -> int:
    """How often to repeat the work for a stretch of that many seconds of user time; also warms it up."""
    work()
    n = 1
    while (spent := cost(work, n).user * n) < shortest:
        n = max(n + 1, min(n * 10, int(n * shortest / spent) + 1 if spent else n * 10))
    return n


def cost(work: Work, n: int) -> Cost:
    """The mean cost of one of `n` calls."""
    before = os.times()
    for _ in range(n):
        work()
    after = os.times()
    user, system = after.user - before.user, after.system - before.system
    return Cost(user / n, (user + system) / n)


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(statistics.median(c.user for c in costs), statistics.median(c.both for c in costs))


def files_of(texts: Path, scratch: Path) -> list[Path]:
    """The text files of a folder; the records of a JSON-lines file are first written to the scratch folder, one file each.

    Raises
    ------
    InputError
        When there are none.
    """
    if texts.is_dir():
        files = sorted(texts.glob("*.txt"))
    else:
        files = [_written(scratch / f"{n:06}.txt", line) for n, line in enumerate(texts.read_bytes().splitlines()) if line.strip()]
    if not files:
        raise InputError(f"{texts}: no texts; expected are a folder of .txt files or a file of JSON lines with a key 'text'")
    return files


class _Record(msgspec.Struct):
    text: str


def _written(file: Path, line: bytes) -> Path:
    try:
        file.write_text(msgspec.json.decode(line, type=_Record).text, "utf-8")
    except msgspec.DecodeError as wrong:
        raise InputError(f"record {int(file.stem) + 1}: {wrong}") from wrong
    return file


def start(reader: Extractor) -> Cost:
    """What a process pays that reads one short article: starting, the pack, the lexicon."""
    code = "import sys; from graph.articles import Article; from ingest.engine.extract import extractor; "
    code += f"extractor({reader.pack.head.code!r}).extract(Article(id='a', text='.'))"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    user, system = after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime
    return Cost(user, user + system)


def peaks(files: Sequence[Path], language: str) -> dict[int, int]:
    """Peak resident KiB by number of articles: a quarter of them, and all."""
    return {n: peak(files[0].parent, n, language) for n in (max(1, len(files) // 4), len(files))}


def as_markdown(side: Side, rounds: int, pack: str, started: Cost, memory: dict[int, int]) -> str:
    """The report as tables."""
    head = (
        f"{side.articles} articles, the pack {pack}, {datetime.datetime.now(datetime.UTC).date().isoformat()}; "
        f"Python {platform.python_version()}, medians of {rounds} rounds in turn, user time."
    )
    rows = (("LIMIT", side.limit), ("text to claims", side.claims), ("telling the language", side.language))
    times = (
        (n, f"{c.user / side.articles * 1e6:.0f}", f"{c.user / side.limit.user:.1f}", f"{side.articles / c.user:,.0f}") for n, c in rows
    )
    kept = ((n, f"{kib / 1024:.0f}") for n, kib in memory.items())
    return "\n\n".join(
        [
            head,
            table("time", ("what", "µs an article", "× LIMIT", "articles a second"), times),
            table("memory", ("articles read by one process", "peak MiB"), kept),
            f"A process that reads one article takes {started.user:.2f} s, the start of Python and building the lexicon included.",
        ]
    )


def lines(side: Side) -> str:
    """The figures for people."""
    rows = (("LIMIT", side.limit), ("text to claims", side.claims), ("language", side.language))
    body = [f"{name:15}{c.user:12.4f}{c.both:13.4f}{side.articles / c.user if c.user else 0:14,.0f}" for name, c in rows]
    head = f"{side.articles} articles{'user s':>15}{'user+sys s':>13}{'articles/s':>14}"
    return "\n".join([head, *body, f"ratio {side.ratio:.2f} (user), {side.ratio_both:.2f} (user+sys)"])


@click.command(help=__doc__)
@click.option("--texts", required=True, type=click.Path(path_type=Path, exists=True), help="A folder of .txt files, or JSON lines.")
@click.option("--language", default="ky", show_default=True, help="The language pack.")
@click.option("--rounds", default=5, show_default=True, type=click.IntRange(1), help="How often each side is measured.")
@click.option("--write", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The document whose section is replaced.")
def main(texts: Path, language: str, rounds: int, write: Path | None) -> None:
    """Measure, then print or write; memory and start only for a document."""
    with tempfile.TemporaryDirectory() as scratch:
        try:
            files = files_of(texts, Path(scratch))
            reader = extractor(language)
            side = side_by_side(files, reader, rounds=rounds)
            click.echo(lines(side))
            if write:
                text = as_markdown(side, rounds, reader.pack.label, start(reader), peaks(files, language))
                write.write_text(replaced(write.read_text("utf-8"), language, text), "utf-8")
        except InputError as wrong:
            raise click.ClickException(str(wrong)) from wrong


if __name__ == "__main__":
    main()
