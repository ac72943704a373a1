"""`align`: from a song's sound and its lyrics to the time of every word."""

import os
from dataclasses import replace
from pathlib import Path

from kmaker_studio.align.backend import AlignerBackend
from kmaker_studio.align.backend import load_aligner as load_backend
from kmaker_studio.api.song import FilePath, Song, read
from kmaker_studio.core.edits.anchors import with_anchors
from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.files import exists
from kmaker_studio.core.jobs import Cancelled, Report, ignore_progress, never_cancelled
from kmaker_studio.core.song import Song as Document


def align(
    audio: FilePath,
    lyrics: FilePath | Song,
    *,
    language: str = "",
    anchors: FilePath | Song | None = None,
    start_ms: int | None = None,
    end_ms: int | None = None,
    checkpoint: FilePath | None = None,
    device: str = "auto",
    aligner: AlignerBackend | None = None,
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> Song:
    """The song of `lyrics` with every word timed by the sound in `audio`.

    `lyrics` is any lyric file, or a `Song` that was read, parsed or aligned before. Its times are found anew, but those
    of locked words stay.

    Parameters
    ----------
    language
        An ISO 639-1 code such as `vi`, checked against the words; detected if left out.
    anchors
        A timed file or song of these lyrics: its locked words stay where they are (all its timed words, where it has no
        locks), and the others are found between them.
    start_ms, end_ms
        Look between these times only, in milliseconds; words that are timed outside them keep their times.
    checkpoint, device
        The weights to align with, by default the shipped ones, and where to compute: auto, cpu, cuda or mps.
    aligner
        What `load_aligner` gave, which saves loading a checkpoint a song; `checkpoint` and `device` then say nothing.
    report
        Called with a `Progress` as the work goes on.
    cancelled
        Asked several times a second; the work ends with `JobCancelled` once it answers True.

    Raises `KMakerError` for a sound that is missing, cannot be decoded or is silent; for lyrics that cannot be read,
    are empty, are not in `language` or are too long for the sound; for anchors of another song, times outside the
    sound, a checkpoint that cannot be used and a device that is not there; `JobCancelled` when told to stop.
    """
    from kmaker_studio.audio.decode import probe
    from kmaker_studio.text.language import known_language

    song = lyrics if isinstance(lyrics, Song) else read(lyrics)
    document = song.document if anchors is None else _anchored(song, anchors, _name(lyrics, Phrase("the lyrics")))
    sound = Path(audio)
    if not exists(sound):
        raise KMakerError("There is no sound at {audio}: give the path of a song.", audio=sound)
    duration_ms = probe(sound).duration_ms  # a sound that cannot be read is reported before the model is loaded
    limits = None
    if start_ms is not None or end_ms is not None:
        limits = (start_ms or 0, duration_ms if end_ms is None else end_ms)
    only = None if limits is None else _inside(document, limits)
    # a language that the lyrics file claims is a hint; one the user claims is checked
    document = replace(document, language=known_language(language) if language else "")
    backend = aligner or load_aligner(checkpoint, device)
    found = backend.align(document, sound, report, cancelled, only, limits, brackets=True)
    return replace(song, document=found.song, notes=song.notes + found.warnings)


def load_aligner(checkpoint: FilePath | None = None, device: str = "auto") -> AlignerBackend:
    """An aligner for many songs: the weights of `checkpoint`, by default the shipped ones, on `device`.

    Takes seconds. Raises `KMakerError` for a checkpoint that cannot be used and a device that is not there.
    """
    return load_backend(None if checkpoint is None else Path(checkpoint), device)


def _anchored(song: Song, anchors: FilePath | Song, lyrics: object) -> Document:
    given = anchors if isinstance(anchors, Song) else read(anchors)
    fixed = with_anchors(song.document, given.document)
    if not any(word.locked for word in fixed.words()):
        raise KMakerError(
            "{anchors} fixes no word of {lyrics}: give a timed file of the same lyrics.",
            anchors=_name(anchors, Phrase("The song with the anchors")),
            lyrics=lyrics,
        )
    return fixed


def _name(given: FilePath | Song, nameless: Phrase) -> object:
    return nameless if isinstance(given, Song) else os.fspath(given)


def _inside(song: Document, limits: tuple[int, int]) -> frozenset[str]:
    """The words to look for between `limits`: those without times, and those whose times lie there."""
    return frozenset(
        word.id
        for word in song.words()
        if word.start_ms is None or word.end_ms is None or limits[0] <= (word.start_ms + word.end_ms) / 2 < limits[1]
    )
