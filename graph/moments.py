"""Moments as people tell them, and as the ledger notes them: UTC to the millisecond."""

from datetime import UTC, date, datetime, time, timedelta

from graph.errors import InputError

_STEP = timedelta(milliseconds=1)


def now() -> datetime:
    """The present."""
    return datetime.now(UTC)


def noted(moment: datetime) -> str:
    """A moment as the ledger notes it; such texts of UTC sort as their moments do."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def last_moment(told: str) -> datetime:
    """The end of a day (`2024-05-31`, its last millisecond in UTC), or a moment (`2024-05-31T12:00+06:00`; UTC where no offset is told).

    Raises
    ------
    InputError
        When it is neither.

    Examples
    --------
    >>> noted(last_moment("2024-05-31"))
    '2024-05-31T23:59:59.999+00:00'
    >>> noted(last_moment("2024-05-31T12:00+06:00"))
    '2024-05-31T06:00:00.000+00:00'
    """
    try:
        return datetime.combine(date.fromisoformat(told) + timedelta(days=1), time(), UTC) - _STEP
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)
    except ValueError:
        return _moment(told)


def _moment(told: str) -> datetime:
    try:
        found = datetime.fromisoformat(told)
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise InputError(f"{told!r} is neither a day nor a moment; write 2024-05-31 or 2024-05-31T12:00:00+06:00") from error
