import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.core.project_file import Project, is_foreign_share, project_text, read_project_text
from kmaker_studio.core.sane_numbers import LATEST_MS, with_sane_numbers
from kmaker_studio.core.song import Line, Song, Syllable, Word, build_lines

times = st.none() | st.integers() | st.integers(0, LATEST_MS)


@given(times, times, times, st.none() | st.floats(), times)
def test_what_is_left_can_be(
    start: int | None, end: int | None, part: int | None, sure: float | None, length: int | None
):
    word = Word("w1", "auld", start, end, sure, syllables=(Syllable("au", part), Syllable("ld")))
    song, notes = with_sane_numbers(Song(lines=(Line("l1", (word,)),), duration_ms=length))
    (kept,) = song.words()
    assert all(ms is None or 0 <= ms <= LATEST_MS for ms in (kept.start_ms, kept.end_ms, kept.syllables[0].start_ms))
    assert kept.confidence is None or 0 <= kept.confidence <= 1
    assert (kept == word) == (not notes)
    assert song.duration_ms is None or 0 <= song.duration_ms <= LATEST_MS


@given(st.integers(0, 100_000), st.integers(0, 100_000), st.floats(0, 1))
def test_what_can_be_is_kept(start: int, length: int, sure: float) -> None:
    song = Song(lines=(Line("l1", (Word("w1", "auld", start, start + length, sure),)),))
    assert with_sane_numbers(song) == (song, ())


@pytest.mark.parametrize("number", ["-1e308", "1e308", "7", "-0.5"])
def test_a_project_with_a_confidence_that_is_none_opens_and_says_so(number: str) -> None:
    data = project_text(Project(Song(lines=build_lines([[("auld", 500, 900)]]))), Path("/")).decode()
    damaged = data.replace('"end_ms": 900', f'"end_ms": 900, "confidence": {number}')
    project = read_project_text(damaged.encode(), Path("/song.kmaker"))
    assert next(project.song.words()).confidence is None
    assert len(project.notes) == 1


@pytest.mark.parametrize("ms", [10**12, 10**15, -5, 10**30])
def test_a_project_with_a_time_of_no_song_opens_or_is_refused(ms: int) -> None:
    data = project_text(Project(Song(lines=build_lines([[("auld", 500, 900)]]))), Path("/")).decode()
    project = read_project_text(data.replace("900", str(ms)).encode(), Path("/song.kmaker"))
    assert not next(project.song.words()).is_timed
    assert math.isfinite(project.song.duration_ms or 0)


def test_a_sound_on_another_computer_is_known_by_its_name() -> None:
    assert is_foreign_share(r"\\server\share\song.wav", Path("C:/songs"))
    assert is_foreign_share("//server/share/song.wav", Path("C:/songs"))
    assert not is_foreign_share(r"\\server\share\song.wav", Path("//server/share/projects"))
    assert not is_foreign_share(r"C:\songs\song.wav", Path("C:/songs"))
    assert not is_foreign_share("song.wav", Path("C:/songs"))
