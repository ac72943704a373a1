import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.text.acronyms import spell_acronyms
from kmaker_studio.text.romanise import romanise_words


@pytest.mark.parametrize(
    ("line", "language", "letters"),
    [
        ("I want my MTV", "en", "i want my emteevee"),
        ("Je regarde MTV", "fr", "je regarde emmeteve"),
        ("la QSM des QSM", "fr", "la kuesseemme des kuesseemme"),
        ("Ich seh' MTV", "de", "ich seh emtefau"),
        ("xem MTV nha", "vi", "xem emteve nha"),
        ("all the DJs", "en", "all the deejays"),
        ("the DJ's song", "en", "the deejay's song"),
        ("Born in the U.S.A.", "en", "born in the youessay"),
        ("made in the USA!", "en", "made in the youessay"),
        ("plan B, T-shirt", "en", "plan bee teeshirt"),
        ("R&B", "en", "arandbee"),
        ("That's TAGCC for you", "en", "that's tagcc for you"),
        ("That's TATCCTCGT", "en", "that's teeayteeseeseeteeseejeetee"),
        ("my MP3", "en", "my empeethree"),
        # what can be read is read; calls are no acronyms; a line in capitals says nothing
        ("NASA knows", "en", "nasa knows"),
        ("HMM, SHH and Mr Jones", "en", "hmm shh and mr jones"),
        ("I AM THE ONE", "en", "i am the one"),
        ("WE WANT VIP", "en", "we want vip"),
        ("MMM and ZZZ", "en", "m and z"),
        ("V lese", "cs", "v lese"),
        ("STRČ PRST SKRZ KRK", "cs", "strc prst skrz krk"),
        ("Élan and BÉBÉ", "fr", "elan and bebe"),
    ],
)
def test_acronyms_are_spelt(line: str, language: str, letters: str):
    assert " ".join(romanise_words(line.split(), language)) == letters


@given(st.lists(st.text(string.ascii_lowercase + "'-,.!", min_size=1, max_size=8), max_size=6))
def test_words_in_small_letters_stay(words: list[str]):
    assert spell_acronyms(words, "en") == words


@given(
    st.lists(st.text(string.ascii_letters + " .&'", min_size=1, max_size=8), max_size=6),
    st.sampled_from(["en", "fr", "cs", "xx"]),
)
def test_a_word_stays_a_word(words: list[str], language: str):
    assert len(spell_acronyms(words, language)) == len(words)
