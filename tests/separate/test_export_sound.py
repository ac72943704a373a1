import re
import subprocess
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kmaker_studio.audio import ffmpeg
from kmaker_studio.audio.decode import probe, read_mono
from kmaker_studio.core.edits.tempo import with_tempo
from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.core.song import Song, Syllable, build_lines
from kmaker_studio.core.song_sound import SongSound
from kmaker_studio.separate import export_sound, stem_cache
from kmaker_studio.separate.export_sound import ExportSound, follow_tempo, parse_source, prepared_sound, with_offset
from kmaker_studio.separate.separator import FoundStems

RATE = 44_100


@pytest.fixture
def clicks(tmp_path: Path) -> Path:
    """A click each second for 8 s."""
    sound = np.zeros(8 * RATE)
    for second in range(1, 8):
        sound[second * RATE : second * RATE + 60] = 0.8 * np.hanning(60)
    soundfile.write(tmp_path / "clicks.wav", sound, RATE)
    return tmp_path / "clicks.wav"


@pytest.fixture
def tone(tmp_path: Path) -> Path:
    time = np.arange(8 * RATE) / RATE
    soundfile.write(tmp_path / "tone.wav", 0.1 * np.sin(2 * np.pi * 440 * time), RATE)
    return tmp_path / "tone.wav"


@pytest.mark.parametrize("tempo", [0.5, 0.8, 0.95, 1.25, 1.5])
def test_the_sound_keeps_time_with_the_words(clicks: Path, tempo: float):
    words = Song(lines=build_lines([[(f"{s}", 1000 * s, 1000 * s + 400) for s in range(1, 8)]]), duration_ms=8000)
    sound = ExportSound(tempo=tempo)
    with prepared_sound(clicks, sound) as path:
        heard = np.abs(read_mono(path, RATE))
        assert probe(path).duration_ms == pytest.approx(8000 / tempo, abs=1)
    followed = follow_tempo(words, sound)
    assert isinstance(followed, Song)
    for word in followed.words():
        assert word.start_ms is not None
        at = round(word.start_ms * RATE / 1000)
        near = heard[at - RATE // 10 : at + RATE // 10] ** 2
        centre = float((near * np.arange(len(near))).sum() / near.sum()) - RATE // 10 - 30
        assert abs(centre / RATE) < 0.006


@pytest.mark.parametrize("key", [-6, -2, 0, 3, 6])
def test_the_key_moves_by_semitones(tone: Path, key: int):
    with prepared_sound(tone, ExportSound(key=key, loudness=-30)) as path:
        samples = read_mono(path, RATE)
    assert len(samples) == 8 * RATE
    middle = samples[2 * RATE : 6 * RATE] * np.hanning(4 * RATE)
    peak = np.abs(np.fft.rfft(middle)).argmax() / 4
    assert 1200 * np.log2(peak / (440 * 2 ** (key / 12))) == pytest.approx(0, abs=5)


def loudness(path: Path) -> tuple[float, float]:
    """Integrated loudness in LUFS and true peak in dB, as ffmpeg's other meter has them."""
    command = [ffmpeg.executable(), "-hide_banner", "-i", path, "-af", "ebur128=peak=true", "-f", "null", "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    return float(re.findall(r"I: +([-\d.]+) LUFS", said)[-1]), float(re.findall(r"Peak: +([-\d.]+)", said)[-1])


@pytest.mark.parametrize("target", [-14.0, -23.0])
def test_the_loudness_is_reached_and_peaks_are_held(song: Path, target: float):
    with prepared_sound(song, ExportSound(loudness=target)) as path:
        reached, peak = loudness(path)
    assert reached == pytest.approx(target, abs=0.5)
    assert peak <= -1.0


def test_silence_stays_silent(tmp_path: Path):
    soundfile.write(tmp_path / "silence.wav", np.zeros(3 * RATE), RATE)
    with prepared_sound(tmp_path / "silence.wav", ExportSound(loudness=-14)) as path:
        assert not read_mono(path, RATE).any()


def test_a_plain_sound_is_the_song_itself(tone: Path):
    with prepared_sound(tone, ExportSound()) as path:
        assert path == tone


class Parts:
    """A separator for a song of two channels that are its stems."""

    key = "parts-1"

    def separate(self, song, folder, report, cancelled):
        samples, rate = soundfile.read(song)
        soundfile.write(folder / "v.wav", samples * [1, 0], rate, "FLOAT")
        return FoundStems(folder / "v.wav", None)


def test_instrumental_and_guide_voice(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(export_sound, "find_separator", lambda name: Parts())
    random = np.random.default_rng(0)
    stems = random.normal(0, 0.1, (3 * RATE, 2))
    soundfile.write(tmp_path / "song.wav", stems, RATE, "FLOAT")
    for sound, level in ((ExportSound("instrumental"), 0.0), (ExportSound("guide", guide_db=-20), 0.1)):
        with prepared_sound(tmp_path / "song.wav", sound) as path:
            heard, _ = soundfile.read(path)
        assert np.abs(heard - stems * [level, 1]).max() < 1e-3
    folder = cache / "stems"
    assert [path.name.split(".")[1] for path in folder.iterdir()] == [Parts.key]
    assert stem_cache.stem_cache(tmp_path / "song.wav", Parts.key) is not None


def test_a_file_is_cut_or_filled_up_to_the_songs_length_from_its_offset_on(tone: Path, cache: Path, tmp_path: Path):
    for seconds, offset in ((5, 0.0), (11, 0.0), (5, 1.5), (11, -2.25)):
        soundfile.write(tmp_path / "file.wav", 0.2 * np.ones(seconds * RATE), RATE)
        with prepared_sound(tone, ExportSound(tmp_path / "file.wav", offset=offset)) as path:
            samples = read_mono(path, RATE)
        assert len(samples) == 8 * RATE
        at = np.arange(8 * RATE) / RATE
        assert samples == pytest.approx(np.where((at >= offset) & (at < offset + seconds), 0.2, 0), abs=1e-4)


def test_a_file_that_does_not_belong_is_refused_and_one_that_does_is_placed_by_itself(cache: Path, tmp_path: Path):
    random = np.random.default_rng(3)
    band = np.repeat(random.normal(0, 0.2, 200), RATE // 10) * random.normal(0, 1, 20 * RATE)
    soundfile.write(tmp_path / "song.wav", 0.3 * band, RATE)
    soundfile.write(tmp_path / "cut.wav", 0.2 * band[3 * RATE :], RATE)
    soundfile.write(tmp_path / "other.wav", random.normal(0, 0.1, 12 * RATE), RATE)
    song = tmp_path / "song.wav"
    placed, told = with_offset(song, ExportSound(tmp_path / "cut.wav"))
    assert placed.offset == pytest.approx(3.0, abs=0.001)
    assert told == "cut.wav begins +3.000 s from the song's beginning, drift +0.000 % (certainty 100 %)."
    with prepared_sound(song, placed) as path:
        heard = read_mono(path, RATE)
    assert np.abs(heard[: 3 * RATE - 99]).max() == 0
    assert heard[4 * RATE :] == pytest.approx(0.2 * band[4 * RATE :], abs=0.02)
    with (
        pytest.raises(KMakerError, match="does not seem to belong to"),
        prepared_sound(song, ExportSound(tmp_path / "other.wav")),
    ):
        pass


def test_the_songs_own_instrumental_and_singing_are_taken_where_they_are(tmp_path: Path, cache: Path):
    random = np.random.default_rng(1)
    parts = random.normal(0, 0.1, (2, 3 * RATE))
    song = tmp_path / "song.wav"
    soundfile.write(song, parts.sum(0), RATE, "FLOAT")
    for name, samples in (("band", parts[0]), ("voice", np.r_[np.zeros(RATE), parts[1]])):
        soundfile.write(tmp_path / f"{name}.wav", samples, RATE, "FLOAT")
    own = (
        SongSound("instrumental", str(tmp_path / "band.wav")),
        SongSound("vocals", str(tmp_path / "voice.wav"), offset_ms=-1000),
    )
    for sound, level in ((ExportSound("instrumental", sounds=own), 0), (ExportSound("guide", -20, sounds=own), 0.1)):
        with prepared_sound(song, sound) as path:
            assert read_mono(path, RATE) == pytest.approx(parts[0] + level * parts[1], abs=2e-4)


def test_it_stops_when_told_to(tone: Path):
    with pytest.raises(JobCancelled), prepared_sound(tone, ExportSound(key=1), cancelled=lambda: True):
        pass


@pytest.mark.parametrize(
    ("sound", "said"),
    [
        (ExportSound(key=7), r"A key of \+7 semitones is out of range"),
        (ExportSound(tempo=0.4), r"A tempo of 0\.4 is out of range"),
        (ExportSound(tempo=float("nan")), "is out of range"),
        (ExportSound(loudness=0), r"A loudness of 0 LUFS is out of range"),
        (ExportSound("guide", guide_db=3), r"A guide voice of 3 dB is out of range"),
        (ExportSound(offset=float("inf")), r"An offset of inf s is out of range"),
        (ExportSound(Path("none.wav")), r"none\.wav does not exist"),
    ],
)
def test_what_cannot_be(tone: Path, sound: ExportSound, said: str):
    with pytest.raises(KMakerError, match=said), prepared_sound(tone, sound):
        pass


def test_sources(tmp_path: Path):
    (tmp_path / "a.wav").touch()
    assert parse_source("original") == ("original", -12)
    assert parse_source("guide:-7.5") == ("guide", -7.5)
    assert parse_source(str(tmp_path / "a.wav"))[0] == tmp_path / "a.wav"
    for text, said in (("guide:loud", "names no level"), ("instrumentl", "There is no sound “instrumentl”")):
        with pytest.raises(KMakerError, match=said):
            parse_source(text)


def test_syllables_and_words_without_times_follow_too():
    song = Song(lines=build_lines([["a", ("bcd", 1001, 1002)]]), duration_ms=5000)
    (line,) = song.lines
    word = line.words[1]
    from dataclasses import replace

    song = replace(
        song,
        lines=(
            replace(
                line,
                words=(line.words[0], replace(word, syllables=(Syllable("bc", 1001), Syllable("d")))),
            ),
        ),
    )
    fast = with_tempo(song, 1.5)
    first, second = fast.words()
    assert (first.start_ms, second.start_ms, second.end_ms) == (None, 667, 668)
    assert second.syllables == (Syllable("bc", 667), Syllable("d"))
    assert fast.duration_ms == 3333
    assert with_tempo(song, 1.0) is song


def test_an_ass_file_follows_no_other_tempo():
    with pytest.raises(KMakerError, match=r"words\.ass is drawn as it stands and follows no other tempo"):
        follow_tempo(Path("words.ass"), ExportSound(tempo=0.9))
    assert follow_tempo(Path("words.ass"), ExportSound(key=2)) == Path("words.ass")
