"""Parts of the graph as files, in the formats of `elchi export`; several files come in one zip."""

import io
import re
import zipfile
from collections.abc import Mapping

import msgspec

from graph.export.formats import Format
from graph.export.selection import Selection
from graph.ledger import Ledger

ZIP = "application/zip"
# ending → media type; text of another ending is plain
_TYPES = {
    "cx2": "application/json",
    "cyjs": "application/json",
    "gexf": "application/xml",
    "graphml": "application/xml",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "nq": "application/n-quads",
    "trig": "application/trig",
    "ttl": "text/turtle; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_PLAIN = "text/plain; charset=utf-8"
# a zip of the same files is the same
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


class Download(msgspec.Struct, frozen=True):
    """A file with its name and media type."""

    name: str
    media_type: str
    content: bytes


def download(selection: Selection, ledger: Ledger, form: Format, called: str) -> Download:
    """A selection as a file called so, but for what no system allows in a file's name."""
    made = form.write(selection, ledger)
    stem = "elchi-" + re.sub(r"[^\w-]+", "-", called)[:60].strip("-")
    if isinstance(made, Mapping):
        return Download(f"{stem}.{form.name}.zip", ZIP, _zipped(made, form, stem))
    return Download(f"{stem}.{form.ending}", media_type(form), made if isinstance(made, bytes) else made.encode())


def media_type(form: Format) -> str:
    """The media type of a format's file."""
    return ZIP if form.makes in {"files", "folder"} else _TYPES.get(form.ending, _PLAIN)


def _zipped(made: Mapping[str, str] | Mapping[str, bytes], form: Format, stem: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, told in made.items():
            path = f"{stem}/{name}" if form.makes == "folder" else f"{stem}.{name}.{form.ending}"
            file.writestr(zipfile.ZipInfo(path, _LONG_AGO), told, zipfile.ZIP_DEFLATED)
    return out.getvalue()
