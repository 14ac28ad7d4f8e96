"""Articles made from templates: many, short, each with claims that the extractor finds."""

from datetime import date, timedelta
from itertools import cycle, islice, product

from graph.articles import Article

_PRESIDENTS = (("Садыр Жапаров", "Кыргызстандын"), ("Касым-Жомарт Токаев", "Казакстандын"), ("Шавкат Мирзиёев", "Өзбекстандын"))
_OTHERS = ("Казакстан", "Өзбекстан", "Түркия", "Кытай", "Венгрия")
_TEMPLATES = (
    "{of} президенти {person} {date} Бишкекте {other} элчисин кабыл алды. Кыргызстан менен {other} кызматташтыкты өнүктүрөт.",
    "Кыргызстан менен {other} келишимге кол койду. Бул тууралуу {of} президенти {person} билдирди.",
    "{of} президенти {person} расмий сапар менен барды. Кыргызстан {other} менен сүйлөшүү жүргүздү. Жолугушуу {date} өттү.",
)
_MONTHS = (
    "январында февралында мартында апрелинде майында июнунда июлунда августунда сентябрында октябрында ноябрында декабрында".split()  # noqa: SIM905
)


def generated(many: int) -> list[Article]:
    """So many articles, each of a day of its own, the same at every call."""
    kinds = islice(cycle(product(_TEMPLATES, _PRESIDENTS, _OTHERS)), many)
    return [_article(at, template, *president, other) for at, (template, president, other) in enumerate(kinds)]


def _article(at: int, template: str, person: str, of: str, other: str) -> Article:
    day = date(2023, 1, 1) + timedelta(days=at)
    told = f"{day.year}-жылдын {day.day}-{_MONTHS[day.month - 1]}"
    text = template.format(person=person, of=of, other=other, date=told)
    return Article(id=f"g{at:03}", text=text, language="ky", published=day.isoformat(), home_state="KGZ")
