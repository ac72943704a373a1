import pytest

from kmaker_studio.text.romanise import romanise_words
from kmaker_studio.text.vocables import are_vocables


def marked(line: str, language: str = "en") -> str:
    words = line.split()
    return "".join("x" if is_vocable else "." for is_vocable in are_vocables(romanise_words(words, language)))


@pytest.mark.parametrize(
    ("line", "language", "wanted"),
    [
        ("Ooh ooh, ooooh ahh", "en", "xxxx"),
        ("hey heya heyy love", "en", "xxx."),
        ("Yeeaha! Whoa-oh mmm", "en", "xxx"),
        ("na na na na hey Jude", "en", "xxxxx."),
        ("La la la la la", "fr", "xxxxx"),
        ("La mer qu'on voit danser", "fr", "....."),
        ("La casa de la abuela", "es", "....."),
        ("Là lá la la nắng", "vi", "xxxx."),
        ("Да да да, любовь", "ru", "xxx."),
        ("ララララ 愛", "ja", "x."),
        ("no one knows who banana papa mama", "en", "......."),
        ("Shalala tralala badabum dubidu haha", "en", "xxxxx"),
        ("Ouais ouh, houhou la patate", "fr", "xxx.."),
        ("Ooo ooo ooo", "es", "xxx"),
        ("He had data, she has papa", "en", "......"),
        ("I a o", "en", "..."),
        ("Do you hear the people sing", "en", "......"),
    ],
)
def test_vocables_are_known(line: str, language: str, wanted: str):
    assert marked(line, language) == wanted


def test_a_line_without_words():
    assert are_vocables([]) == []
