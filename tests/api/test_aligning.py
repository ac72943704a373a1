"""`km.align` with the shipped model on the demo song."""

from dataclasses import replace
from pathlib import Path

import pytest

import kmaker_studio as km
from kmaker_studio.demo import DemoSong
from tests.api.conftest import LYRICS


def onsets(song: km.Song) -> list[int]:
    return [-1 if word.start_ms is None else word.start_ms for word in song.words]


def test_a_song_and_its_lyrics(aligned: km.Song, demo: DemoSong, tmp_path: Path):
    assert aligned.is_timed
    assert aligned.language == "en"
    assert aligned.notes == ()
    figures = km.score(aligned, demo.truth)
    assert figures.mean < 0.1
    assert figures.pco > 0.92
    aligned.save(tmp_path / "song.lrc")
    assert onsets(km.read(tmp_path / "song.lrc")) == pytest.approx(onsets(aligned), abs=5)


def test_paths_as_text_and_a_checkpoint_of_ones_own(late_checkpoint: Path, verse: Path, aligner, tmp_path: Path):
    lyrics = tmp_path / "lyrics.txt"
    lyrics.write_text(LYRICS, "utf-8")
    shipped = km.align(str(verse), str(lyrics), aligner=aligner)
    late = km.align(verse, km.parse(LYRICS), checkpoint=str(late_checkpoint), device="cpu")
    assert onsets(late)[0] == pytest.approx(onsets(shipped)[0] + 200, abs=1)


def test_anchors_from_a_file_or_a_song(verse: Path, aligner, tmp_path: Path):
    text = "[00:03.10]<00:03.10>acquaintance<00:03.77>\n"
    (tmp_path / "anchors.lrc").write_text(text, "utf-8")
    for anchors in (tmp_path / "anchors.lrc", km.parse(text)):
        song = km.align(verse, km.parse(LYRICS), anchors=anchors, aligner=aligner)
        words = {word.text: word for word in song.words}
        assert (words["acquaintance"].start_ms, words["acquaintance"].end_ms) == (3100, 3770)
        assert (words["auld"].end_ms or 0) <= 3100
        assert (words["be"].start_ms or 0) >= 3770


def test_anchors_of_another_song(verse: Path, aligner):
    strange = km.parse("[00:01.00]<00:01.00>Something<00:01.50>")
    with pytest.raises(km.KMakerError, match=r"fixes no word of the lyrics: give a timed file"):
        km.align(verse, km.parse(LYRICS), anchors=strange, aligner=aligner)


def test_a_locked_word_stays(aligned: km.Song, demo: DemoSong, aligner):
    def locked(document):
        line, *others = document.lines
        word = replace(line.words[2], start_ms=line.words[2].start_ms + 30, locked=True)
        return replace(document, lines=(replace(line, words=(*line.words[:2], word, *line.words[3:])), *others))

    corrected = aligned.edited(locked)
    again = km.align(demo.audio, corrected, aligner=aligner)
    assert onsets(again)[2] == onsets(aligned)[2] + 30
    assert onsets(again)[10:] == onsets(aligned)[10:]


def test_a_region(aligned: km.Song, demo: DemoSong, aligner):
    """Words outside it keep what they have, those inside are found again."""
    lost = aligned.edited(
        lambda document: replace(
            document,
            lines=tuple(
                replace(line, words=tuple(replace(word, start_ms=15_000, end_ms=15_100) for word in line.words))
                if number == 3
                else line
                for number, line in enumerate(document.lines)
            ),
        )
    )
    start, end = aligned.lines[3].start_ms or 0, aligned.lines[3].end_ms or 0
    found = km.align(
        demo.audio, lost, start_ms=min(start, 15_000) - 200, end_ms=max(end, 15_100) + 200, aligner=aligner
    )
    assert found.is_timed
    inside = range(min(start, 15_000) - 200, max(end, 15_100) + 200)
    for word, before in zip(found.lines[3].words, aligned.lines[3].words, strict=True):
        assert word.start_ms in inside
        assert abs((word.start_ms or 0) - (before.start_ms or 0)) < 300
    assert onsets(found)[-5:] == onsets(aligned)[-5:]


def test_lines_outside_the_sound(verse: Path, aligner):
    with pytest.raises(km.KMakerError, match="There is no sound from 90 s to 95 s"):
        km.align(verse, km.parse(LYRICS), start_ms=90_000, end_ms=95_000, aligner=aligner)


def test_a_language_is_checked(demo: DemoSong, aligner):
    vietnamese = next(song for song in km.demo_songs() if song.name == "con-co").lyrics
    with pytest.raises(km.KMakerError, match="The lyrics look like 'vi', not 'en'"):
        km.align(demo.audio, vietnamese, language="en", aligner=aligner)
    with pytest.raises(km.KMakerError, match="is not a language code"):
        km.align(demo.audio, demo.lyrics, language="klingon", aligner=aligner)


def test_lyrics_of_another_song_are_noted(verse: Path, aligner):
    other = km.parse("A quick brown fox jumps\nover lazy purple dogs\nunder yellow kitchen windows\n")
    (note,) = km.align(verse, other, aligner=aligner).notes
    assert note.endswith("do these lyrics belong to this song?")


def test_progress_and_cancel(verse: Path):
    steps: list[km.Progress] = []
    fresh = km.load_aligner(device="cpu")  # one that has not heard this sound yet
    km.align(verse, km.parse(LYRICS), aligner=fresh, report=steps.append)
    stages = list(dict.fromkeys(step.stage for step in steps))
    assert "Listening" in stages
    assert all(0 <= step.share <= 1 for step in steps)
    assert steps[-1].share == 1
    with pytest.raises(km.JobCancelled):
        km.align(verse, km.parse(LYRICS), cancelled=lambda: True)


def test_what_is_missing(verse: Path, tmp_path: Path):
    with pytest.raises(km.KMakerError, match="There is no sound at"):
        km.align(tmp_path / "none.mp3", km.parse(LYRICS))
    with pytest.raises(km.KMakerError, match="does not exist"):
        km.align(verse, tmp_path / "none.txt")
    with pytest.raises(km.KMakerError, match="There is no checkpoint at"):
        km.align(verse, km.parse(LYRICS), checkpoint=tmp_path / "none.safetensors")
