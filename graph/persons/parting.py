"""The names of one block, by person."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from graph.persons.likeness import alike, fathers_agree, is_form_of, readings
from graph.persons.names import Name, block, parse

Group = list[Name]


def clusters(names: Collection[str]) -> list[list[str]]:
    """The distinct names of one block, by person; order-free.

    Spellings of the same words are together. What has several candidates (a name in Latin letters, a case form, a name without a
    father's name beside two fathers) stands alone, so no person is guessed.
    """
    parsed = {name: found for name in sorted(set(names)) if (found := parse(name))}
    groups = _joined(_spelt(parsed.values()))
    persons = [[name.text for name in person] for group in groups for person in _by_father(group)]
    return sorted([*(sorted(person) for person in persons), *([name] for name in sorted(set(names)) if name not in parsed)])


def same(a: str, b: str) -> bool:
    """Whether two names, on their own, are one person's."""
    return block(a) is not None and block(a) == block(b) and len(clusters({a, b})) == 1


def _spelt(names: Iterable[Name]) -> list[Group]:
    """Names of the same words in the same script."""
    groups: dict[tuple[bool, tuple[str, ...]], Group] = defaultdict(list)
    for name in names:
        parts = [min(readings(part, loose=True, across=False)) for part in name.parts] if name.latin else name.parts
        groups[name.latin, tuple(sorted(parts))].append(name)
    return [groups[key] for key in sorted(groups)]


def _joined(groups: list[Group]) -> list[Group]:
    """Kyrgyz letters to Russian ones, then Latin to Cyrillic, then case forms to names: each to its only candidate."""
    groups = _follow(groups, _is_kyrgyz, lambda g: not g[0].latin and not _is_kyrgyz(g), alike)
    groups = _follow(groups, lambda g: all(n.latin for n in g), lambda g: any(not n.latin for n in g), alike)
    return _follow(groups, lambda g: True, lambda g: True, is_form_of)


def _is_kyrgyz(group: Group) -> bool:
    return any(letter in part for name in group for part in name.parts for letter in "öü")


def _follow(
    groups: list[Group], who: Callable[[Group], bool], whom: Callable[[Group], bool], how: Callable[[Name, Name], bool]
) -> list[Group]:
    """The groups after each of some has joined the only one of others that it fits."""
    leader, words = list(range(len(groups))), [_words(group) for group in groups]
    for index in (i for i, group in enumerate(groups) if who(group)):
        fits = [i for i, g in enumerate(groups) if i != index and whom(g) and any(how(a, b) for a in words[index] for b in words[i])]
        if len(fits) == 1:
            leader[index] = fits[0]
    joined: dict[int, Group] = defaultdict(list)
    for index, group in enumerate(groups):
        joined[_end(leader, index)].extend(group)
    return [sorted(joined[key], key=lambda name: name.text) for key in sorted(joined)]


def _words(group: Group) -> Group:
    """A name for each difference that decides about words."""
    return list({(name.parts, name.latin, name.sex, name.ending): name for name in group}.values())


def _end(leader: list[int], index: int) -> int:
    """Whom a group follows in the end; of groups that follow each other, the first."""
    seen = [index]
    while leader[seen[-1]] not in seen:
        seen.append(leader[seen[-1]])
    return min(seen[seen.index(leader[seen[-1]]) :])


def _by_father(group: Group) -> list[Group]:
    """Different fathers part; names without one go to the only father, else they are together."""
    known: list[Group] = []
    for name in (n for n in group if n.father and not n.father.endswith(".")):
        fitting = [person for person in known if any(fathers_agree(name, other) for other in person)]
        merged = [name, *(other for person in fitting for other in person)]
        known = [*(person for person in known if person not in fitting), merged]
    persons = [list(person) for person in known]
    left: dict[str, Group] = defaultdict(list)
    for name in (n for n in group if not n.father or n.father.endswith(".")):
        fitting = [p for p, of in zip(persons, known, strict=True) if not name.father or any(fathers_agree(name, other) for other in of)]
        (fitting[0] if len(fitting) == 1 else left[name.father or ""]).append(name)
    return persons + _initials(left)


def _initials(left: dict[str, Group]) -> list[Group]:
    """Names without a father's name join the only initial."""
    bare = left.pop("", [])
    if len(left) == 1:
        return [[*next(iter(left.values())), *bare]]
    return [*left.values(), *([bare] if bare else [])]
