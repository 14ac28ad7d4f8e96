"""Where an ambassador is accredited who is named without the state: as told elsewhere, else at home, or in the one other state."""

import msgspec

from ingest.engine.context import Context
from ingest.engine.roles import Office


def accredited(context: Context, person: str, office: Office) -> Office:
    """The office with the state that the article implies; as it is where it needs none or the article leaves it open."""
    if office.role != "ambassador" or office.accredited_to or not office.of or office.of.startswith("ORG:"):
        return office
    known = (h.office.accredited_to for h in context.holdings.of_person(person) if h.office.of == office.of)
    to = next((a for a in known if a), None) or (only_foreign(context) if office.of == context.home else _home(context))
    return msgspec.structs.replace(office, accredited_to=to)


def _home(context: Context) -> str | None:
    return context.home if context.names_home else None


def only_foreign(context: Context) -> str | None:
    """The one state other than home that the article names."""
    states = {p.state or p.place for s in context.scenes for p in s.phrases} - {None, "home", context.home}
    return states.pop() if len(states) == 1 else None
