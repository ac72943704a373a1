"""Files, names and consoles that broke the command line once: a sentence, or the work is done."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kmaker_studio import paths
from kmaker_studio.batch.catalogue import Entry, read_catalogue
from kmaker_studio.batch.journal import JOURNAL_NAME, Record, open_journal
from kmaker_studio.batch.run import Summary, _settle
from kmaker_studio.batch.song_job import Outcome
from kmaker_studio.cli import convert as convert_command
from kmaker_studio.cli.batch import tell
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_names_and_reasons_are_no_markup(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    failures = (("Hey [official video]", "no [/x] here"), ("[red]a", "[bold"))
    tell(Summary(0, 0, failures, ()), tmp_path, quiet=True)
    said = " ".join(capsys.readouterr().err.split())
    for text in ("[official", "[/x]", "[red]a", "[bold"):
        assert text in said


@pytest.mark.parametrize("output", ["../x.json", "../../x.lrc", "a/../../x.lrc", "/tmp/x.lrc"])
def test_a_batch_writes_nothing_outside_its_folder(output: str, tmp_path: Path) -> None:
    manifest = tmp_path / "songs.csv"
    manifest.write_text(f"audio,lyrics,output\na.wav,a.txt,{output}\n")
    with pytest.raises(KMakerError, match="outside the folder"):
        read_catalogue(manifest, tmp_path / "out", (".lrc",))
    manifest.write_text("audio,lyrics,output\na.wav,a.txt,in/../a.lrc\n")
    assert read_catalogue(manifest, tmp_path / "out", (".lrc",)).entries


@pytest.mark.parametrize("column", ["audio", "lyrics", "output"])
@pytest.mark.parametrize("name", ["x\0y.lrc", "x" * 300 + ".lrc", "x/" * 3000 + "y.lrc"])
def test_a_row_with_a_name_that_is_none_is_told(column: str, name: str, tmp_path: Path) -> None:
    row = {"audio": "a.wav", "lyrics": "a.txt", "output": "a.lrc", column: name}
    with (tmp_path / "songs.csv").open("w", newline="") as file:
        rows = csv.DictWriter(file, row)
        rows.writeheader()
        rows.writerow(row)
    with pytest.raises(KMakerError, match=r"Line 2|not a text file"):
        read_catalogue(tmp_path / "songs.csv", tmp_path / "out", (".lrc",))


@pytest.mark.parametrize("text", ['audio,lyrics\na,"' + "x" * 140_000 + '"\n', '{"audio": "a", "z": ' + "[" * 5000])
def test_a_manifest_that_is_damaged_is_told(text: str, tmp_path: Path) -> None:
    (tmp_path / "songs.csv").write_text(text)
    with pytest.raises(KMakerError, match="Line"):
        read_catalogue(tmp_path / "songs.csv", tmp_path / "out", (".lrc",))


def test_a_journal_line_that_is_no_text_is_passed_over(tmp_path: Path) -> None:
    whole = b'{"song":"a","state":"done"}\n'
    (tmp_path / JOURNAL_NAME).write_bytes(whole + b'{"song":"\xff"}\n' + b'{"a":' * 5000 + b"\n" + whole)
    with open_journal(tmp_path) as journal:
        assert "a" in journal.records
        journal.write(Record("c", "done"))


def test_a_folder_out_of_reach_is_told_and_the_others_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("near", "far"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.wav").write_bytes(b"x")
        (tmp_path / name / "a.txt").write_text("la la\n")
    list_folder = os.scandir

    def refuse(place: str) -> object:
        if Path(place).name == "far":
            raise OSError(112, "Host is down", place)
        return list_folder(place)

    monkeypatch.setattr(os, "scandir", refuse)
    catalogue = read_catalogue(tmp_path, tmp_path / "out", (".lrc",))
    assert [entry.name for entry in catalogue.entries] == [str(Path("near", "a.wav"))]
    assert "Host is down" in catalogue.notes[0]


@pytest.mark.parametrize("error", [KeyError("d"), StopIteration(), PermissionError(13, "Permission denied")])
def test_a_song_that_cannot_be_written_stops_no_other(error: Exception, tmp_path: Path) -> None:
    def fall(*_: object) -> None:
        raise error

    entry = Entry("a", tmp_path / "a.wav", tmp_path / "a.txt", (tmp_path / "a.lrc",))
    with open_journal(tmp_path) as journal:
        assert _settle(entry, Outcome(Song()), journal, tmp_path, fall)
        assert journal.records["a"].state == "failed"


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
def test_names_that_are_no_text_go_through_a_batch(tmp_path: Path) -> None:
    odd = os.fsdecode(b"bad\xff")
    (tmp_path / f"{odd}.wav").write_bytes(b"x")
    (tmp_path / f"{odd}.txt").write_text("la la\n")
    (entry,) = read_catalogue(tmp_path, tmp_path / "out", (".lrc",)).entries
    assert entry.name == "bad\\xff.wav"
    with open_journal(tmp_path / "out") as journal:
        journal.write(Record(entry.name, "failed", reason=f"no {entry.name}"))


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
def test_output_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    for name in ("Cò mà.txt", "中文.txt", os.fsdecode(b"bad\xff.txt")):
        (tmp_path / name).write_text("la la\n")
        target = tmp_path / f"{Path(name).stem}.out.txt"
        done = subprocess.run(
            [sys.executable, "-c", "from kmaker_studio.cli import main; main()", "convert", tmp_path / name, target],
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": encoding},
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert b"Traceback" not in done.stderr
        assert target.exists()


@pytest.mark.parametrize("error", [ZeroDivisionError("x"), RecursionError("deep"), KeyError("k"), UnicodeError("u")])
def test_what_nobody_thought_of_is_a_sentence_and_a_log(
    error: Exception, kmaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("kmaker_studio.formats.check_writable", fall)
    assert "the details are in" in kmaker("convert", tmp_path / "a.txt", tmp_path / "b.lrc").err
    log = paths.user_data() / "log" / "kmaker.log"
    assert type(error).__name__ in log.read_text("utf-8")
    assert convert_command.__name__ in log.read_text("utf-8") or "convert" in log.read_text("utf-8")


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied", "/far/away"), OSError(112, "Host is down")])
def test_an_error_of_the_system_is_a_sentence(error: OSError, kmaker, tmp_path, monkeypatch) -> None:
    def fall(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("kmaker_studio.formats.check_writable", fall)
    assert str(error.strerror) in kmaker("convert", tmp_path / "a.txt", tmp_path / "b.lrc").sentence


@pytest.mark.parametrize("name", ["x" * 300 + ".txt", "y/" * 3000 + "a.txt", "zero\udcff.txt"])
@pytest.mark.parametrize("command", ["align", "convert", "render", "evaluate", "submit", "loss-scale", "batch"])
def test_a_path_that_answers_oddly_is_a_sentence(name: str, command: str, kmaker, tmp_path: Path) -> None:
    odd, target = tmp_path / name, tmp_path / "o.lrc"
    arguments = {
        "align": (odd, odd, "-o", target),
        "convert": (odd, target),
        "render": (odd, "--audio", odd, "-o", tmp_path / "o.mp4"),
        "submit": (odd, "-o", tmp_path / "o.zip"),
        "batch": (odd, "--out", tmp_path / "out"),
    }.get(command, (odd,))
    assert kmaker(command, *arguments).sentence
