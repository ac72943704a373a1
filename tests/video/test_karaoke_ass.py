import re
from collections.abc import Callable
from dataclasses import replace

import pysubs2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.video.karaoke_ass import editable_ass, karaoke_ass
from kmaker_studio.video.style import load_style


def lyric_events(text: str) -> list[pysubs2.SSAEvent]:
    return [event for event in pysubs2.SSAFile.from_string(text, format_="ass") if event.effect == "karaoke"]


def spoken(event: pysubs2.SSAEvent) -> list[tuple[str, int, int]]:
    """(text, start, end) of each non-blank karaoke part of an event, in milliseconds."""
    now = event.start
    parts: list[tuple[str, int, int]] = []
    for length, text in re.findall(r"\{\\kf?(\d+)\}([^{]*)", event.text):
        if text.replace("\\N", "").strip():
            parts.append((text.replace("\\N", "").strip(), now, now + 10 * int(length)))
        now += 10 * int(length)
    return parts


@pytest.mark.parametrize("seed", range(5))
def test_every_boundary_is_within_5_ms(random_song: Callable[..., Song], seed: int) -> None:
    song = random_song(seed, lines=20)
    events = lyric_events(karaoke_ass(song))
    assert len(events) == len(song.lines)
    for event, line in zip(events, song.lines, strict=True):
        parts = spoken(event)
        assert [text for text, _, _ in parts] == [word.text for word in line.words]
        for (_, start, end), word in zip(parts, line.words, strict=True):
            assert abs(start - (word.start_ms or 0)) <= 5
            assert abs(end - (word.end_ms or 0)) <= 5


def test_the_known_text_of_a_line() -> None:
    song = Song(lines=build_lines([[("and", 5000, 5404), ("days", 5404, 5806), ("of", 6206, 6500)]]))
    (event,) = lyric_events(karaoke_ass(song))
    assert (event.start, event.end) == (1500, 6900)
    assert re.sub(r"^\{\\an.*?\}", "", event.text) == r"{\k350}{\kf40}and {\kf41}days{\k40} {\kf29}of"


def test_decoration_is_marked_as_such(random_song: Callable[..., Song]) -> None:
    song = replace(random_song(1, start_ms=30_000), title="Title, with {braces}", artist="Someone")
    events = list(pysubs2.SSAFile.from_string(karaoke_ass(song), format_="ass"))
    assert {event.effect for event in events} == {"karaoke", "kmaker-decor"}
    decor = [event.text for event in events if event.effect == "kmaker-decor"]
    assert any("Title, with \\{braces\\}" in text for text in decor)
    assert sum("\\p1" in text for text in decor) == 3 + 2  # dots, and the bar with its track
    assert all(event.end > event.start for event in events)


def test_a_style_a_singer(random_song: Callable[..., Song]) -> None:
    names = ("Anna", "Ben, the bass", "anna", "Default", "\\{}")
    song = random_song(2, lines=5)
    lines = tuple(replace(line, singer=name) for line, name in zip(song.lines, names, strict=True))
    text = karaoke_ass(replace(song, singers=names, lines=lines))
    file = pysubs2.SSAFile.from_string(text, format_="ass")
    used = [event.style for event in lyric_events(text)]
    assert used[:2] == ["Anna", "Ben the bass"]
    assert len({name.lower() for name in used}) == 5
    assert set(used) <= set(file.styles)
    colours = {str(file.styles[name].primarycolor) for name in used[:4]}
    assert len(colours) == 4


@settings(deadline=None)
@given(st.lists(st.text(min_size=1).filter(lambda text: text.strip() == text and len(text.split()) == 1), min_size=1))
def test_no_lyrics_break_the_file(texts: list[str]) -> None:
    specs = [(text, 1000 + 500 * index, 1500 + 500 * index) for index, text in enumerate(texts)]
    text = karaoke_ass(Song(title=texts[0], lines=build_lines([specs])))
    assert all(row.startswith(("Dialogue: ", "Format: ")) for row in text.split("[Events]\n")[1].split("\n") if row)
    assert len(lyric_events(text)) == 1


def test_an_untimed_song_gives_a_file_without_lyrics() -> None:
    assert lyric_events(karaoke_ass(Song(lines=build_lines([["not", "yet"]])))) == []


def test_the_script_resolution_is_the_video_s() -> None:
    text = karaoke_ass(Song(lines=build_lines([[("a", 0, 500)]])), load_style("stage"), (1080, 1920))
    assert "PlayResX: 1080\nPlayResY: 1920\n" in text


def times(event: pysubs2.SSAEvent) -> list[tuple[str, int]]:
    return [(text, start) for text, start, _ in spoken(event)]


def test_for_an_editor_there_is_one_event_a_line_and_nothing_else() -> None:
    words = [
        [("one", 1000, 1500), ("two", 1500, 2000)],
        [("long", 2500, 4500), ("short", 3000, 3500), ("end", 4500, 5000)],
    ]
    lines = build_lines(words)
    lines = (lines[0], replace(lines[1], singer="Anna"))
    song = Song("T", "A", lines=lines, singers=("Anna",), duration_ms=60_000)
    text = editable_ass(song)
    file = pysubs2.SSAFile.from_string(text, format_="ass")
    assert [(event.style, event.name, event.effect) for event in file] == [
        ("Default", "", "karaoke"),
        ("Anna", "Anna", "karaoke"),
    ]
    assert all(event.text.startswith("{\\k") for event in file)
    assert re.findall(r"\\(?!k)\w+", "".join(event.text for event in file)) == []
    assert [times(event) for event in file] == [
        [("one", 1000), ("two", 1500)],
        [("long", 2500), ("short", 3000), ("end", 4500)],
    ]
    assert file.styles["Default"].alignment == pysubs2.Alignment.BOTTOM_CENTER
    assert 0 < file[1].marginv < file[0].marginv
    assert len(pysubs2.SSAFile.from_string(file.to_string("srt"), format_="srt")) == 2


def test_for_an_editor_sides_are_styles() -> None:
    song = Song(lines=build_lines([[("one", 1000, 1500)], [("two", 2000, 2500)]]))
    file = pysubs2.SSAFile.from_string(editable_ass(song, load_style("duet")), format_="ass")
    assert [event.style for event in file] == ["Default", "Default right"]
    assert file[0].marginl == file[1].marginr > 0
    assert file.styles["Default right"].alignment == pysubs2.Alignment.BOTTOM_RIGHT
