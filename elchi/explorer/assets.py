"""Files that pages are shown with: our own at `/assets/`, the bundled ones at `/static/` where the package was built."""

from pathlib import Path

from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

_HERE = Path(__file__).parent


def bundled() -> frozenset[str]:
    """The names of the bundled scripts and styles; none where the package was not built."""
    return frozenset(file.name for file in _HERE.glob("static/*"))


ROUTES = [Mount(f"/{name}", StaticFiles(directory=_HERE / name)) for name in ("assets", "static") if (_HERE / name).is_dir()]
