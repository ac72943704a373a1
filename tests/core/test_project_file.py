"""The project file: what it says, what it refuses."""

import json
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.core import project_file
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.project_file import (
    DamagedProject,
    NewerProject,
    Project,
    Unsaved,
    project_text,
    read_project_text,
)
from kmaker_studio.core.sane_numbers import LATEST_MS
from kmaker_studio.core.song import Line, Marker, Song, Syllable, Word, build_lines
from kmaker_studio.core.song_sound import ROLES, SongSound

FOLDER = Path("/music/karaoke").absolute()
PLACE = FOLDER / "song.kmaker"

texts = st.text(st.characters(codec="utf-8"), max_size=8)
times = st.none() | st.integers(0, LATEST_MS)
words = st.tuples(
    texts,
    times,
    times,
    st.none() | st.floats(0, 1),
    st.booleans(),
    st.lists(st.builds(Syllable, texts, times), max_size=3).map(tuple),
)
lines = st.tuples(st.lists(words, max_size=4), texts, texts, st.booleans())


def numbered(drawn):
    built = []
    for number, (word_list, singer, section, stanza) in enumerate(drawn):
        made = tuple(Word(f"w{number}.{index}", *word) for index, word in enumerate(word_list))
        built.append(Line(f"l{number}", made, singer, section, stanza))
    return tuple(built)


songs = st.builds(
    Song,
    title=texts,
    artist=texts,
    language=texts,
    audio=st.sampled_from(
        ["", str(FOLDER / "a b.mp3"), str(FOLDER.parent / "đêm.ogg"), str(Path("/x.wav").absolute())]
    ),
    lines=st.lists(lines, max_size=4).map(numbered),
    singers=st.lists(texts, max_size=2).map(tuple),
    duration_ms=times,
    tags=st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
)
objects = st.none() | st.dictionaries(texts, texts | st.integers(-9, 9) | st.booleans() | st.none(), max_size=3)
projects = st.builds(
    Project,
    songs,
    st.text("0123456789abcdef", max_size=64),
    st.integers(0, 2**40),
    objects,
    objects,
    st.none() | st.builds(Unsaved, st.datetimes(timezones=st.just(UTC)), texts, texts),
    st.lists(
        st.builds(
            SongSound,
            st.sampled_from(ROLES),
            st.sampled_from([str(FOLDER / "stems" / "a b.flac"), str(FOLDER.parent / "nhạc.mp3")]),
            st.text("0123456789abcdef", max_size=64),
            st.integers(0, 2**40),
            st.sampled_from(["", "spleeter-1"]),
            st.floats(-60_000, 60_000),
            st.floats(-0.006, 0.006),
            st.none() | st.floats(0, 1),
        ),
        max_size=2,
        unique_by=lambda sound: sound.role,
    ).map(tuple),
)

SONG = Song(
    title="Con cò",
    audio=str(FOLDER / "sound" / "co.ogg"),
    lines=build_lines([[("Con", 0, 300), "cò"], ["mà"]]),
    duration_ms=9000,
)


@given(projects)
def test_what_is_saved_is_what_is_loaded(project: Project):
    assert read_project_text(project_text(project, FOLDER), PLACE) == project


def test_every_field_of_the_document_is_in_the_file():
    for stored, model in ((project_file._Word, Word), (project_file._Line, Line)):
        assert set(stored.__struct_fields__) == {field.name for field in fields(model)}
    song = {field.name for field in fields(Song)}
    assert song <= set(project_file._File.__struct_fields__)


def test_the_file_is_small_and_readable():
    text = project_text(Project(SONG, "ab" * 32, 1234), FOLDER).decode()
    assert text.splitlines() == [
        "{",
        '  "format": "kmaker-project",',
        '  "version": 1,',
        '  "audio": {',
        '    "path": "sound/co.ogg",',
        f'    "sha256": "{"ab" * 32}",',
        '    "bytes": 1234',
        "  },",
        '  "title": "Con cò",',
        '  "duration_ms": 9000,',
        '  "lines": [',
        '    {"id": "l1", "words": [',
        '      {"id": "w1", "text": "Con", "start_ms": 0, "end_ms": 300},',
        '      {"id": "w2", "text": "cò"}',
        "    ]},",
        '    {"id": "l2", "words": [',
        '      {"id": "w3", "text": "mà"}',
        "    ]}",
        "  ]",
        "}",
    ]
    assert json.loads(text)["lines"][1]["words"] == [{"id": "w3", "text": "mà"}]


def test_the_sound_moves_with_its_project():
    data = project_text(Project(SONG), FOLDER)
    moved = read_project_text(data, Path("/elsewhere").absolute() / "song.kmaker")
    assert moved.song.audio == str(Path("/elsewhere/sound/co.ogg").absolute())


def test_a_recovery_file_names_its_sound_wherever_it_lies():
    unsaved = Unsaved(datetime(2026, 11, 22, 12, 30, tzinfo=UTC), str(PLACE))
    data = project_text(Project(SONG, unsaved=unsaved), Path("/home/recovery"))
    assert json.loads(data)["audio"]["path"] == SONG.audio
    assert read_project_text(data, Path("/home/recovery/a.recovery")).song == SONG


def test_a_project_of_the_first_edition_opens_unchanged():
    first = project_text(Project(SONG), FOLDER)
    assert b'"version": 1' in first
    assert read_project_text(first, PLACE).song == SONG
    word = replace(SONG.lines[0].words[0], guessed=True)
    song = replace(SONG, lines=(replace(SONG.lines[0], words=(word,)),), markers=(Marker(1200, "Chorus"),))
    assert read_project_text(project_text(Project(song), FOLDER), PLACE).song == song


def test_a_project_of_a_newer_version_is_told_from_a_damaged_one():
    newer = f'"version": {project_file.VERSION + 1}'.encode()
    data = project_text(Project(SONG), FOLDER).replace(b'"version": 1', newer)
    with pytest.raises(NewerProject, match=r"newer version of KMaker Studio .* update the program"):
        read_project_text(data, PLACE)
    # whatever else it may hold
    with pytest.raises(NewerProject):
        read_project_text(b'{"format": "kmaker-project", "version": 77, "lines": "in another way"}', PLACE)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: b"", "it is empty"),
        (lambda data: data[: len(data) // 2], "damaged"),
        (lambda data: data[:60] + bytes(40) + data[100:], "damaged"),
        (lambda data: data.replace(b'"end_ms": 300', b'"end_ms": "soon"'), r"\$.lines\[0\].words\[0\].end_ms"),
        (lambda data: data.replace(b'"w2"', b'"w1"'), "two words have the id 'w1'"),
        (lambda data: data.replace(b'"title"', b'"titel"'), "titel"),
        (lambda data: data.replace("Con cò".encode(), b"Con c\xff"), "damaged"),
        (lambda data: b'{"lyrics": []}', "is not a project"),
        (lambda data: b"[" * 100_000, "damaged"),
    ],
)
def test_damage_is_named(change, said: str):
    with pytest.raises(DamagedProject, match=said) as caught:
        read_project_text(change(project_text(Project(SONG), FOLDER)), PLACE)
    assert str(caught.value).startswith(str(PLACE))
    assert str(caught.value).endswith(".")


@given(st.data())
def test_a_file_cut_or_garbled_anywhere_is_refused_in_a_sentence_or_read(data):
    whole = bytearray(project_text(Project(SONG, "ab" * 32, 1234), FOLDER))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] = data.draw(st.integers(0, 255))
    said = "fine."
    try:
        read_project_text(bytes(whole), PLACE)
    except KMakerError as error:
        said = str(error)
    assert said.endswith(".")
    with pytest.raises(DamagedProject):
        read_project_text(bytes(whole[: min(at, len(whole) - 3)]), PLACE)


def test_text_that_no_file_can_hold_is_refused_in_a_sentence():
    broken = replace(SONG, title="\ud800")
    with pytest.raises(KMakerError, match="cannot be written"):
        project_text(Project(broken), FOLDER)


def test_a_sound_with_a_name_that_is_no_text_is_kept_by_its_hash():
    odd = replace(SONG, audio=str(FOLDER / "caf\udce9.mp3"))
    read = read_project_text(project_text(Project(odd, "ab" * 32, 5), FOLDER), PLACE)
    assert (read.audio_sha256, read.audio_bytes) == ("ab" * 32, 5)


def test_the_header_is_what_json_says(tmp_path: Path):
    empty = project_text(Project(Song()), tmp_path)
    assert msgspec.json.decode(empty) == {"format": "kmaker-project", "version": 1, "lines": []}


def test_other_sounds_are_named_beside_the_project_and_only_then_is_it_a_later_version():
    sounds = (
        SongSound("instrumental", str(FOLDER / "sound" / "co karaoke.mp3"), "ab" * 32, 900, "", 1250.5, 0.001, 0.98),
        SongSound("vocals", str(FOLDER.parent / "stems" / "v.flac"), "cd" * 32, 800, "spleeter-1"),
    )
    data = project_text(Project(SONG, sounds=sounds), FOLDER)
    stored = msgspec.json.decode(data)
    assert stored["version"] == 2
    assert [each["path"] for each in stored["sounds"]] == ["sound/co karaoke.mp3", "../stems/v.flac"]
    assert read_project_text(data, PLACE).sounds == sounds
    assert msgspec.json.decode(project_text(Project(SONG), FOLDER))["version"] == 1


def test_two_sounds_of_one_role_are_damage():
    sound = SongSound("vocals", str(FOLDER / "a.flac"))
    data = project_text(Project(SONG, sounds=(sound, sound)), FOLDER)
    with pytest.raises(DamagedProject, match="two sounds 'vocals'"):
        read_project_text(data, PLACE)
