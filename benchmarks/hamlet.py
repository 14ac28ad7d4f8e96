"""A corner of the generated world that stays as it is while the rest grows: what a local question costs must not depend on the rest.

Eight small states, their people, towns and organisations are told of in a few articles of their own and nowhere else, so that a question
about them has the same answer in a graph of 2,000 articles and in one of 20,000.
"""

from graph.claims import Place
from tests.generated import Item, World, generated

ARTICLES = 28
_SEED = 5
_WORLD = World(
    prefix="h",
    states=("FJI", "TON", "WSM", "VUT", "TUV", "NRU", "PLW", "KIR"),
    orgs=("PIF", "Коралл коому"),
    given=("Сэмисони", "Табо", "Фетуу", "Мелаия", "Лусиана"),
    surnames=("Таукейна", "Фонохема", "Рабука", "Сопоага"),
    cities=(("Сува", "FJI"), ("Нукуалофа", "TON"), ("Апиа", "WSM")),
    aside=Place(name="Мапуту", country="MOZ"),
)


def hamlet() -> list[Item]:
    """Its articles with their claims."""
    return list(generated(ARTICLES, _SEED, world=_WORLD))
