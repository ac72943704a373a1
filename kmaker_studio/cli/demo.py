"""`kmaker demo`: the bundled songs through the whole road."""

from pathlib import Path
from typing import Annotated

import typer

from kmaker_studio.cli.console import say, warn
from kmaker_studio.cli.options import Key, Loudness, Quiet, Size, Sound, Tempo
from kmaker_studio.cli.render import DEFAULT_SIZE, export_sound, render_options, render_song
from kmaker_studio.cli.timing import align_song
from kmaker_studio.core.errors import KMakerError


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("demo")(demo)


def demo(
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write into.")] = Path("demo-output"),
    song: Annotated[str, typer.Option(help="The demo song: auld-lang-syne or con-co.")] = "auld-lang-syne",
    size: Size = DEFAULT_SIZE,
    sound: Sound = "original",
    key: Key = 0,
    tempo: Tempo = 1.0,
    loudness: Loudness = None,
    quiet: Quiet = False,
) -> None:
    """Align the demo song, make its video, and say what to open."""
    from kmaker_studio.demo import demo_songs
    from kmaker_studio.formats import read_song, write_song

    songs = {found.name: found for found in demo_songs()}
    if song not in songs:
        raise KMakerError(f"There is no demo song {song!r}: choose one of {', '.join(songs)}.")
    chosen = songs[song]
    options = render_options(size, 30, "", None)
    heard = export_sound(sound, key, tempo, loudness, "spleeter")
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KMakerError(
            f"The folder {output} cannot be made ({error.strerror}): choose another with --output."
        ) from error
    alignment = align_song(read_song(chosen.lyrics).song, chosen.audio, language="", checkpoint=None, quiet=quiet)
    titled = chosen.titled(alignment.song)
    for suffix in (".lrc", ".ass", ".json"):
        write_song(titled, output / f"{song}{suffix}")
        say(str(output / f"{song}{suffix}"), quiet=quiet)
    video = output / f"{song}.mp4"
    render_song(titled, chosen.audio, video, options, heard, quiet=quiet)
    warn(alignment.warnings)
    say(f"Open {video} in a video player: the words light up when they are sung.", quiet=quiet)
