import json

import pytest

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song
from kmaker_studio.formats.whisper_json import read_whisper


def times(song: Song) -> list[list[tuple[str, int | None, int | None]]]:
    return [[(word.text, word.start_ms, word.end_ms) for word in line.words] for line in song.lines]


def word(text: str, start: float | None, end: float | None, name: str = "word") -> dict[str, object]:
    return {name: text} | ({} if start is None else {"start": start, "end": end})


def test_words_that_bring_their_spaces():
    segments = [
        {"start": 10, "end": 11.2, "text": " Pa-per boats", "words": [word(" Pa", 10, 10.2), word("-per", 10.2, 10.5)]},
        {"start": 12.0, "end": 13.0, "text": "紙の", "words": [word("紙", 12, 12.5), word("の", 12.5, 13)]},
        {"start": 14.0, "end": 15.0, "text": " later on"},
    ]
    reading = read_whisper(json.dumps({"text": "", "segments": segments, "language": "english"}))
    assert times(reading.song) == [
        [("Pa-per", 10000, 10500)],
        [("紙", 12000, 12500), ("の", 12500, 13000)],
        [("later", 14000, 14714), ("on", None, None)],
    ]
    assert reading.song.language == "en"


def test_whisperx_where_some_words_have_no_times():
    words = [word("It's", 1, 1.4), word("20", None, None), word("paper,", None, None), word("boats", 2.0, 2.5)]
    segments = [{"start": 1, "end": 2.5, "text": "It's 20 paper, boats", "words": words, "speaker": "SPEAKER_01"}]
    reading = read_whisper(json.dumps({"segments": segments, "word_segments": words}))
    assert times(reading.song) == [
        [("It's", 1000, 1400), ("20", 1400, 1700), ("paper,", 1700, 2000), ("boats", 2000, 2500)]
    ]
    assert reading.song.singers == ("SPEAKER_01",)
    assert "words without times" in reading.notes[0]


def test_words_beside_the_segments_and_other_names():
    data = {
        "segments": [{"start": 1, "end": 2, "text": "one two"}, {"start": 3, "end": 4, "text": "three"}],
        "words": [word("one", 1, 1.5), word("two", 1.5, 2), word("three", 3, 4)],
    }
    assert times(read_whisper(json.dumps(data)).song) == [
        [("one", 1000, 1500), ("two", 1500, 2000)],
        [("three", 3000, 4000)],
    ]
    listed = [
        {"start": 1, "end": 2, "text": " la lo", "words": [word(" la", 1, 1.5, "text"), word(" lo", 1.5, 2, "text")]}
    ]
    assert times(read_whisper(json.dumps(listed)).song) == [[("la", 1000, 1500), ("lo", 1500, 2000)]]


def test_whisper_cpp():
    item = {"timestamps": {"from": "00:00:01,000"}, "offsets": {"from": 1000, "to": 2000}, "text": " la"}
    reading = read_whisper(json.dumps({"result": {"language": "vi"}, "transcription": [item]}))
    assert times(reading.song) == [[("la", 1000, 2000)]]
    assert reading.song.language == "vi"


def test_odd_segments_are_told_and_others_read():
    segments = [7, {"start": "soon", "end": None, "text": "la la"}, {"start": 2, "end": 3, "text": "lo"}, {"start": 1}]
    reading = read_whisper(json.dumps({"segments": segments}))
    assert times(reading.song) == [[("la", None, None), ("la", None, None)], [("lo", 2000, 3000)]]
    assert reading.notes[0] == "2 segments that cannot be read were left out."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"segments": []}', "no segments"),
        ('{"segments": {"a": 1}}', "no segments"),
        ('{"segments": [\n{"text" 1}]}', "line 2"),
        ("7", "no segments"),
    ],
)
def test_what_is_refused(text: str, message: str):
    with pytest.raises(KMakerError, match=message):
        read_whisper(text)
