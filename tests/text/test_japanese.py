import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.text.japanese import read_kanji
from kmaker_studio.text.romanise import romanise_words
from kmaker_studio.text.word_split import split_words

pytest.importorskip("janome", reason="kanji are read by the package janome")


@pytest.mark.parametrize(
    ("line", "letters"),
    [
        # the first is from Soshunfu (Yoshimaru Kazumasa, 1913), in the public domain
        ("春は名のみの風の寒さや", "haru wa na no mi no kaze no samu sa ya"),
        ("雪が溶けて川になる", "yuki ga to ke te kawa ni na ru"),
        ("今日は君に会いたい", "kyo u wa kimi ni a i ta i"),
        ("毎日", "mai nichi"),
    ],
)
def test_kanji_are_read_in_their_line(line: str, letters: str):
    assert romanise_words(split_words(line), "ja") == letters.split()


def test_the_same_kanji_in_chinese():
    assert romanise_words(["今", "日"], "zh") == ["jin", "ri"]


@given(st.lists(st.text("春風は名のみんキャ、a1々ー", min_size=1, max_size=4), max_size=6))
def test_every_word_keeps_its_place(words: list[str]):
    assert len(read_kanji(words)) == len(words)
