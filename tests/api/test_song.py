"""Songs as scripts read, change and write them."""

from dataclasses import replace
from pathlib import Path

import pytest

import kmaker_studio as km
from kmaker_studio.core.content_hash import content_hash
from kmaker_studio.core.project_store import backup_of, load_project
from kmaker_studio.video.song_style import read_song_style
from kmaker_studio.video.style import load_style, write_style


def times(song: km.Song) -> list[tuple[str, int | None, int | None]]:
    return [(word.text, word.start_ms, word.end_ms) for word in song.words]


def test_what_a_song_says(timed: km.Song):
    assert times(timed) == [("Hello", 1000, 1500), ("world", 1500, 2000), ("again", 3000, 4000)]
    assert [line.text for line in timed.lines] == ["Hello world", "again"]
    assert (timed.title, timed.artist, timed.language, timed.is_timed) == ("", "", "", True)
    assert not km.parse("la la").is_timed


@pytest.mark.parametrize("suffix", [".lrc", ".ass", ".json", ".ultrastar.txt", ".kmaker"])
def test_every_timed_format_is_written_and_read(timed: km.Song, tmp_path: Path, suffix: str):
    path = tmp_path / f"song{suffix}"
    timed.save(path)
    again = km.read(path)
    assert [word.text for word in again.words] == ["Hello", "world", "again"]
    for (_, start, end), (_, there, to) in zip(times(again), times(timed), strict=True):
        assert abs((start or 0) - (there or 0)) <= 10  # ASS counts centiseconds, UltraStar beats
        assert abs((end or 0) - (to or 0)) <= 20


def test_plain_text_says_what_it_loses(timed: km.Song, tmp_path: Path):
    losses = timed.save(str(tmp_path / "song.txt"))
    assert (tmp_path / "song.txt").read_text("utf-8") == "Hello world\nagain\n"
    assert losses == ("Plain lyrics do not keep the times.",)


def test_notes_of_the_reader(tmp_path: Path):
    path = tmp_path / "song.txt"
    path.write_text("[00:01.00]<00:01.00>Hello<00:02.00>\n", "utf-8")
    assert km.read(path).notes == ("song.txt holds LRC and was read as that.",)


def test_edits_are_functions_of_the_document(timed: km.Song):
    titled = timed.edited(lambda document: replace(document, title="Hi", artist="Me"))
    assert (titled.title, titled.artist) == ("Hi", "Me")
    assert timed.title == ""


def test_doubtful_words(timed: km.Song):
    def judged(document):
        (first, *others), *lines = (line.words for line in document.lines)
        words = (replace(first, confidence=0.3), *(replace(word, confidence=0.9) for word in others))
        return replace(document, lines=(replace(document.lines[0], words=words), *document.lines[1:])) if lines else 0

    assert [word.text for word in timed.edited(judged).doubtful_words] == ["Hello"]
    assert timed.doubtful_words == ()


def test_a_project_holds_everything(timed: km.Song, verse: Path, tmp_path: Path):
    song = timed.edited(lambda document: replace(document, title="Hi", audio=str(verse)))
    path = tmp_path / "song.kmaker"
    assert song.save(path, style="stage") == ()
    project, _ = load_project(path)
    assert project.song == song.document
    assert (project.audio_sha256, project.audio_bytes) == (content_hash(verse), verse.stat().st_size)
    assert project.style == {"preset": "stage"}
    again = km.read(path)
    assert again.style == load_style("stage")
    assert again.title == "Hi"
    assert not backup_of(path).exists()
    again.save(path, style="duet")
    assert load_project(backup_of(path))[0] == project


def test_a_style_of_ones_own(timed: km.Song, tmp_path: Path):
    mine = replace_style(load_style("classic"), sung="#123456")
    write_style(mine, tmp_path / "mine.json")
    timed.save(tmp_path / "a.ass", style=mine)
    timed.save(tmp_path / "b.ass", style=str(tmp_path / "mine.json"))
    assert "563412" in (tmp_path / "a.ass").read_text("utf-8")  # ASS writes blue first
    assert (tmp_path / "a.ass").read_text("utf-8") == (tmp_path / "b.ass").read_text("utf-8")
    timed.save(tmp_path / "song.kmaker", style=mine)
    stored = load_project(tmp_path / "song.kmaker")[0].style
    assert read_song_style(stored)[0].style == mine
    with pytest.raises(km.KMakerError, match="There is no style 'none': choose one of classic"):
        timed.save(tmp_path / "c.ass", style="none")
    assert not (tmp_path / "c.ass").exists()


def replace_style(style: km.Style, **changes: str) -> km.Style:
    import msgspec

    return msgspec.structs.replace(style, **changes)


def test_a_style_that_this_version_cannot_read_is_noted(timed: km.Song, tmp_path: Path):
    path = tmp_path / "song.kmaker"
    timed.save(path, style="stage")
    path.write_text(path.read_text("utf-8").replace('"stage"', '"jazz"'), "utf-8")
    (note,) = km.read(path).notes
    assert note.startswith("The style of this project cannot be read")


@pytest.mark.parametrize("name", ["song.mp5", "song"])
def test_an_extension_that_is_none(timed: km.Song, tmp_path: Path, name: str):
    with pytest.raises(km.KMakerError, match=r"not one that can be written: use one of \.ass"):
        timed.save(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_read(tmp_path: Path):
    with pytest.raises(km.KMakerError, match="does not exist"):
        km.read(tmp_path / "none.lrc")
    with pytest.raises(km.KMakerError, match="holds no lyrics"):
        km.parse(" \n")
