import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.text.hyphenation import syllables_of


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("acquaintance,", "en", ("ac", "quain", "tance,")),
        ("“Never", "en", ("“Nev", "er")),
        ("Schmetterling", "de", ("Schmet", "ter", "ling")),
        ("chanson!", "fr", ("chan", "son!")),
        ("đường", "vi", ("đường",)),
        ("君", "ja", ("君",)),
        ("—", "en", ("—",)),
        ("hello", "xx", ("hello",)),
    ],
)
def test_known_words(word, language, expected):
    assert syllables_of(word, language) == expected


@given(st.text(min_size=1, max_size=20), st.sampled_from(["", "en", "de", "vi", "ru", "zz"]))
def test_the_parts_always_make_up_the_word(word, language):
    parts = syllables_of(word, language)
    assert "".join(parts) == word
    assert all(parts)
