"""Refusals: what cannot be taken in, where, and how to mend it."""

from dataclasses import dataclass

from graph.errors import InputError

LIMIT = 10_000_000
TOO_LONG = "over 10 MB"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One source that was not taken in; `where` is a path, with `:line` in JSON lines; `str()` gives one line."""

    where: str
    what: str
    how: str

    def __str__(self) -> str:
        return _one_line(f"{self.where}: {self.what}; {self.how}")


class RefusedError(InputError):
    """Raised inside this package where the place is not known yet; `at` refines it (`:12` a line, `[3]` an element)."""

    def __init__(self, what: str, how: str, at: str = "") -> None:
        super().__init__(f"{what}; {how}")
        self.what, self.how, self.at = what, how, at

    def found(self, where: str) -> Refusal:
        """The refusal of the source at `where`."""
        return Refusal(where + self.at, self.what, self.how)


def from_os_error(error: OSError) -> RefusedError:
    """What the operating system said about a path, in the words of a refusal."""
    if isinstance(error, FileNotFoundError):
        return RefusedError("no such file or folder", "check the path")
    if isinstance(error, PermissionError):
        return RefusedError("may not be read by this user", "give the right to read it (chmod, chown)")
    return RefusedError(f"cannot be read ({error.strerror or error})", "check the file and its disk")


def _one_line(text: str) -> str:
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
