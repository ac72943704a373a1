"""Repeated stanzas: found, changed together, timed alike."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.core.edits import join_with_next_line, set_word_text, split_line
from kmaker_studio.core.edits.repeats import repeated_edit, repeats, repeats_of, stanzas, timed_like
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.problems import validate
from kmaker_studio.core.song import Song
from kmaker_studio.text.lyrics import parse_lyrics

TEXT = """[Chorus]
Sing a song of
sixpence, boys

A pocket full of rye

[Chorus]
Sing a song of
sixpence boys!

[Chorus]
sing a song
of sixpence, boys
"""


def sung(text: str = TEXT, step: int = 500, length: int = 400) -> Song:
    """Word n is sung from n * step, the chorus words of later stanzas too."""
    lines, _ = parse_lyrics(text)
    now = 0
    timed = []
    for line in lines:
        words = []
        for word in line.words:
            words.append(replace(word, start_ms=now, end_ms=now + length, confidence=0.8))
            now += step
        timed.append(replace(line, words=tuple(words)))
    return Song(lines=tuple(timed), duration_ms=now + 1000)


def texts(song: Song) -> list[str]:
    return [line.text for line in song.lines]


def test_stanzas_begin_at_marks_and_blank_lines():
    assert [(each.start, each.stop) for each in stanzas(sung())] == [(0, 2), (2, 3), (3, 5), (5, 7)]


def test_repeats_are_found_whatever_their_punctuation_case_and_line_breaks():
    (group,) = repeats(sung())
    assert [(each.start, each.stop) for each in group] == [(0, 2), (3, 5), (5, 7)]
    stanza, others = repeats_of(sung(), "w1")
    assert stanza.start == 0
    assert [each.start for each in others] == [3, 5]
    with pytest.raises(KMakerError, match="not repeated"):
        repeats_of(sung(), sung().lines[2].words[0].id)


def test_a_corrected_word_reaches_every_repeat_and_times_stay():
    song = sung()
    word = song.lines[0].words[2]
    new = repeated_edit(song, set_word_text(song, word.id, "tune"))
    assert [line.text for line in new.lines if "tune" in line.text] == ["Sing a tune of"] * 3
    assert [(each.start_ms, each.id) for each in new.words()] == [(each.start_ms, each.id) for each in song.words()]
    assert [line.section for line in new.lines] == ["Chorus", "", "", "Chorus", "", "Chorus", ""]


def test_lines_split_and_joined_in_one_stanza_are_so_in_all():
    song = sung()
    split = repeated_edit(song, split_line(song, song.lines[3].words[2].id))
    assert (
        texts(split)
        == ["Sing a", "song of", "sixpence boys!", "A pocket full of rye"] + ["Sing a", "song of", "sixpence boys!"] * 2
    )
    validate(split)
    joined = repeated_edit(song, join_with_next_line(song, "l1"))
    assert len(joined.lines) == 4


def test_an_edit_elsewhere_stays_alone():
    song = sung()
    new = set_word_text(song, song.lines[2].words[1].id, "purse")
    assert repeated_edit(song, new) is new


def test_the_shape_of_a_corrected_chorus_is_laid_over_its_repeats():
    song = sung()
    chorus = song.lines[0]
    moved = replace(chorus.words[1], start_ms=600, end_ms=700, locked=True)
    song = replace(song, lines=(replace(chorus, words=(chorus.words[0], moved, *chorus.words[2:])), *song.lines[1:]))
    new = timed_like(song, "w1")
    for line in (new.lines[3], new.lines[5]):
        first, second = line.words[:2]
        assert (second.start_ms - first.start_ms, second.end_ms - first.start_ms) == (600, 700)
        assert not second.locked
    assert new.lines[0] == song.lines[0]
    assert new.lines[2] == song.lines[2]
    validate(new)


def test_a_slower_repeat_gets_a_stretched_shape_and_keeps_its_locks():
    song = sung()
    slow = [
        replace(
            line,
            words=tuple(replace(w, start_ms=round(w.start_ms * 1.2), end_ms=round(w.end_ms * 1.2)) for w in line.words),
        )
        for line in song.lines[5:]
    ]
    locked = replace(slow[1].words[-1], locked=True)
    slow[1] = replace(slow[1], words=(*slow[1].words[:-1], locked))
    song = replace(song, lines=(*song.lines[:5], *slow), duration_ms=60_000)
    new = timed_like(song, "w1")
    gaps = [
        right.start_ms - left.start_ms for left, right in zip(new.lines[5].words, new.lines[5].words[1:], strict=False)
    ]
    assert gaps == pytest.approx([600, 600], abs=2)
    assert new.lines[6].words[-1] == locked


def test_a_stanza_without_times_is_refused():
    lines, _ = parse_lyrics(TEXT)
    with pytest.raises(KMakerError, match="no timing yet"):
        timed_like(Song(lines=lines), "w1")


@given(st.integers(0, 5), st.sampled_from(["la", "na|na", "yes"]))
def test_linked_repeats_stay_the_same_text(index, text):
    song = sung()
    words = [word for line in song.lines[:2] for word in line.words]
    new = repeated_edit(song, set_word_text(song, words[index].id, text))
    validate(new)
    assert len(repeats(new)[0]) == 3
