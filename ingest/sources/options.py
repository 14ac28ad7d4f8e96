"""What the caller says about the articles; each value given here wins over what a source says of itself."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Literal

from graph.errors import InputError
from ingest.sources.refusal import RefusedError

Format = Literal["text", "html", "json", "jsonl"]


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """Metadata for all articles of a run; `format` says how to read stdin, whose format is guessed otherwise."""

    id: str | None = None
    published: str | None = None
    home_state: str | None = None
    outlet: str | None = None
    language: str | None = None
    format: Format | None = None

    def checked(self) -> "SourceOptions":
        """The same options with date and codes in their normal form.

        Raises
        ------
        InputError
            When the date or a code is malformed; the message says how to mend it.
        """
        try:
            return SourceOptions(
                self.id, published(self.published), home_state(self.home_state), self.outlet, language(self.language), self.format
            )
        except RefusedError as error:
            raise InputError(f"options: {error}") from error


def published(value: str | None) -> str | None:
    """An ISO 8601 date or date and time in its extended form (`2022-02-25`, `2022-02-25T10:00:00+06:00`); empty counts as absent."""
    if not value:
        return None
    try:
        return _iso(value.strip())
    except ValueError:
        raise RefusedError(f"published is not a date: {value[:40]!r}", "write it as 2022-02-25 or 2022-02-25T10:00:00+06:00") from None


def home_state(value: str | None) -> str | None:
    """An ISO 3166-1 alpha-3 code; empty counts as absent."""
    if not value or value in _alpha3():
        return value or None
    raise RefusedError(f"home_state is not a country code: {value[:40]!r}", "write its ISO 3166-1 alpha-3 code, such as KGZ")


def language(value: str | None) -> str | None:
    """The language subtag of a BCP 47 tag (`ky-KG` → `ky`); empty counts as absent."""
    if not value:
        return None
    code = re.split("[-_]", value.strip().lower(), maxsplit=1)[0]
    if re.fullmatch("[a-z]{2,3}", code):
        return code
    raise RefusedError(f"language is not a language code: {value[:40]!r}", "write its ISO 639 code, such as ky")


def _iso(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return datetime.fromisoformat(value).isoformat()


@cache
def _alpha3() -> frozenset[str]:
    import pycountry

    return frozenset(country.alpha_3 for country in pycountry.countries)
