"""Stretches of a text are marked in place, however they lie to one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from elchi.explorer.highlight import Mark, highlighted

TEXT = "ab<c>&d𝄞é"


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ([], "ab&lt;c&gt;&amp;d𝄞é"),
        ([(0, 2, "x")], '<mark id="x">ab</mark>&lt;c&gt;&amp;d𝄞é'),
        ([(0, 2, "x"), (0, 2, "y")], '<mark id="x"><mark id="y">ab</mark></mark>&lt;c&gt;&amp;d𝄞é'),
        ([(0, 4, "x"), (1, 2, "y")], '<mark id="x">a<mark id="y">b</mark>&lt;c</mark>&gt;&amp;d𝄞é'),
        ([(0, 2, "x"), (1, 4, "y")], '<mark id="x">a<mark id="y">b</mark></mark><mark>&lt;c</mark>&gt;&amp;d𝄞é'),
        ([(7, 8, "x"), (8, 9, "x")], 'ab&lt;c&gt;&amp;d<mark id="x">𝄞</mark><mark>é</mark>'.replace("d<", "d<")),
    ],
)
def test_marks(marks: list[tuple[int, int, str]], shown: str) -> None:
    assert str(highlighted(TEXT, [Mark(*mark) for mark in marks])) == shown


SPANS = st.tuples(st.integers(0, 40), st.integers(1, 20))


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=60), st.lists(SPANS, max_size=8))
def test_the_text_stays_and_every_mark_is_there(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start, min(start + length, len(text)), f"c-{at}") for at, (start, length) in enumerate(spans) if start < len(text)]
    shown = html.fragment_fromstring(f"<div>{highlighted(text, marks)}</div>")
    assert shown.text_content() == text
    assert set(shown.xpath(".//mark/@id")) == {mark.name for mark in marks}
    covered = {at for mark in marks for at in range(mark.start, mark.end)}
    inside = "".join(part for part in shown.xpath(".//text()[ancestor::mark]"))
    assert inside == "".join(text[at] for at in sorted(covered))
