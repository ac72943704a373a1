"""The shipped model, from a sound file and lyrics to word times."""

import itertools
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kmaker_studio.align.aligner import Aligner, Alignment
from kmaker_studio.audio.decode import read_mono
from kmaker_studio.core.doubtful import DOUBTFUL
from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.core.jobs import Progress
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.demo import DemoSong
from kmaker_studio.formats import read_song
from kmaker_studio.text.lyrics import parse_lyrics

DEMO_NAMES = ["auld-lang-syne", "con-co"]


@pytest.fixture(scope="module")
def verse(demos: dict[str, DemoSong], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first 16 s of the English song: its first three lines, one window of the network."""
    path = tmp_path_factory.mktemp("verse") / "verse.wav"
    soundfile.write(path, read_mono(demos["auld-lang-syne"].audio, 16_000)[: 16 * 16_000], 16_000)
    return path


def song_of(*lines: str, language: str = "en") -> Song:
    return Song(lines=build_lines([line.split() for line in lines]), language=language)


FIRST_LINES = ("Should auld acquaintance be forgot,", "and never brought to mind?")


def spans(song: Song) -> list[tuple[int, int]]:
    timed = [(word.start_ms, word.end_ms) for word in song.words()]
    assert all(start is not None and end is not None for start, end in timed)
    return timed  # type: ignore[return-value]


def assert_sound(song: Song) -> None:
    """Every word timed, in order, without overlap, inside the song."""
    times = spans(song)
    assert times[0][0] >= 0
    assert song.duration_ms is not None
    assert times[-1][1] <= song.duration_ms
    assert all(start < end for start, end in times)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(times))


@pytest.mark.parametrize("name", DEMO_NAMES)
def test_the_demo_songs_are_aligned(name: str, aligned_demos: dict[str, Alignment], demos: dict[str, DemoSong]):
    alignment = aligned_demos[name]
    assert_sound(alignment.song)
    assert alignment.warnings == ()
    truth = read_song(demos[name].truth).song
    assert [word.text for word in alignment.song.words()] == [word.text for word in truth.words()]
    true, found = np.array(spans(truth)) / 1000, np.array(spans(alignment.song)) / 1000
    errors = np.abs(true[:, 0] - found[:, 0])
    overlap = np.minimum(true[:, 1], found[:, 1]) - np.maximum(true[:, 0], found[:, 0])
    union = np.maximum(true[:, 1], found[:, 1]) - np.minimum(true[:, 0], found[:, 0])
    assert errors.mean() < 0.1
    assert np.median(errors) < 0.04
    assert np.mean(errors <= 0.3) >= 0.92
    assert np.mean(overlap.clip(0) / union) > 0.7  # words end early, as in karaoke files


@pytest.mark.parametrize("name", DEMO_NAMES)
def test_what_an_alignment_says_of_the_song(name: str, aligned_demos: dict[str, Alignment], demos: dict[str, DemoSong]):
    song = aligned_demos[name].song
    assert song.language == {"auld-lang-syne": "en", "con-co": "vi"}[name]
    assert song.audio == str(demos[name].audio)
    assert song.duration_ms == pytest.approx(soundfile.info(demos[name].audio).duration * 1000, abs=1)
    sureness = [word.confidence for word in song.words()]
    assert all(value is not None and 0 <= value <= 1 for value in sureness)
    assert np.mean([value for value in sureness if value is not None]) > 0.8


@pytest.mark.parametrize(("sound", "words"), [("auld-lang-syne", "con-co"), ("con-co", "auld-lang-syne")])
def test_lyrics_of_another_song_are_doubted(sound: str, words: str, aligner: Aligner, demos: dict[str, DemoSong]):
    alignment = aligner.align(read_song(demos[words].lyrics).song, demos[sound].audio)
    assert_sound(alignment.song)
    assert len(alignment.warnings) == 1
    assert "do these lyrics belong to this song?" in alignment.warnings[0]
    sureness = [word.confidence or 0.0 for word in alignment.song.words()]
    assert np.mean(sureness) < DOUBTFUL


def test_what_cannot_be_sung_is_placed_between_its_neighbours(aligner: Aligner, verse: Path):
    plain = aligner.align(song_of(*FIRST_LINES), verse).song
    marked = aligner.align(
        song_of("♪ ♪ Should auld — acquaintance be … forgot,", "♪", "and never brought to mind? ♪"), verse
    ).song
    assert_sound(marked)
    sung = [word for word in marked.words() if word.text.strip("♪—…")]
    unsung = [word for word in marked.words() if not word.text.strip("♪—…")]
    assert len(unsung) == 6
    assert all(word.confidence is None for word in unsung)
    assert all(word.confidence is not None for word in sung)
    for word, before in zip(sung, plain.words(), strict=True):
        assert abs((word.start_ms or 0) - (before.start_ms or 0)) <= 5


def test_no_room_for_what_cannot_be_sung(aligner: Aligner, verse: Path):
    many = " ".join("♪" * 700)
    song = aligner.align(song_of(many, f"Should {many} auld acquaintance be forgot, {many}"), verse).song
    assert_sound(song)
    assert song.word_count == 5 + 3 * 700


def test_old_times_are_replaced(aligner: Aligner, verse: Path):
    plain = song_of(*FIRST_LINES)
    words = [[(word.text, 100, 200) for word in line.words] for line in plain.lines]
    timed = replace(plain, lines=build_lines(words))
    assert spans(aligner.align(timed, verse).song) == spans(aligner.align(plain, verse).song)


def test_section_marks_are_not_sung(aligner: Aligner, verse: Path):
    text = "[Verse 1]\n{}\n\n[Chorus: everybody]\n{}\n".format(*FIRST_LINES)
    song = aligner.align(Song(lines=parse_lyrics(text)[0], language="en"), verse).song
    assert spans(song) == spans(aligner.align(song_of(*FIRST_LINES), verse).song)
    assert [line.section for line in song.lines] == ["Verse 1", "Chorus: everybody"]


def test_a_part_that_the_lyrics_omit_is_passed_over(aligner: Aligner, aligned_demos: dict[str, Alignment], verse: Path):
    """The second line alone is found where it is sung, though the first is sung before it and a third after."""
    alone = spans(aligner.align(song_of(FIRST_LINES[1]), verse).song)
    whole = spans(aligned_demos["auld-lang-syne"].song)[5:10]
    assert [start for start, _ in alone] == pytest.approx([start for start, _ in whole], abs=100)


@pytest.mark.parametrize("song", [Song(), song_of("— ♪ …", "?!"), Song(lines=build_lines([[]]))])
def test_nothing_to_sing(song: Song, aligner: Aligner, verse: Path):
    with pytest.raises(KMakerError, match=r"The lyrics have no word.*: give a file with the words that are sung\."):
        aligner.align(replace(song, language=""), verse)


def test_more_words_than_the_song_holds(aligner: Aligner, verse: Path):
    with pytest.raises(KMakerError, match=r"The lyrics have 1000 words, more than 16 s of .*verse\.wav can hold"):
        aligner.align(song_of(*FIRST_LINES * 100), verse)


def test_lyrics_in_another_language_than_said(aligner: Aligner, verse: Path, demos: dict[str, DemoSong]):
    vietnamese = replace(read_song(demos["con-co"].lyrics).song, language="en")
    with pytest.raises(KMakerError, match="The lyrics look like 'vi', not 'en'"):
        aligner.align(vietnamese, verse)


@pytest.mark.parametrize("level", [0.0, 1e-5])
def test_a_silent_recording(aligner: Aligner, tmp_path: Path, level: float):
    path = tmp_path / "silent.wav"
    soundfile.write(path, level * np.random.default_rng(0).standard_normal(32_000), 16_000)
    with pytest.raises(KMakerError, match=r"silent\.wav is silent: choose a recording with singing\."):
        aligner.align(song_of("la la"), path)


def test_the_shortest_of_sounds(aligner: Aligner, tmp_path: Path):
    path = tmp_path / "short.wav"
    soundfile.write(path, 0.3 * np.random.default_rng(0).standard_normal(16_000 // 4), 16_000)
    song = aligner.align(song_of("la"), path).song
    assert_sound(song)
    assert song.duration_ms == 250


@pytest.mark.parametrize("calls", [0, 1, 3, 8, 12])
def test_cancelling_at_any_point(aligner: Aligner, verse: Path, calls: int):
    asked = itertools.count()
    with pytest.raises(JobCancelled):
        aligner.align(song_of(*FIRST_LINES), verse, cancelled=lambda: next(asked) >= calls)


def test_progress_is_told_in_order(verse: Path):
    aligner = Aligner.load()  # one that has not heard this sound yet
    seen: list[Progress] = []
    aligner.align(song_of(*FIRST_LINES), verse, seen.append)
    stages = [stage for stage, _ in itertools.groupby(progress.stage for progress in seen)]
    assert stages == ["Reading the sound", "Listening", "Finding the words"]
    for stage in stages:
        done = [progress.share for progress in seen if progress.stage == stage]
        assert done == sorted(done)
        assert done[-1] == 1.0


@pytest.mark.parametrize("lyrics", ["ooh la la hey yeah " * 4, "monkey " * 60], ids=["vocables", "one word"])
def test_lyrics_that_could_stand_anywhere_are_doubted(lyrics: str, aligner: Aligner, verse: Path):
    words = lyrics.split()
    lines = [" ".join(words[place : place + 10]) for place in range(0, len(words), 10)]
    song = aligner.align(song_of(*lines), verse).song
    assert_sound(song)
    sureness = [word.confidence or 0.0 for word in song.words()]
    assert np.mean(sureness) < 0.5


def test_an_extra_line_moves_no_other_word(aligner: Aligner, verse: Path):
    plain = list(aligner.align(song_of(*FIRST_LINES), verse).song.words())
    song = aligner.align(
        song_of(FIRST_LINES[0], "bitter purple grapes and yellow kitchens", FIRST_LINES[1]), verse
    ).song
    assert_sound(song)
    words = list(song.words())
    strange = words[len(FIRST_LINES[0].split()) :][:6]
    assert max(word.confidence or 0.0 for word in strange) < 0.2
    for word, before in zip([word for word in words if word not in strange], plain, strict=True):
        assert abs((word.start_ms or 0) - (before.start_ms or 0)) <= 60
