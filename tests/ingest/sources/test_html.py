import pytest

from ingest.sources import html
from ingest.sources.refusal import RefusedError
from tests.ingest.sources.samples import KYRGYZ, page

BODY = "".join(f"<p>{sentence}</p>" for sentence in KYRGYZ[:5])
META = (
    '<meta property="og:site_name" content="Кабар"><link rel="canonical" href="https://example.org/news/17">'
    '<meta property="article:published_time" content="2023-05-04T10:00:00+06:00">'
    '<meta property="article:modified_time" content="2023-06-04T10:00:00+06:00">'
)


def test_main_text_and_metadata() -> None:
    found = html.record(page(BODY, META).encode())
    assert found.text is not None
    assert all(sentence in found.text for sentence in KYRGYZ[:5])
    assert "Саясат" not in found.text
    assert "укуктар" not in found.text
    assert (found.title, found.outlet, found.url) == ("Министр Ташкентте", "Кабар", "https://example.org/news/17")
    assert found.published == "2023-05-04"


def test_a_date_told_in_the_text_is_not_the_date_of_publication() -> None:
    assert (
        html.record(page(f"{BODY}<p>Биринчи жолугушуу 2019-11-27 күнү Бишкекте болгон эле, дейт министрлик.</p>").encode()).published
        is None
    )


@pytest.mark.parametrize("charset", ["windows-1251", "utf-8", "koi8-r"])
def test_a_declared_charset_is_honoured(charset: str) -> None:
    body = "<p>Министр прибыл в Астану. Стороны обсудили вопросы границы и договорились продолжить переговоры осенью.</p>"
    text = html.record(page(body, charset=charset).replace("ү", "у").replace("—", "-").encode(charset)).text
    assert text is not None
    assert "Стороны обсудили вопросы границы" in text


def test_a_declared_charset_that_is_wrong_is_corrected() -> None:
    text = html.record(page(BODY, charset="utf-8").encode("kz1048")).text
    assert text is not None
    assert KYRGYZ[0] in text


@pytest.mark.parametrize("body", [f"<p>{KYRGYZ[5]}</p>", f"<div>{KYRGYZ[0]}<br><br>{KYRGYZ[1]}</div>"], ids=["short", "lines"])
def test_short_and_old_fashioned_pages(body: str) -> None:
    text = html.record(page(body).encode()).text
    assert text is not None
    assert KYRGYZ[5 if "Ошто" in body else 1] in text
    assert "Саясат" not in text


NO_TEXT = {
    "menu and title only": page(""),
    "empty body": "<html><head><title>x</title></head><body></body></html>",
    "script only": "<html><body><script>var a = 1</script><p></p></body></html>",
    "nothing": " ",
    "deep": "<html><body>" + "<div>" * 5000 + "</body></html>",
}


@pytest.mark.parametrize("source", NO_TEXT.values(), ids=NO_TEXT.keys())
def test_html_without_text_is_refused(source: str) -> None:
    with pytest.raises(RefusedError, match="without an article's text"):
        html.record(source.encode())
