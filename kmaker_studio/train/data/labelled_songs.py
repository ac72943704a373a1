"""Finding the labelled songs of a folder, whichever way they lie in it; what cannot be used is named, not fatal.

Three layouts are told apart by themselves: ZAC2022 (`songs/<name>.*` and `labels/<name>.json`; our synthetic corpus
adds `corpus.json` with the languages), UltraStar (a folder a song, its `.txt` and its sound inside), and `<name>.json`
beside `<name>.*` in one folder.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import exists, is_file, is_folder, read_bytes
from kmaker_studio.core.song import Song
from kmaker_studio.formats import read_song
from kmaker_studio.text.language import detect_language

AUDIO_SUFFIXES = (".flac", ".wav", ".mp3", ".ogg", ".opus", ".m4a")


@dataclass(frozen=True, slots=True)
class Source:
    """A labelled song: its name, its sound, its label file, and what that describes, the language included."""

    name: str
    audio: Path
    label: Path
    song: Song

    @property
    def scale_path(self) -> Path:
        """Where the loss scale of its words is kept (see `train.loss_scale`)."""
        folder = self.label.parent.parent if self.label.parent.name == "labels" else self.label.parent
        return folder / "loss_scale" / f"{self.label.stem}.json"


@dataclass(frozen=True, slots=True)
class Sources:
    """The songs of a folder in the order of their names, and a sentence for each thing that cannot be used."""

    songs: tuple[Source, ...]
    notes: tuple[str, ...]


def read_sources(folder: Path) -> Sources:
    """The labelled songs of `folder`; raises `KMakerError` where it holds none that can be used."""
    if not is_folder(folder):
        raise KMakerError("The data folder {folder} does not exist: give a folder of songs and labels.", folder=folder)
    pairs = list(_pairs(folder))
    if not pairs:
        raise KMakerError(
            "{folder} holds no labels: give a folder with songs/ and labels/*.json, with UltraStar songs, "
            "or make a corpus with `kmaker corpus`.",
            folder=folder,
        )
    languages = _languages(folder / "corpus.json")
    songs: list[Source] = []
    notes: list[str] = []
    for name, label, audio in pairs:
        try:
            songs.append(_source(name, label, audio, languages.get(name, "")))
        except KMakerError as error:
            notes.append(str(error))
    if not songs:
        raise KMakerError("No song of {folder} can be used: {note}", folder=folder, note=notes[0])
    return Sources(tuple(songs), tuple(notes))


def _pairs(folder: Path) -> Iterator[tuple[str, Path, Path | None]]:
    """The name, label and sound of every song; None for a sound that is not there or not named by its folder."""
    if labels := sorted((folder / "labels").glob("*.json")):
        for label in labels:
            yield label.stem, label, _sound(folder / "songs", label.stem)
    elif labels := [label for label in sorted(folder.glob("*.json")) if _sound(folder, label.stem)]:
        for label in labels:
            yield label.stem, label, _sound(folder, label.stem)
    else:
        for label in sorted(folder.glob("*/*.txt")):
            yield f"{label.parent.name}/{label.stem}", label, None


def _sound(folder: Path, name: str) -> Path | None:
    return next((path for suffix in AUDIO_SUFFIXES if is_file(path := folder / f"{name}{suffix}")), None)


def _source(name: str, label: Path, audio: Path | None, language: str) -> Source:
    song = read_song(label).song
    if audio is None:
        audio = _named_sound(label, song)
    language = language or song.language or detect_language("\n".join(line.text for line in song.lines))
    return Source(name, audio, label, replace(song, language=language))


def _named_sound(label: Path, song: Song) -> Path:
    """The sound that the label names, or the only one beside it."""
    if song.audio and is_file(named := label.parent / song.audio):
        return named
    beside = [path for path in sorted(label.parent.iterdir()) if path.suffix.lower() in AUDIO_SUFFIXES]
    if label.suffix != ".txt" or len(beside) != 1:
        raise KMakerError("{label} has no song beside it: add the song or remove the label.", label=label)
    return beside[0]


def _languages(about: Path) -> dict[str, str]:
    """The language of each song that `corpus.json` names; none where there is no such file."""
    if not exists(about):
        return {}
    try:
        return dict(json.loads(read_bytes(about).decode("utf-8"))["languages"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise KMakerError(
            "{about} cannot be read ({error}): make the corpus again or remove the file.", about=about, error=error
        ) from error
