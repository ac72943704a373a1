"""Labelled singing, a folder in the ZAC2022 layout, cut between words into training windows of at most 30 s."""

import json
from dataclasses import dataclass
from pathlib import Path

from kmaker_studio.align.network import FRAMES_PER_SECOND, WINDOW_SECONDS
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.text.language import detect_language
from kmaker_studio.text.romanise import romanise_word

_SOUNDS = (".flac", ".wav", ".mp3", ".ogg", ".opus", ".m4a")


@dataclass(frozen=True, slots=True)
class LabelledWord:
    """A word's letters (a-z, apostrophe), when it is sung in seconds from the start of its song, and how it is written."""

    letters: str
    start: float
    end: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a song: its start (seconds), how many of its frames are labelled, the words in them, the language."""

    audio: Path
    start: float
    frames: int
    words: tuple[LabelledWord, ...]
    language: str = ""


def read_dataset(folder: Path) -> list[Window]:
    """The windows of every song of `folder`, in the order of their names.

    Raises `KMakerError` for a folder without labels, a label without its song, or a label that is not ZAC2022.
    """
    labels = sorted((folder / "labels").glob("*.json"))
    if not labels:
        raise KMakerError(
            f"{folder / 'labels'} holds no labels: make a corpus with `kmaker corpus` or choose another folder."
        )
    languages = _languages(folder / "corpus.json")
    return [window for label in labels for window in _song_windows(folder, label, languages.get(label.stem))]


def _languages(about: Path) -> dict[str, str]:
    """The language of each song that `corpus.json` names; none where there is no such file."""
    if not about.exists():
        return {}
    try:
        return dict(json.loads(about.read_text("utf-8"))["languages"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KMakerError(f"{about} cannot be read ({error}): make the corpus again or remove the file.") from error


def _song_windows(folder: Path, label: Path, language: str | None) -> list[Window]:
    audio = next((path for suffix in _SOUNDS if (path := folder / "songs" / f"{label.stem}{suffix}").exists()), None)
    if audio is None:
        raise KMakerError(f"{label} has no song beside it in {folder / 'songs'}: add the song or remove the label.")
    try:
        spoken = [
            (str(w["d"]), w["s"] / 1000, w["e"] / 1000)
            for line in json.loads(label.read_text("utf-8"))
            for w in line["l"]
        ]
    except (ValueError, KeyError, TypeError) as error:
        raise KMakerError(f"{label} is not a ZAC2022 label ({error}): mend or remove it.") from error
    if language is None:
        language = detect_language(" ".join(text for text, _, _ in spoken))
    words = [
        LabelledWord(letters, start, end, text)
        for text, start, end in spoken
        if (letters := romanise_word(text, language)) and start < end
    ]
    return cut_windows(audio, words, language)


def cut_windows(audio: Path, words: list[LabelledWord], language: str = "") -> list[Window]:
    """Windows that begin and end between words; a word longer than a window is left out."""
    windows: list[Window] = []
    index = 0
    start = 0.0
    while index < len(words):
        last = index
        while last < len(words) and words[last].end <= start + WINDOW_SECONDS:
            last += 1
        if last == index:  # the next word ends outside: move the window up to it, or past it
            if start < words[index].start - 0.5:
                start = words[index].start - 0.5
            else:
                index += 1
            continue
        limit = words[last].start if last < len(words) else words[last - 1].end + 1.0
        seconds = min(WINDOW_SECONDS, max(limit, words[last - 1].end) - start)
        windows.append(
            Window(audio, start, max(1, int(seconds * FRAMES_PER_SECOND)), tuple(words[index:last]), language)
        )
        start = (words[last - 1].end + limit) / 2
        index = last
    return windows
