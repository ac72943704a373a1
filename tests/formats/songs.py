"""Songs for round trips: what is in them is what every timed format keeps."""

from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from kmaker_studio.core.song import Line, Song, Syllable, Word

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""For tests that may run beside others on a busy machine."""

texts = st.one_of(
    st.text("abcdeéươ'{}\\<>|,;:!?&", min_size=1, max_size=9),
    st.text("你好夢きょ世、。「」", min_size=1, max_size=1).filter(str.isalnum),
    st.sampled_from(["사랑해", "ฉันรัก", "N'existe", "\\N", "{\\k50}", "a\u00a0b", "[hey]", "2"]),
)


@st.composite
def timed_songs(draw: st.DrawFn, shortest_ms: int = 20) -> Song:
    """Lines one after the other, words with gaps and without, some of several syllables."""
    lines: list[Line] = []
    now = draw(st.integers(0, 90_000))
    number = 0
    for index in range(draw(st.integers(1, 5))):
        words: list[Word] = []
        for _ in range(draw(st.integers(1, 7))):
            number += 1
            start = now + draw(st.sampled_from([0, 0, 7, 133, 800]))
            now = start + draw(st.integers(shortest_ms, 900))
            word = Word(f"w{number}", draw(texts), start, now)
            if word.text.isascii() and word.text.isalpha() and len(word.text) > 3 and now - start >= 3 * shortest_ms:
                middle = start + (now - start) // 2
                syllables = (Syllable(word.text[:2], start), Syllable(word.text[2:], middle))
                word = replace(word, syllables=syllables)
            words.append(word)
        stanza = index > 0 and draw(st.booleans())
        lines.append(Line(f"l{index + 1}", tuple(words), stanza_start=stanza))
        now += draw(st.integers(20, 3000))
    return Song("A title", lines=tuple(lines))


def edges(song: Song) -> list[int]:
    """The starts and ends of all words, and the starts of all syllables."""
    found: list[int] = []
    for word in song.words():
        assert word.start_ms is not None
        assert word.end_ms is not None
        found += [word.start_ms, word.end_ms]
        found += [syllable.start_ms for syllable in word.syllables if syllable.start_ms is not None]
    return found


def shown(song: Song) -> list[list[str]]:
    """The texts of the words of each line."""
    return [[word.text for word in line.words] for line in song.lines]
