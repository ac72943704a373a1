"""A submission to the Zalo AI Challenge 2022 (Lyric Alignment): the test set's own JSON files with the times filled in.

The test set holds `songs/<name>.wav` and a folder of `<name>.json` without times (`lyrics`, in other releases
`new_labels_json`). The organisers took a zip of `submission/<name>.json` with the same lines, words and keys.
"""

import zipfile
from collections.abc import Collection, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, cast

import msgspec

from kmaker_studio.batch.catalogue import AUDIO_SUFFIXES, Entry
from kmaker_studio.core.atomic import replacing, write_text
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import is_file, shown
from kmaker_studio.core.song import Song

_SONGS = ("songs", ".")
_LYRICS = ("lyrics", "new_labels_json", "json_lyrics", "labels", ".")


def read_test_set(folder: Path, out: Path) -> tuple[Entry, ...]:
    """The songs of a test set, each to be written to `out`; raises `KMakerError` where `folder` is none."""
    lyrics = _first(folder, _LYRICS, frozenset((".json",)))
    songs = _first(folder, _SONGS, AUDIO_SUFFIXES)
    if not lyrics or not songs:
        raise KMakerError(
            "{folder} is no test set: give a folder that holds songs/ with sounds and lyrics/ with their JSON.",
            folder=folder,
        )
    sounds = {path.stem: path for path in songs}
    missing = songs[0].parent
    return tuple(
        Entry(shown(path.stem), sounds.get(path.stem, missing / f"{path.stem}.wav"), path, (out / path.name,))
        for path in lyrics
    )


def _first(folder: Path, names: Sequence[str], extensions: Collection[str]) -> list[Path]:
    """The files with one of `extensions` in the first of the folders `names` that has any."""
    for name in names:
        if found := sorted(path for path in (folder / name).glob("*") if path.suffix.lower() in extensions):
            return found
    return []


def fill_in(entry: Entry, song: Song) -> None:
    """Write the entry's lyrics with the times of `song` in them, and nothing else changed.

    A word without text, which a song does not have, gets no length at the end of the word before it.
    """
    lines = cast("list[dict[str, Any]]", msgspec.json.decode(entry.lyrics.read_bytes()))
    timed = song.words()
    now = 0
    for line in lines:
        for word in line["l"]:
            if word["d"].split():
                found = next(timed)
                word["s"], now = found.start_ms, found.end_ms or now
            else:
                word["s"] = now
            word["e"] = now
        if line["l"]:
            line["s"], line["e"] = line["l"][0]["s"], line["l"][-1]["e"]
    (target,) = entry.outputs
    write_text(target, msgspec.json.encode(lines).decode() + "\n")


def zip_submission(entries: Sequence[Entry], target: Path) -> int:
    """Put the files of `entries` that are there into the zip `target`, whole or not at all; returns how many."""
    files = sorted(path for path in chain.from_iterable(entry.outputs for entry in entries) if is_file(path))
    with replacing(target) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            archive.write(path, f"submission/{path.name}")
    return len(files)
