"""States and their names, from ISO 3166-1 (pycountry) and CLDR (babel)."""

from functools import cache

from graph.errors import NotFoundError

LANGUAGES = ("ky", "ru", "en")


def is_state(code: str) -> bool:
    """Whether the code is an ISO 3166-1 alpha-3 code."""
    return code in _alpha2()


@cache
def state_name(code: str, language: str) -> str:
    """The state's name in a language, by CLDR.

    Raises
    ------
    NotFoundError
        When the code is not in ISO 3166-1.
    """
    from babel import Locale

    if not is_state(code):
        raise NotFoundError(f"no state has the code {code!r}; codes are ISO 3166-1 alpha-3, such as KGZ")
    return str(Locale.parse(language).territories[_alpha2()[code]])


@cache
def _alpha2() -> dict[str, str]:
    """Two-letter codes, which CLDR goes by, of the three-letter codes."""
    import pycountry

    return {country.alpha_3: country.alpha_2 for country in pycountry.countries}
