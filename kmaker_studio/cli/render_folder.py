"""A folder of timed lyrics as videos: each song's words and sound by their common name."""

from collections.abc import Callable
from pathlib import Path

import typer

from kmaker_studio.cli.console import say, warn
from kmaker_studio.cli.output_folder import make_output_folder
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import exists, is_file, is_folder

OneVideo = Callable[[Path, Path, Path], None]


def render_folder(folder: Path, output: Path, one: OneVideo, *, quiet: bool) -> None:
    """Call `one(words, sound, video)` for each song of `folder` that has no video in `output` yet.

    A song that cannot be rendered is told, and the others go on. Raises `KMakerError` where there is no song with
    words and sound or `output` cannot be made, and `typer.Exit(1)` after all where one failed.
    """
    pairs = [(words, sound) for words in words_of(folder) if (sound := sound_of(words)) is not None]
    if not pairs:
        raise KMakerError(
            "{folder} holds no timed lyrics beside a song of the same name: give another folder.", folder=folder
        )
    make_output_folder(output)
    done = before = failed = 0
    for words, sound in pairs:
        video = output / f"{words.stem}.mp4"
        if exists(video):
            before += 1
            continue
        try:
            one(words, sound, video)
            done += 1
        except KMakerError as error:
            failed += 1
            warn((f"{words.name}: {error}",))
    told = "".join(f", {count} {what}" for count, what in ((before, "there before"), (failed, "failed")) if count)
    say(f"{output}: {done} videos{told}", quiet=quiet)
    if failed:
        raise typer.Exit(1)


def words_of(folder: Path) -> list[Path]:
    """The lyric files of `folder`, one for each name: the kind that holds most where there are several."""
    from kmaker_studio.core.project_file import SUFFIX
    from kmaker_studio.formats import formats_for_reading

    kinds = [extension for known in formats_for_reading() for extension in known.extensions if extension != ".txt"]
    order = list(dict.fromkeys([SUFFIX, ".json", ".ttml", ".ass", ".lrc", *kinds]))
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir(), key=lambda each: each.name):
        suffix = path.suffix.lower()
        if suffix not in order or not is_file(path):
            continue
        other = found.get(path.stem)
        if other is None or order.index(suffix) < order.index(other.suffix.lower()):
            found[path.stem] = path
    return list(found.values())


def sound_of(words: Path) -> Path | None:
    """The sound beside `words` that has its name; None where there is none."""
    from kmaker_studio.batch.catalogue import AUDIO_SUFFIXES

    beside = sorted(words.parent.glob(f"{_plain(words.stem)}.*")) if is_folder(words.parent) else []
    return next((path for path in beside if path.suffix.lower() in AUDIO_SUFFIXES and is_file(path)), None)


def _plain(name: str) -> str:
    """The name as a pattern that matches nothing else."""
    import glob

    return glob.escape(name)
