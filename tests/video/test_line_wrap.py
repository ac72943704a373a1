import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.video.fonts import font_for, script_of, text_width
from kmaker_studio.video.line_wrap import word_spans, wrapped

WORDS = st.lists(st.text("aIlmWĐườngя", min_size=1, max_size=30), min_size=1, max_size=40)


@settings(deadline=None)
@given(WORDS, st.floats(40, 2000))
def test_nothing_overflows_and_no_word_is_lost(texts: list[str], width: float) -> None:
    size, rows = wrapped(texts, 100.0, width)
    assert 0 < size <= 100
    assert [index for row in rows for index in range(row.first, row.last)] == list(range(len(texts)))
    for row in rows:
        assert row.width <= width * 1.0001
        spans = word_spans(texts, row, size)
        assert spans[0][0] == 0
        assert spans[-1][1] == pytest.approx(row.width)


def test_a_line_that_fits_is_one_row_at_full_size() -> None:
    size, rows = wrapped(["and", "days"], 100.0, 1000.0)
    assert size == 100.0
    assert len(rows) == 1


def test_rows_are_even() -> None:
    texts = ["lang"] * 8
    whole = text_width(" ".join(texts), 100.0)
    _, rows = wrapped(texts, 100.0, whole * 0.8)
    assert [(row.first, row.last) for row in rows] == [(0, 4), (4, 8)]


def test_one_word_too_wide_is_made_smaller() -> None:
    word = "Supercalifragilisticexpialidocious"
    size, rows = wrapped([word], 100.0, text_width(word, 100.0) / 3)
    assert len(rows) == 1
    assert size == pytest.approx(100 / 3, rel=1e-3)


def test_chinese_breaks_between_characters_without_spaces() -> None:
    _, rows = wrapped(list("你好世界我们唱歌"), 100.0, 420.0)
    assert [(row.first, row.last) for row in rows] == [(0, 4), (4, 8)]
    assert rows[0].width == pytest.approx(text_width("你好世界", 100.0))


def test_the_font_size_is_ascent_plus_descent() -> None:
    # Inter's tables: unitsPerEm 2048, usWinAscent 2269, usWinDescent 660
    assert font_for("").em_share == pytest.approx(2048 / (2269 + 660))


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Nắng chiều", "Inter"),
        ("Ночь", "Inter"),
        ("สวัสดี", "Noto Sans Thai"),
        ("مرحبا hi", "Noto Sans Arabic"),
        ("שלום", "Noto Sans Hebrew"),
        ("नमस्ते", "Noto Sans Devanagari"),
        ("?!", "Inter"),
    ],
)
def test_each_script_has_its_font(text: str, family: str) -> None:
    assert font_for(script_of(text)).family == family
