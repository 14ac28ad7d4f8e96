"""The same report with other states, persons, city, years and numbers: what is read from it must change likewise.

`perturbations.yaml` lists for each exchange the forms that stand in the texts and the forms that take their place.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
# the article after which ours is built is not part of the repository; where it lies beside the checkout it is read as well
MODEL = HERE.parents[2] / "shared" / "seed" / "article.ky.txt"


@dataclass(frozen=True)
class Exchange:
    """One set of replacements: `surfaces` for the text, `values` for the claims expected of it."""

    name: str
    surfaces: dict[str, str]
    values: dict[str | float, str | float]

    @property
    def pattern(self) -> re.Pattern[str]:
        """Matches any form that is to be replaced, the longest first, as a whole word."""
        forms = sorted(self.surfaces, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")

    def text(self, text: str) -> str:
        """The text with every form replaced in one pass, so that two names can change places."""
        return self.pattern.sub(lambda found: self.surfaces[found.group()], text)

    def claims(self, expected: Any) -> Any:
        """Expected claims, a nest of dicts and lists, with every value replaced that the exchange touches."""
        if isinstance(expected, dict):
            return {key: self.claims(value) for key, value in expected.items()}
        if isinstance(expected, list):
            return [self.claims(value) for value in expected]
        return self.values.get(expected, expected)


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((HERE / "perturbations.yaml").read_text(encoding="utf-8"))
    return loaded


def exchanges() -> list[Exchange]:
    """All exchanges, in the order of the file."""
    return [Exchange(name, **sets) for name, sets in _data()["exchanges"].items()]


def expected() -> dict[str, Any]:
    """The claims expected of the texts as they stand, with `home_state` and `published`, which the exchanges change too."""
    found: dict[str, Any] = _data()["expected"]
    return found


def texts() -> dict[str, str]:
    """The texts by name: our own article, and the model where it is at hand."""
    paths = {"own": HERE / "perturb_article.txt", "model": MODEL}
    return {name: path.read_text(encoding="utf-8") for name, path in paths.items() if path.exists()}
