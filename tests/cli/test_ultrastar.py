"""`kmaker ultrastar`: the folder of a song."""

import shutil
from pathlib import Path

import numpy as np
import pytest
import soundfile
from ultrastarparser import Song as OtherSong

from kmaker_studio import paths
from kmaker_studio.api.ultrastar_folder import edges_at_notes, in_syllables
from kmaker_studio.audio.decode import probe
from kmaker_studio.core.song import Line, Note, Song, Syllable, Word, build_lines
from kmaker_studio.demo import DemoSong
from kmaker_studio.formats import read_song, write_song
from tests.cli.conftest import Kmaker

WORDS = [("and", 200, 560), ("never", 600, 1250), ("brought", 1300, 1800)]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "user_cache", lambda: tmp_path / "cache")


@pytest.fixture
def piece(english: DemoSong, tmp_path: Path) -> Path:
    samples, rate = soundfile.read(english.audio)
    path = tmp_path / "Robert Burns - Auld lang syne.wav"
    soundfile.write(path, samples[int(9.6 * rate) : int(11.8 * rate)], rate)
    shutil.copy(english.audio.with_suffix(".jpg"), path.with_suffix(".jpg"))
    return path


@pytest.fixture
def timed(tmp_path: Path) -> Path:
    path = tmp_path / "words.json"
    write_song(Song(lines=build_lines([WORDS])), path)
    return path


def test_a_song_becomes_a_folder(kmaker: Kmaker, piece: Path, timed: Path, tmp_path: Path):
    """Two seconds of a song: all files are there, and another program reads the notes."""
    ran = kmaker("ultrastar", piece, timed, "-o", tmp_path / "out", "-q")
    assert (ran.status, ran.out) == (0, "")
    name = "Robert Burns - Auld lang syne"
    folder = tmp_path / "out" / name
    assert sorted(path.name for path in folder.iterdir()) == [
        f"{name} [CO].jpg",
        f"{name} [INSTR].mp3",
        f"{name} [VOC].mp3",
        f"{name}.txt",
        f"{name}.wav",
    ]
    assert (folder / f"{name}.wav").read_bytes() == piece.read_bytes()
    assert abs(probe(folder / f"{name} [VOC].mp3").duration_ms - 2200) < 80
    other = OtherSong(str(folder / f"{name}.txt"))
    assert other.get_version() == "1.1.0"
    heads = {key: other.get_attribute(key) for key in ("TITLE", "ARTIST", "AUDIO", "INSTRUMENTAL", "VOCALS", "COVER")}
    assert heads == {
        "TITLE": "Auld lang syne",
        "ARTIST": "Robert Burns",
        "AUDIO": f"{name}.wav",
        "INSTRUMENTAL": f"{name} [INSTR].mp3",
        "VOCALS": f"{name} [VOC].mp3",
        "COVER": f"{name} [CO].jpg",
    }
    song = read_song(folder / f"{name}.txt").song
    assert [word.text for word in song.words()] == ["and", "never", "brought"]
    starts = [word.start_ms for word in song.words()]
    assert starts == pytest.approx([200, 600, 1300], abs=13)
    pitches = [max(word.notes, key=lambda note: note.after_ms).pitch for word in song.words()]
    assert set(pitches) <= {65, 69, 67}  # F4 and A4 as the score has it, a glide between them
    assert not list((tmp_path / "out").glob(".ultrastar-*"))


def test_silence_has_no_pitch_and_is_told(kmaker: Kmaker, timed: Path, tmp_path: Path):
    soundfile.write(tmp_path / "quiet.wav", np.zeros(3 * 16_000), 16_000)
    ran = kmaker("ultrastar", tmp_path / "quiet.wav", timed, "-o", tmp_path / "out")
    assert ran.status == 0
    assert "No sung pitch is heard: every word is without one." in ran.err
    rows = (tmp_path / "out" / "Unknown - quiet" / "Unknown - quiet.txt").read_text().splitlines()
    assert [row[0] for row in rows if row[0] not in "#E-"] == ["F"] * 4  # “never” has two syllables


@pytest.mark.parametrize(
    ("option", "said"), [("--cover", "There is no file at"), ("--separator", "There is no separator “none.png” here")]
)
def test_refusals(kmaker: Kmaker, piece: Path, timed: Path, tmp_path: Path, option: str, said: str):
    ran = kmaker("ultrastar", piece, timed, "-o", tmp_path / "out", "-q", option, "none.png")
    assert said in ran.sentence
    assert not (tmp_path / "out").exists()


def test_no_song(kmaker: Kmaker, timed: Path, tmp_path: Path):
    assert "There is no file at" in kmaker("ultrastar", tmp_path / "none.mp3", timed, "-o", tmp_path).sentence


def test_words_are_parted_and_their_edges_stand_at_notes():
    song = in_syllables(Song(language="en", lines=build_lines([[("sailing", 0, 600), ("on", 700, 900)]])))
    first, second = song.words()
    assert [part.text for part in first.syllables] == ["sail", "ing"]
    assert second.syllables == ()
    word = Word("w1", "sailing", 0, 600, syllables=first.syllables, notes=(Note(60), Note(62, 400)))
    (fitted,) = edges_at_notes(Song(lines=(Line("l1", (word,)),))).words()
    assert fitted.syllables == (Syllable("sail", 0), Syllable("ing", 400))
    assert in_syllables(song) == song
