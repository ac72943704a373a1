import re

import pysubs2
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.core.ass_karaoke import escape_ass, karaoke_text, unescape_ass
from kmaker_studio.core.centiseconds import centiseconds
from kmaker_studio.core.song import Syllable, Word


def word(text: str, start: int | None, end: int | None, *syllables: Syllable) -> Word:
    return Word(text, text, start, end, syllables=syllables)


def test_touching_words_gaps_and_lead_in():
    words = [word("Hello", 1500, 2004), word("big", 2004, 2300), word("world", 2496, 3000)]
    assert karaoke_text(words, 1000) == r"{\k50}{\kf50}Hello {\kf30}big{\k20} {\kf50}world"
    assert karaoke_text(words[:1], 1500, tag="ko") == r"{\ko50}Hello"


def test_breaks_and_chinese():
    words = [word("你", 0, 100), word("好", 100, 200), word("世", 300, 400)]
    assert karaoke_text(words, 0) == r"{\kf10}你{\kf10}好{\k10}{\kf10}世"
    assert karaoke_text(words, 0, breaks={2}) == r"{\kf10}你{\kf10}好{\k10}\N{\kf10}世"


def test_syllables_are_timed_and_untimed_ones_lean_on_the_one_before():
    timed = word("syllable", 0, 900, Syllable("syl", 0), Syllable("la", 300), Syllable("ble", 500))
    assert karaoke_text([timed], 0) == r"{\kf30}syl{\kf20}la{\kf40}ble"
    half = word("syllable", 0, 900, Syllable("syl"), Syllable("la"), Syllable("ble", 500))
    assert karaoke_text([half], 0) == r"{\kf50}sylla{\kf40}ble"
    wrong = word("other", 0, 900, Syllable("syl", 0), Syllable("la", 300))
    assert karaoke_text([wrong], 0) == r"{\kf90}other"


def test_untimed_and_overlapping_words_take_no_time_twice():
    words = [word("a", 0, 500), word("b", None, None), word("c", 300, 800), word("d", 100, 400)]
    assert karaoke_text(words, 0) == r"{\kf30}a {\kf0}b {\kf50}c {\kf0}d"


def test_escapes():
    assert escape_ass("a{b}c") == r"a\{b\}c"
    assert "\\N" not in escape_ass("a\\Nb")
    assert escape_ass("one\ntwo\r\nthree\tfour") == "one two  three four"
    assert unescape_ass(r"a\Nb\nc\hd\{e\}") == "a b c\u00a0d{e}"


@given(st.text(st.sampled_from("ab{}\\Nnhk \u2060é好")))
def test_escaping_is_undone(text: str):
    escaped = escape_ass(text)
    assert unescape_ass(escaped) == text
    assert not re.search(r"(?<!\\)[{}]", escaped)


@st.composite
def timed_lines(draw: st.DrawFn) -> tuple[list[Word], int]:
    now = start = draw(st.integers(0, 5_000_000))
    words: list[Word] = []
    for index in range(draw(st.integers(1, 60))):
        begin = now + draw(st.integers(0, 400))
        now = begin + draw(st.integers(1, 700))
        words.append(Word(f"w{index}", "la{\\", begin, now))
    return words, start


@given(timed_lines())
def test_every_edge_stays_within_5_ms(line: tuple[list[Word], int]):
    words, start = line
    now = centiseconds(start) * 10
    event = pysubs2.SSAEvent(start=start, end=words[-1].end_ms or 0, text=karaoke_text(words, start))
    assert event.plaintext  # a second program accepts the text
    found: list[tuple[int, int]] = []
    for kind, length in re.findall(r"\{\\(k|kf)(\d+)\}", event.text):
        if kind == "kf":
            found.append((now, now + 10 * int(length)))
        now += 10 * int(length)
    assert len(found) == len(words)
    for (begin, end), sung in zip(found, words, strict=True):
        assert sung.start_ms is not None
        assert sung.end_ms is not None
        assert abs(begin - sung.start_ms) <= 5
        assert abs(end - sung.end_ms) <= 5
