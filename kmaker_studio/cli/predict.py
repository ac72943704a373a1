"""`kmaker predict`: one song's words and sound to a video, as WKaraokeMaker's `predict_one_song` does."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from kmaker_studio.cli.align import align_song, write_aligned
from kmaker_studio.cli.console import warn
from kmaker_studio.cli.options import (
    Background,
    Checkpoint,
    Device,
    Fps,
    Key,
    Language,
    Loudness,
    Offset,
    Quiet,
    SeparatorName,
    Size,
    Sound,
    StyleName,
    Tempo,
)
from kmaker_studio.cli.render import chosen_style, export_sound, render_options, render_song
from kmaker_studio.video.size import DEFAULT_SIZE_TEXT


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("predict")(predict)


def predict(
    song: Annotated[Path, typer.Argument(help="The words as ZAC2022 JSON (its times are ignored), or any lyric file.")],
    audio_file: Annotated[Path, typer.Option(help="The song.")],
    output_file: Annotated[Path, typer.Option(help="The video to write (.mp4); the timed JSON is written beside it.")],
    language: Language = "",
    size: Size = DEFAULT_SIZE_TEXT,
    fps: Fps = 30,
    background: Background = "",
    style: StyleName = "",
    checkpoint: Checkpoint = None,
    device: Device = "auto",
    sound: Sound = "original",
    offset: Offset = None,
    key: Key = 0,
    tempo: Tempo = 1.0,
    loudness: Loudness = None,
    separator: SeparatorName = "spleeter",
    quiet: Quiet = False,
) -> None:
    """Align the words of SONG and make its karaoke video; the JSON has the times of the song as it is."""
    from kmaker_studio.api.song import read
    from kmaker_studio.video.render import check_output

    words = read(song)
    warn(words.notes)
    options = render_options(size, fps, background, chosen_style(style, words))
    check_output(output_file, options)
    heard = export_sound(sound, key, tempo, loudness, separator, offset)
    words = replace(words, notes=())
    aligned = align_song(words, audio_file, language=language, checkpoint=checkpoint, device=device, quiet=quiet)
    render_song(aligned.document, audio_file, output_file, options, heard, quiet=quiet)
    write_aligned(aligned, output_file.with_suffix(".json"), quiet=quiet)
    warn(aligned.notes)
