"""`kmaker predict`: one song's words and sound to a video, as WKaraokeMaker's `predict_one_song` does."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from kmaker_studio.cli.align import align_song, write_aligned
from kmaker_studio.cli.console import warn
from kmaker_studio.cli.options import Background, Checkpoint, Device, Fps, Language, Quiet, Size, StyleName
from kmaker_studio.cli.render import chosen_style, render_options, render_song
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
    quiet: Quiet = False,
) -> None:
    """Align the words of SONG and make its karaoke video."""
    from kmaker_studio.api.song import read
    from kmaker_studio.video.render import check_output

    words = read(song)
    warn(words.notes)
    options = render_options(size, fps, background, chosen_style(style, words))
    check_output(output_file, options)
    words = replace(words, notes=())
    aligned = align_song(words, audio_file, language=language, checkpoint=checkpoint, device=device, quiet=quiet)
    render_song(aligned.document, audio_file, output_file, options, quiet=quiet)
    write_aligned(aligned, output_file.with_suffix(".json"), quiet=quiet)
    warn(aligned.notes)
