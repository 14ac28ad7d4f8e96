"""User time a mention for block, look-up and candidates against an index of names, beside the least that could be done.

The least is the name folded and looked up in a dict. The names are made up from parts, the same at every run.

python -m benchmarks.persons [NAMES]
"""

import random
import resource
from collections.abc import Callable

import click

from graph.identity import folded
from graph.persons import Candidates, block

_GIVEN = ["Асан", "Үсөн", "Бакыт", "Нурлан", "Эркин", "Талант", "Азамат", "Мирлан", "Канат", "Улан", "Тилек", "Жаныш", "Сооронбай", "Марат"]
_MIDDLE = ["", "бек", "кул", "жан", "али", "мат", "бай", "гелди"]
_ENDINGS = ["ов", "ова", "ев", "уулу"]
_ERRORS = [str.title, lambda n: n.replace("ы", "и"), lambda n: n[:3] + n[4:], lambda n: f"{n[0]}. {n.split()[-1]}", lambda n: n + "дун"]


def made_up(many: int, seed: int) -> list[str]:
    """So many distinct full names."""
    pick, names = random.Random(seed).choice, dict[str, None]()  # noqa: S311
    while len(names) < many:
        names[f"{pick(_GIVEN)}{pick(_MIDDLE)} {pick(_GIVEN)}{pick(_MIDDLE)}{pick(_MIDDLE)}{pick(_ENDINGS)}"] = None
    return list(names)


def mentioned(names: list[str]) -> list[str]:
    """Each name as an article may have it: as it is, misspelt, with an initial, in a case."""
    pick = random.Random(2)  # noqa: S311
    return [pick.choice(_ERRORS)(name) for name in pick.sample(names, len(names) // 5)]


def per_mention(work: Callable[[str], object], names: list[str]) -> float:
    """Microseconds of user time a name."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    for name in names:
        work(name)
    return (resource.getrusage(resource.RUSAGE_SELF).ru_utime - before) / len(names) * 1e6


@click.command(help=__doc__)
@click.argument("names", type=click.IntRange(100), default=10_000)
def main(names: int) -> None:
    """Measure and tell."""
    known = made_up(names, 1)
    index, blocks, spelt = Candidates(known), {block(name): name for name in known}, {folded(name): name for name in known}
    new = mentioned(known)
    least = per_mention(lambda name: spelt.get(folded(name)), new)
    blocked = per_mention(lambda name: blocks.get(block(name)), new)
    found = per_mention(index.of, new)
    click.echo(f"{names} names, {len(new)} mentions, µs a mention: folded {least:.1f}, block {blocked:.1f}, candidates {found:.1f}")


if __name__ == "__main__":
    main()
