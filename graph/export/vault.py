"""A vault of Obsidian's: a folder of linked notes, one for each node, with the quotes behind what they say."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from graph.export.flat import Values, typed
from graph.export.selection import Selection

# what Windows, or a link of Obsidian's, does not take in a name
_FORBIDDEN = re.compile(r'[<>:"/\\|?*#^\[\]\s]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
# bytes, so that a name with an ending and a number fits in the 255 of most file systems
_LONGEST = 160
# a line between letters means nothing to Markdown
_MARKDOWN = re.compile(r"([\\`*{}\[\]<>#|~=$^%&!]|(?<!\w)_|_(?!\w))")
# what makes a list, or a line across, at a line's start; not a date
_STARTS = re.compile(r"^(\d*)([-+.)])(?!\d)")
_TEXTS = frozenset({"caption", "quote", "entity", "says"})


def vault(selection: Selection) -> dict[str, str]:
    """Notes by their path in the vault, `Person/Садыр Жапаров.md`: front matter, quotes, and links to what they are tied to."""
    flat = typed(selection)
    told = dict(flat.nodes)
    names = _names(told)
    ties: defaultdict[str, list[str]] = defaultdict(list)
    for start, end, _, values in flat.edges:
        ties[start].append(_line("→", values, _link(end, names, told), _quotes(values, told)))
        ties[end].append(_line("←", values, _link(start, names, told), _quotes(values, told)))
    return {f"{names[key]}.md": _note(key, values, ties[key]) for key, values in flat.nodes}


def _names(told: dict[str, Values]) -> dict[str, str]:
    """Paths without ending by key; no two are one where capitals do not count."""
    taken: set[str] = set()
    names: dict[str, str] = {}
    for key, values in told.items():
        stem = f"{values['entity']}/{file_name(values.get('caption', key))}"
        tries = (stem if number == 1 else f"{stem} ({number})" for number in range(1, len(told) + 2))
        names[key] = next(name for name in tries if name.casefold() not in taken)
        taken.add(names[key].casefold())
    return names


def file_name(text: str) -> str:
    """The text as a name that every file system takes; never empty."""
    plain = "".join(letter for letter in _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", text)) if letter.isprintable())
    short = " ".join(plain.split()).encode()[:_LONGEST].decode(errors="ignore").strip(" .")
    return f"{short}_" if _RESERVED.fullmatch(short) else short or "-"


def _note(key: str, values: Values, ties: list[str]) -> str:
    head = _front_matter(key, values)
    quote = [f"> {_escaped(line.strip())}" for line in values.get("quote", "").splitlines()]
    parts = [
        head,
        f"# {_escaped(' '.join(values.get('caption', key).split()))}",
        *(["\n".join(quote)] if quote else []),
        "\n".join(sorted(ties)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _front_matter(key: str, values: Values) -> str:
    import yaml

    aliases = sorted({*values.get("names", ()), *(values[n] for n in ("name", "name_ky", "name_ru", "code") if n in values)})
    told: dict[str, Any] = {"id": key, **({"aliases": aliases} if aliases else {}), "tags": [values["entity"].lower()]}
    told |= {name: value for name, value in sorted(values.items()) if name not in _TEXTS and name != "names"}
    return f"---\n{yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=10_000)}---"


def _line(arrow: str, values: Values, link: str, quotes: Iterator[str]) -> str:
    more = [values.get("mode"), values.get("status"), values.get("date") or values.get("first_day"), values.get("capacity")]
    said = ", ".join(_escaped(str(part)) for part in more if part)
    return "\n".join([f"- {arrow} {values['relation']} {link}{f' ({said})' if said else ''}", *quotes])


def _quotes(values: Values, told: dict[str, Values]) -> Iterator[str]:
    """The words behind an edge that is no evidence itself, as far as they are exported."""
    from graph.identity import claim_key

    if values["relation"] not in {"ABOUT", "STATED_IN"}:
        quotes = [told[key]["quote"] for claim in values.get("claims", ()) if (key := claim_key(claim)) in told]
        yield from (f"    > {_escaped(' '.join(quote.split()))}" for quote in dict.fromkeys(quotes))


def _link(key: str, names: dict[str, str], told: dict[str, Values]) -> str:
    shown = _FORBIDDEN.sub(" ", told[key].get("caption", key)).strip()
    return f"[[{names[key]}|{shown}]]" if shown else f"[[{names[key]}]]"


def _escaped(text: str) -> str:
    """Text that Markdown, HTML and Obsidian's own marks leave as it is."""
    return _STARTS.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", text))
