"""`kmaker demo`: aligns the bundled songs and makes their videos."""

from pathlib import Path
from typing import Annotated

import typer

from kmaker_studio.cli.align import align_song
from kmaker_studio.cli.console import say, warn
from kmaker_studio.cli.options import Checkpoint, Device, Key, Loudness, Quiet, Size, Sound, Tempo
from kmaker_studio.cli.output_folder import make_output_folder
from kmaker_studio.cli.render import export_sound, render_options, render_song
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.video.size import DEFAULT_SIZE_TEXT


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("demo")(demo)


def demo(
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write into.")] = Path("demo-output"),
    song: Annotated[str, typer.Option(help="The demo song: auld-lang-syne or con-co.")] = "auld-lang-syne",
    size: Size = DEFAULT_SIZE_TEXT,
    checkpoint: Checkpoint = None,
    device: Device = "auto",
    sound: Sound = "original",
    key: Key = 0,
    tempo: Tempo = 1.0,
    loudness: Loudness = None,
    quiet: Quiet = False,
) -> None:
    """Align the demo song, make its video, and say what to open."""
    from kmaker_studio.api.song import read
    from kmaker_studio.demo import demo_songs

    songs = {found.name: found for found in demo_songs()}
    if song not in songs:
        raise KMakerError("There is no demo song {song!r}: choose one of {known}.", song=song, known=", ".join(songs))
    chosen = songs[song]
    options = render_options(size, 30, "", None)
    heard = export_sound(sound, key, tempo, loudness, "spleeter")
    make_output_folder(output)
    aligned = align_song(
        read(chosen.lyrics), chosen.audio, language="", checkpoint=checkpoint, device=device, quiet=quiet
    )
    titled = aligned.edited(chosen.titled)
    for suffix in (".lrc", ".ass", ".json"):
        titled.save(output / f"{song}{suffix}")
        say(str(output / f"{song}{suffix}"), quiet=quiet)
    video = output / f"{song}.mp4"
    render_song(titled.document, chosen.audio, video, options, heard, quiet=quiet)
    warn(aligned.notes)
    say(f"Open {video} in a video player: the words light up when they are sung.", quiet=quiet)
