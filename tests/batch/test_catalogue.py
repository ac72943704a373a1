import json
from pathlib import Path

import pytest

from kmaker_studio.batch.catalogue import Entry, read_catalogue, writable_extension
from kmaker_studio.core.errors import KMakerError


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_a_csv_with_paths_of_its_own_folder(tmp_path: Path, out: Path):
    manifest = tmp_path / "songs.csv"
    manifest.write_text(
        'Audio,lyrics,language,output\na/x.mp3,"a/x, y.txt",vi,\ny.wav,y.lrc,,deep/why.ass\n\n', "utf-8"
    )
    assert read_catalogue(manifest, out, (".lrc", ".json"), "en").entries == (
        Entry("a/x.mp3", tmp_path / "a/x.mp3", tmp_path / "a/x, y.txt", (out / "x.lrc", out / "x.json"), "vi"),
        Entry("y.wav", tmp_path / "y.wav", tmp_path / "y.lrc", (out / "deep/why.ass",), "en"),
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_as_spreadsheets_write_it(tmp_path: Path, out: Path, encoding: str):
    manifest = tmp_path / "songs.csv"
    manifest.write_text("audio;lyrics\r\nÉtoile d'été.mp3;Forêt là-bas.txt\r\n", encoding, newline="")
    (entry,) = read_catalogue(manifest, out, (".lrc",)).entries
    assert entry.audio == tmp_path / "Étoile d'été.mp3"
    assert entry.outputs == (out / "Étoile d'été.lrc",)


def test_json_lines(tmp_path: Path, out: Path):
    manifest = tmp_path / "songs.jsonl"
    rows = [
        {"audio": "x.mp3", "lyrics": "x.txt", "year": 1999},
        {"audio": "/y.mp3", "lyrics": "y.txt", "language": "vi"},
    ]
    manifest.write_text("\n\n".join(map(json.dumps, rows)), "utf-8")
    first, second = read_catalogue(manifest, out, (".lrc",)).entries
    assert (first.audio, first.language) == (tmp_path / "x.mp3", "")
    assert (second.audio, second.language) == (Path("/y.mp3").absolute(), "vi")


def test_a_folder_pairs_what_has_the_same_name(tmp_path: Path):
    for name in (
        "b.MP3",
        "b.txt",
        "b.lrc",
        "deep/a.flac",
        "deep/a.lrc",
        "alone.ogg",
        "notes.md",
        "out/old.mp3",
        "out/old.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    out = tmp_path / "out"
    catalogue = read_catalogue(tmp_path, out, (".lrc",))
    assert catalogue.entries == (
        Entry("b.MP3", tmp_path / "b.MP3", tmp_path / "b.txt", (out / "b.lrc",)),
        Entry(str(Path("deep/a.flac")), tmp_path / "deep/a.flac", tmp_path / "deep/a.lrc", (out / "deep/a.lrc",)),
    )
    assert catalogue.notes == ("alone.ogg has no lyrics beside it and was left out.",)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "does not name the columns"),
        ("song,words\na,b\n", "does not name the columns"),
        ("audio,lyrics\n", "names no songs"),
        ("audio,lyrics\nx.mp3,\n", "Line 2 of .* has no lyrics"),
        ("audio,lyrics,output\nx.mp3,x.txt,x.doc\n", "Line 2 of .* asks for x.doc, which cannot be written"),
        ("audio,lyrics\na/x.mp3,x.txt\nb/x.mp3,x.txt\n", "a/x.mp3 and b/x.mp3 of .* would both be written to .*x.lrc"),
        ('{"audio": "x.mp3", "lyrics": "x.txt"}\n{"audio": 3, "lyrics": "x.txt"}\n', "Line 2 of .* is damaged"),
        ('{"audio": "x.mp3"\n', "Line 1 of .* is damaged"),
        ("ID3\x04", "MP3 file"),
    ],
)
def test_bad_manifests(tmp_path: Path, out: Path, content: str, sentence: str):
    manifest = tmp_path / "songs.csv"
    manifest.write_text(content, "utf-8")
    with pytest.raises(KMakerError, match=sentence) as caught:
        read_catalogue(manifest, out, (".lrc",))
    assert str(manifest) in str(caught.value)
    assert str(caught.value).endswith(".")


def test_no_manifest(tmp_path: Path, out: Path):
    with pytest.raises(KMakerError, match="cannot be read"):
        read_catalogue(tmp_path / "none.csv", out, (".lrc",))
    with pytest.raises(KMakerError, match="names no songs"):
        read_catalogue(tmp_path, out, (".lrc",))


def test_extensions():
    assert writable_extension("LRC") == ".lrc"
    assert writable_extension(".ultrastar.txt") == ".ultrastar.txt"
    with pytest.raises(KMakerError, match="no format 'txt': choose one of ass, json, lrc"):
        writable_extension("txt")
