"""Which names can be the same person's."""

from collections.abc import Collection, Mapping

_PATRONYMICS = ("ович", "евич", "овна", "евна")


def block(name: str) -> str | None:
    """What the names that could be one person's share; nothing for a bare surname or initials, which are never taken for another's."""
    words = [word for word in name.casefold().replace("ё", "е").split() if not word.endswith(_PATRONYMICS)]
    return " ".join(sorted(words)) if len(words) > 1 and not any("." in word for word in words) else None


def clusters(names: Collection[str]) -> list[list[str]]:
    """The distinct names of one block, by person."""
    return [sorted(names)]


def display(names: Mapping[str, int]) -> str:
    """Which of the spellings names the person."""
    return min(names, key=lambda name: (-names[name], name.isascii(), len(name), name))
