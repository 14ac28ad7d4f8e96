"""An answer as notebooks and scripts take it."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from graph.answers import Answer

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-not-found,import-untyped,unused-ignore]

# as many rows as are shown of a long answer; all are in `rows`
_SHOWN_TEXT, _SHOWN_HTML = 20, 200


class Result(Sequence[dict[str, Any]]):
    """Rows under named columns; a sequence of dicts, one a row.

    `rows` are tuples in the order of `columns`, null where there is nothing; `more` says that the row limit cut the rest off.
    """

    def __init__(self, answer: Answer, title: str = "") -> None:
        self.columns = answer.columns
        self.rows = answer.rows
        self.more = answer.more
        self.title = title

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __getitem__(self, index: Any) -> Any:
        """A row as a dict; of a slice a list of them."""
        if isinstance(index, slice):
            return [dict(zip(self.columns, row, strict=True)) for row in self.rows[index]]
        return dict(zip(self.columns, self.rows[index], strict=True))

    def to_pandas(self) -> "pd.DataFrame":
        """A DataFrame with the columns of the answer.

        Raises
        ------
        ImportError
            When pandas is not installed; elchi does not depend on it.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise ImportError("to_pandas needs pandas, which elchi does not bring: pip install pandas") from error
        return pd.DataFrame.from_records(self.rows, columns=list(self.columns))

    def __repr__(self) -> str:
        from queries.render import render

        return render(Answer(self.columns, self.rows[:_SHOWN_TEXT]), "table") + self._count(_SHOWN_TEXT)

    def _repr_html_(self) -> str:
        """A table for notebooks; every text of an article is escaped."""
        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        body = "".join(f"<tr>{''.join(f'<td>{_cell(value)}</td>' for value in row)}</tr>" for row in self.rows[:_SHOWN_HTML])
        caption = f"<caption>{escape(self.title)}</caption>" if self.title else ""
        table = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        return f"{table}<p>{escape(self._count(_SHOWN_HTML))}</p>"

    def _count(self, shown: int) -> str:
        said = f"{len(self)} row{'' if len(self) == 1 else 's'}"
        if len(self) > shown:
            said = f"the first {shown} of {said}"
        return f"{said}; the row limit cut off more" if self.more else said


def _cell(value: Any) -> str:
    return "" if value is None else escape(str(value))
