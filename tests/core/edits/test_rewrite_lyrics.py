"""Corrected lyrics keep the timing of what was not changed; expected times counted by hand."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.core.edits.rewrite_lyrics import with_lyrics
from kmaker_studio.core.problems import validate
from kmaker_studio.core.song import Line, Song, Syllable, Word, build_lines
from kmaker_studio.text.lyrics import format_lyrics, parse_lyrics

SONG = Song(
    lines=build_lines(
        [
            [("Should", 500, 900), ("auld", 900, 1400), ("acquaintance", 1600, 2500)],
            [("be", 3000, 3300), ("forgot", 3500, 4200)],
            [("and", 5000, 5300), ("never", 5400, 6000), ("brought", 6200, 7000)],
        ]
    ),
    duration_ms=8000,
)


def retyped(song: Song, text: str) -> Song:
    return with_lyrics(song, *parse_lyrics(text))


def times(song: Song) -> list[tuple[str, int | None, int | None]]:
    return [(word.text, word.start_ms, word.end_ms) for word in song.words()]


def test_the_same_text_changes_nothing():
    assert retyped(SONG, format_lyrics(SONG)) == SONG


def test_another_spelling_keeps_id_time_confidence_and_lock():
    sure = replace(SONG.lines[0].words[1], confidence=0.4, locked=True)
    song = replace(SONG, lines=(replace(SONG.lines[0], words=(SONG.lines[0].words[0], sure)), *SONG.lines[1:]))
    new = retyped(song, format_lyrics(song).replace("auld", "old"))
    assert new.lines[0].words[1] == replace(sure, text="old")
    assert new.lines[1] is song.lines[1]


def test_a_new_word_has_no_time_and_the_others_stay():
    new = retyped(SONG, format_lyrics(SONG).replace("be forgot", "be ever forgot"))
    assert times(new)[3:6] == [("be", 3000, 3300), ("ever", None, None), ("forgot", 3500, 4200)]
    assert len({word.id for word in new.words()}) == 9


def test_a_word_written_as_two_shares_its_time_by_letters():
    new = retyped(SONG, format_lyrics(SONG).replace("forgot", "for got"))
    assert times(new)[4:6] == [("for", 3500, 3850), ("got", 3850, 4200)]
    back = retyped(new, format_lyrics(new).replace("for got", "forgot"))
    assert times(back) == times(SONG)


def test_lines_split_and_joined_keep_their_ids_where_they_can():
    joined = retyped(SONG, "Should auld acquaintance be forgot\n\nand never\nbrought\n")
    assert [line.id for line in joined.lines] == ["l1", "l3", "l4"]
    assert times(joined) == times(SONG)
    assert joined.lines[1].stanza_start


def test_singers_and_sections_are_taken_over():
    new = retyped(SONG, "[Verse]\nAnna:\nShould auld acquaintance\nbe forgot\nBen:\nand never brought\n")
    assert [(line.singer, line.section) for line in new.lines] == [("Anna", "Verse"), ("Anna", ""), ("Ben", "")]
    assert new.singers == ("Anna", "Ben")
    assert times(new) == times(SONG)


def test_syllable_marks_part_a_word_and_keep_their_times_when_respelt():
    parted = retyped(SONG, format_lyrics(SONG).replace("forgot", "for|got"))
    assert parted.lines[1].words[1].syllables == (Syllable("for"), Syllable("got"))
    word = replace(parted.lines[1].words[1], syllables=(Syllable("for", 3500), Syllable("got", 3900)))
    timed = replace(parted, lines=(parted.lines[0], replace(parted.lines[1], words=(parted.lines[1].words[0], word))))
    respelt = retyped(timed, format_lyrics(timed).replace("for|got", "fer|got"))
    assert respelt.lines[1].words[1].syllables == (Syllable("fer", 3500), Syllable("got", 3900))


def test_two_singers_words_joined_into_a_line_do_not_overlap():
    song = Song(lines=build_lines([[("la", 0, 1000)], [("oh", 600, 1500)], [("hey", 200, 400)]]), duration_ms=2000)
    new = retyped(song, "la oh hey\n")
    validate(new)
    assert times(new) == [("la", 0, 600), ("oh", 600, 1500), ("hey", None, None)]


words = st.sampled_from(["la", "oh", "hey", "Love", "love,", "forgot", "君", "na|na", "don't"])
texts = st.lists(st.lists(words, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=6).map("\n".join)


def timed(song: Song) -> Song:
    """Every word 100 ms long, 50 ms apart."""
    lines: list[Line] = []
    now = 0
    for line in song.lines:
        new: list[Word] = []
        for word in line.words:
            new.append(replace(word, start_ms=now, end_ms=now + 100))
            now += 150
        lines.append(replace(line, words=tuple(new)))
    return replace(song, lines=tuple(lines), duration_ms=now + 1000)


@settings(deadline=None)
@given(texts, texts)
def test_any_text_gives_a_whole_song_of_that_text(before: str, after: str):
    lines, singers = parse_lyrics(before)
    song = timed(Song(lines=lines, singers=singers))
    new = retyped(song, after)
    validate(new)
    assert format_lyrics(new) == format_lyrics(Song(lines=parse_lyrics(after)[0]))
    starts = [word.start_ms for word in new.words() if word.start_ms is not None]
    assert starts == sorted(starts)


@settings(deadline=None)
@given(texts)
def test_the_same_text_again_is_no_edit(text: str):
    lines, singers = parse_lyrics(text)
    song = timed(Song(lines=lines, singers=singers))
    assert retyped(song, format_lyrics(song)) == song
