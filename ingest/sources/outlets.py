"""Which state an article's publisher is at home in; the outlets are data (`outlets.yaml`)."""

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

FILE = Path(__file__).with_suffix(".yaml")
# country-code domains that are no ISO 3166-1 alpha-2 code
_DOMAINS = {"uk": "gb"}


class Outlets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of `outlets.yaml`: states by their ISO 3166-1 alpha-3 codes."""

    generic: frozenset[str]
    hosts: dict[str, str]
    names: dict[str, str]


def home(outlet: str | None, url: str | None) -> str | None:
    """The home state of an outlet by its name, else by the host of its name or of the article's address; null where neither tells."""
    known = outlets()
    named = known.names.get((outlet or "").casefold())
    hosts = (host for host in (_host(outlet), _host(url)) if host)
    return named or next((state for host in hosts if (state := _of_host(host, known))), None)


@cache
def outlets() -> Outlets:
    """The outlets that ship with elchi; names folded.

    Raises
    ------
    msgspec.ValidationError
        When the file is not of this form.
    """
    import yaml

    read = msgspec.convert(yaml.safe_load(FILE.read_text("utf-8")), Outlets)
    return msgspec.structs.replace(read, names={name.casefold(): state for name, state in read.names.items()})


def _host(told: str | None) -> str | None:
    """The host of an address, or of a name that is one: `24.kg`, `www.gazeta.uz`."""
    if not told or " " in told or "." not in told:
        return None
    try:
        return urlsplit(told if "://" in told else f"//{told}").hostname
    except ValueError:
        return None


def _of_host(host: str, known: Outlets) -> str | None:
    parts = host.casefold().split(".")
    listed = (known.hosts.get(".".join(parts[at:])) for at in range(len(parts) - 1))
    return next(filter(None, listed), None) or _of_domain(parts[-1], known)


def _of_domain(domain: str, known: Outlets) -> str | None:
    import pycountry

    country = None if domain in known.generic else pycountry.countries.get(alpha_2=_DOMAINS.get(domain, domain).upper())
    return country.alpha_3 if country else None
