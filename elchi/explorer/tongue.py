"""What codes, nodes and claims are called in a language."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from elchi.explorer.words import words
from graph.facts import Edge, Node
from graph.vocabulary import is_state, state_name, vocabulary
from graph.vocabulary.records import Labelled

# what is longer is cut where a name stands in a row
LONG = 160
_WEB = "web."
_NAMED = {"ky": "name_ky", "ru": "name_ru"}


class Tongue:
    """One language of the interface."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._words = words()[language]

    def __call__(self, key: str, **values: Any) -> str:
        """A word or sentence of the interface."""
        return self._words[key].format(**values)

    def of_scripts(self) -> dict[str, str]:
        """The words that scripts need, and what statuses are called."""
        statuses = {f"status.{code}": self.status(code) for code in (*vocabulary().statuses, *vocabulary().office_statuses)}
        return statuses | {key.removeprefix(_WEB): text for key, text in self._words.items() if key.startswith(_WEB)}

    def caption(self, node: Node) -> str:
        """What a node is called."""
        told = _CAPTIONS.get(node.label, _told)(self, node.properties)
        return told if len(told) <= LONG else told[: LONG - 1] + "…"

    def state(self, code: str) -> str:
        """A state, or an organisation, by its code."""
        return state_name(code, self.language) if is_state(code) else self.organisation(code)

    def organisation(self, code: str) -> str:
        """An organisation by its code; one that the vocabulary does not know is called so."""
        return self._label(vocabulary().organisations, code.removeprefix("ORG:"))

    def relation(self, edge_type: str) -> str:
        """A type of relations, memberships or further edges."""
        known = vocabulary()
        return self._label({**known.relation_types, **known.memberships, **known.edge_types}, edge_type)

    def mode(self, told: str | None) -> str:
        """How an act was done; modes have no labels of their own."""
        return (told or "").replace("-", " ")

    def status(self, code: str) -> str:
        """Whether it took place, or how an office is held."""
        known = vocabulary()
        return self._label({**known.office_statuses, **known.statuses}, code)

    def quad(self, code: str) -> str:
        """A class of acts."""
        return self._label(vocabulary().quad_classes, code)

    def role(self, code: str) -> str:
        """A role."""
        return self._label(vocabulary().roles, code)

    def portfolio(self, code: str) -> str:
        """What a minister is in charge of."""
        return self._label(vocabulary().portfolios, code)

    def kind(self, code: str) -> str:
        """A kind of meetings."""
        return capital(self._label(vocabulary().meeting_kinds, code))

    def context(self, code: str) -> str:
        """What an act is about."""
        return self._label(vocabulary().contexts, code)

    def capacity(self, told: str | None) -> str:
        """In what capacity somebody took part: `foreign_minister of KGZ`."""
        role, of, owner = (told or "").partition(" of ")
        return f"{capital(self.role(role))}, {self.state(owner)}" if of else told or ""

    def office(self, role: str, portfolio: str | None, owner: str, host: str | None) -> str:
        """An office in words."""
        charge = f" ({self.portfolio(portfolio)})" if portfolio else ""
        abroad = f" → {self.state(host)}" if host else ""
        return f"{capital(self.role(role))}{charge}, {self.state(owner)}{abroad}"

    def edge(self, edge: Edge, start: Node, end: Node) -> str:
        """An edge in words."""
        mode = self.mode(edge.properties.get("mode"))
        return f"{self.caption(start)} · {self.relation(edge.type)}{f' ({mode})' if mode else ''} · {self.caption(end)}"

    def _label(self, rows: Mapping[str, Labelled], code: str) -> str:
        row = rows.get(code)
        return row.label(self.language) if row else code


@cache
def tongue(language: str) -> Tongue:
    """The tongue of a language."""
    return Tongue(language)


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def _told(_: Tongue, told: Mapping[str, Any]) -> str:
    return str(told.get("name") or told["caption"])


def _state(said: Tongue, told: Mapping[str, Any]) -> str:
    return str(told.get(_NAMED.get(said.language, "name")) or told["caption"])


def _organization(said: Tongue, told: Mapping[str, Any]) -> str:
    return said.organisation(str(told["code"]))


def _office(said: Tongue, told: Mapping[str, Any]) -> str:
    """The code of an office is whose, which role, and portfolio or accreditation."""
    role, portfolio = str(told["role"]), told.get("portfolio")
    owner, _, rest = str(told["code"]).partition(f"/{role}")
    return said.office(role, portfolio, owner, rest.removeprefix("/").removeprefix(portfolio or "").removeprefix("/") or None)


def _meeting(said: Tongue, told: Mapping[str, Any]) -> str:
    who = ", ".join(said.state(code) for code in str(told.get("parties") or "").split(", ") if code)
    return " · ".join(str(part) for part in (told.get("name") or said.kind(told["kind"]), who, told.get("date")) if part)


def _article(_: Tongue, told: Mapping[str, Any]) -> str:
    return str(told.get("title") or told["article"])


_CAPTIONS: dict[str, Callable[[Tongue, Mapping[str, Any]], str]] = {
    "State": _state,
    "Organization": _organization,
    "Office": _office,
    "Meeting": _meeting,
    "Article": _article,
}
