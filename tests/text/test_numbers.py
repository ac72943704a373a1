import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.text.numbers import speak_numbers


def spoken(text: str, language: str = "en") -> str:
    return " ".join(re.sub(r"[-,]", " ", speak_numbers(text, language)).split())


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("7", "en", "seven"),
        ("99", "en", "ninety nine"),
        ("99", "vi", "chín mươi chín"),
        ("99", "fr", "quatre vingt dix neuf"),
        ("99", "de", "neunundneunzig"),
        ("99", "es", "noventa y nueve"),
        # years
        ("1985", "en", "nineteen eighty five"),
        ("2024", "en", "twenty twenty four"),
        ("1985", "de", "neunzehnhundertfünfundachtzig"),
        ("1985", "fr", "mille neuf cent quatre vingt cinq"),
        ("1985", "vi", "một nghìn chín trăm tám mươi lăm"),
        ("1985", "ja", "千九百八十五"),
        ("2500", "en", "two thousand five hundred"),
        # ordinals are an English matter
        ("1st", "en", "first"),
        ("22ND", "en", "twenty second"),
        ("42nd street", "en", "forty second street"),
        # decimals and groups, in both conventions
        ("3.14", "en", "three point one four"),
        ("3.05", "en", "three point zero five"),
        ("3,5", "fr", "trois virgule cinq"),
        ("3,5", "vi", "ba phẩy năm"),
        ("3,5", "de", "drei Komma fünf"),
        ("1,000", "en", "one thousand"),
        ("1,000,000", "en", "one million"),
        ("1.000", "de", "eintausend"),
        ("1.000", "vi", "một nghìn"),
        ("1.000.000", "es", "un millón"),
        ("1\u00a0000", "fr", "mille"),
        # numbers that are read out digit by digit
        ("007", "en", "zero zero seven"),
        ("0", "en", "zero"),
        ("0", "vi", "không"),
        (
            "12345678901234567",
            "en",
            "one two three four five six seven eight nine zero one two three four five six seven",
        ),
        # other scripts' digits
        ("٣", "en", "three"),
        ("１２", "vi", "mười hai"),
        # signs
        ("rock & roll", "en", "rock and roll"),
        ("mưa & nắng", "vi", "mưa và nắng"),
        ("100%", "de", "einhundert prozent"),
        # no numbers, no change
        ("la la", "en", "la la"),
    ],
)
def test_numbers_in_words(text: str, language: str, words: str):
    assert spoken(text, language) == words


@pytest.mark.parametrize("language", ["", "xx", "el", "ta"])
@pytest.mark.parametrize("text", ["7", "1985", "2nd", "1,000", "3.14", "5%"])
def test_a_language_without_numbers_is_spoken_as_english(text: str, language: str):
    assert spoken(text, language) == spoken(text, "en")


def test_a_number_inside_a_word_is_set_apart():
    assert spoken("4ever") == "four ever"
    assert spoken("b4") == "b four"


@given(
    st.integers(0, 10**18),
    st.sampled_from(
        ["", "en", "vi", "fr", "de", "es", "it", "pt", "ja", "zh", "ko", "th", "ar", "ru", "am", "sv", "is", "xx"]
    ),
    st.sampled_from(["{}", "{}st", "{:,}", "{}.{}", "{},{}", "0{}", "{}%"]),
)
@settings(deadline=None, max_examples=300)
def test_no_digit_is_left(number: int, language: str, written: str):
    assert not any(character.isdecimal() for character in speak_numbers(written.format(number, number), language))
