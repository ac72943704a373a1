import json
from pathlib import Path

from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.formats import read_song, write_song

TIMED = Song(lines=build_lines([[("Hello", 1000, 1400), ("world", 1500, 2100)], [("again", 3000, 3600)]]))


def test_convert_keeps_words_and_times(kmaker, outputs: Path):
    source = outputs / "a.json"
    write_song(TIMED, source)
    assert kmaker("convert", source, outputs / "b.lrc").out == f"{outputs / 'b.lrc'}\n"
    assert kmaker("convert", outputs / "b.lrc", outputs / "c.ass").status == 0
    assert kmaker("convert", outputs / "c.ass", outputs / "d.json", "--quiet").status == 0
    first, last = (list(read_song(outputs / name).song.words()) for name in ("a.json", "d.json"))
    assert [word.text for word in first] == [word.text for word in last]
    # LRC and ASS count hundredths of a second
    assert all(abs((a.start_ms or 0) - (b.start_ms or 0)) <= 10 for a, b in zip(first, last, strict=True))


def test_convert_says_what_is_lost(kmaker, outputs: Path):
    write_song(TIMED, outputs / "a.json")
    ran = kmaker("convert", outputs / "a.json", outputs / "a.txt")
    assert ran.status == 0
    assert ran.err.startswith("kmaker: note: a.txt: ")
    assert (outputs / "a.txt").read_text("utf-8") == "Hello world\nagain\n"


def test_untimed_lyrics_do_not_become_a_timed_file(kmaker, lyrics: Path, outputs: Path):
    assert kmaker("convert", lyrics, outputs / "a.ass").sentence
    assert list(outputs.iterdir()) == []


def times(folder: Path, name: str, *spans: tuple[int, int]) -> None:
    folder.mkdir(exist_ok=True)
    words = [{"s": start, "e": end, "d": "la"} for start, end in spans]
    (folder / f"{name}.json").write_text(json.dumps([{"s": spans[0][0], "e": spans[-1][1], "l": words}]))


def test_evaluate_a_song_computed_by_hand(kmaker, tmp_path: Path):
    times(tmp_path / "true", "song", (1000, 2000), (3000, 4000), (5000, 6000), (8000, 9000))
    # exact; 0.2 s late, half as long; 0.5 s early, ends with it; 2 s early, apart
    times(tmp_path / "guess", "song", (1000, 2000), (3200, 3700), (4500, 6000), (6000, 6500))
    ran = kmaker("evaluate", tmp_path / "true", "--predictions", tmp_path / "guess")
    assert ran.status == 0
    # mean (0 + .2 + .5 + 2) / 4, median (.2 + .5) / 2, two of four close, one derailed, IoU (1 + 1/2 + 2/3 + 0) / 4
    figures = ["0.675", "0.350", "0.500", "0.250", "0.542"]
    # starts off by 0, .2, -.5, -2 and ends by 0, -.3, 0, -2.5; one start within 0.1 s, half of them not noticed
    figures += ["-0.250", "-0.150", "0.250", "0.500"]
    lines = ran.out.splitlines()
    assert lines[1].split() == ["song", *figures]
    assert lines[2].split()[-9:] == figures
    assert lines[3].split()[-9:] == figures  # of one song no average differs
    assert lines[5] == "lost as a whole (under half within 0.3 s): 0 of 1"
    assert [line.split()[-5] for line in lines[7:]] == ["1", "4", "3", "4"]  # first, language, later, vocables


def test_evaluate_says_which_songs_are_lost(kmaker, tmp_path: Path):
    times(tmp_path / "true", "good", (0, 500))
    times(tmp_path / "true", "gone", (0, 500))
    times(tmp_path / "true", "short", (0, 500), (600, 900))
    times(tmp_path / "true", "broken", (0, 500))
    times(tmp_path / "guess", "good", (0, 500))
    times(tmp_path / "guess", "short", (0, 500))
    (tmp_path / "guess" / "broken.json").write_text("[{")
    ran = kmaker("evaluate", tmp_path / "true", "--predictions", tmp_path / "guess")
    assert ran.status == 1
    assert [line.split()[0] for line in ran.out.splitlines()][:3] == ["song", "good", "average"]
    notes = ran.err.splitlines()
    assert len(notes) == 3
    assert all(note.startswith("kmaker: note: ") and " is lost: " in note for note in notes)
    assert "its prediction has 1 words, not 2." in notes[2]


def test_evaluate_without_songs(kmaker, tmp_path: Path):
    (tmp_path / "true").mkdir()
    assert "holds no reference songs" in kmaker("evaluate", tmp_path / "true", "--predictions", tmp_path).sentence
    times(tmp_path / "true", "song", (0, 500))
    ran = kmaker("evaluate", tmp_path / "true", "--predictions", tmp_path / "none")
    assert "does not exist" in ran.sentence


STYLES = (
    "[Script Info]\n[Events]\n"
    "Dialogue: 0,0:00:01.00,0:00:02.00,Roman,,0,0,0,,{\\k50}kami\n"
    "Dialogue: 0,0:00:01.00,0:00:02.00,Kanji,,0,0,0,,{\\k50}紙\n"
)


def test_convert_has_choices_for_lrc_and_ass(kmaker, outputs: Path):
    write_song(TIMED, outputs / "a.json")
    for times, tagged in (("lines", 0), ("words", 1), ("both", 0)):
        assert kmaker("convert", outputs / "a.json", outputs / "a.lrc", "--lrc", times).status == 0
        rows = (outputs / "a.lrc").read_text("utf-8").splitlines()
        assert any(row.startswith("[00:01.00]<00:01.00>") for row in rows) == bool(tagged)
        assert read_song(outputs / "a.lrc").song.is_timed == (times != "lines")
    for kind, decorated in (("plain", False), ("drawn", True)):
        assert kmaker("convert", outputs / "a.json", outputs / "a.ass", "--ass", kind).status == 0
        assert ("kmaker-decor" in (outputs / "a.ass").read_text("utf-8")) == decorated
    assert (
        "'notes': choose one of both, lines, words"
        in kmaker("convert", outputs / "a.json", outputs / "b.lrc", "--lrc", "notes").sentence
    )
    assert (
        "choose one of plain, drawn" in kmaker("convert", outputs / "a.json", outputs / "b.ass", "--ass", "x").sentence
    )


def test_convert_picks_the_lines_of_one_style(kmaker, outputs: Path):
    (outputs / "two.ass").write_text(STYLES, "utf-8")
    ran = kmaker("convert", outputs / "two.ass", outputs / "a.txt", "--style", "Kanji")
    assert (ran.status, (outputs / "a.txt").read_text("utf-8")) == (0, "紙\n")
    ran = kmaker("convert", outputs / "two.ass", outputs / "a.txt")
    assert (outputs / "a.txt").read_text("utf-8") == "kami\n"
    assert "stands beside a sung one" in ran.err
    assert (
        "There is no style 'Greek'"
        in kmaker("convert", outputs / "two.ass", outputs / "a.txt", "--style", "Greek").sentence
    )


def test_convert_tells_that_overlapping_words_are_cut(kmaker, outputs: Path):
    write_song(Song(lines=build_lines([[("long", 1000, 3000), ("short", 2000, 2500)]])), outputs / "a.json")
    ran = kmaker("convert", outputs / "a.json", outputs / "a.ass")
    assert "1 word that overlaps the next one is cut where that begins." in ran.err
    assert [word.start_ms for word in read_song(outputs / "a.ass").song.words()] == [1000, 2000]
