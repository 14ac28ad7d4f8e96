"""An article: the text that claims quote, and what is known about its publication."""

import hashlib

import msgspec


class Article(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One news article as stored: offsets of evidence count Unicode code points of `text`."""

    id: str
    text: str
    language: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    home_state: str | None = None

    @property
    def sha256(self) -> str:
        """Hex digest of everything that claims may depend on: text and metadata."""
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()
