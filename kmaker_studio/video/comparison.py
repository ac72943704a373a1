"""A video that compares two timings of a song: one in the upper half of the picture, one in the lower."""

import tempfile
from pathlib import Path

from msgspec import structs

from kmaker_studio.core.ass_karaoke import DECOR_EFFECT, escape_ass
from kmaker_studio.core.atomic import write_problem
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.jobs import Cancelled, Report, ignore_progress, never_cancelled
from kmaker_studio.core.leftovers import temporary_folder
from kmaker_studio.core.song import Song
from kmaker_studio.video.ass_event import ass_event, ass_number
from kmaker_studio.video.karaoke_ass import karaoke_ass
from kmaker_studio.video.render import RenderOptions, RenderResult, check_output, render_video
from kmaker_studio.video.style import load_style

_LABEL = 0.04  # of the picture's height
_LONGEST_MS = 86_400_000
_USUAL = RenderOptions()

Named = tuple[str, Song]


def comparison_ass(pair: tuple[Named, Named], size: tuple[int, int]) -> str:
    """The ASS file of both timings, each (name, song) in its half of a picture of `size` pixels, under its name."""
    width, height = size
    texts: list[str] = []
    for number, (name, song) in enumerate(pair):
        style = structs.replace(
            load_style(),
            position=("top", "bottom")[number],
            sung=("#FFD24A", "#5FE3C0")[number],
            font_size=0.085,
            title_card=False,
            progress_bar=False,
        )
        text = karaoke_ass(song, style, size)
        y = height * (0.46, 0.54)[number]
        place = f"\\an5\\pos({ass_number(width / 2)},{ass_number(y)})\\fs{ass_number(_LABEL * height)}"
        text += ass_event(1, 0, _LONGEST_MS, "Decor", DECOR_EFFECT, f"{{{place}}}{escape_ass(name)}") + "\n"
        texts.append(text)
    # The second's styles and events take names of their own, so that each half keeps its look.
    head, _, events = texts[0].partition("[Events]")
    other_head, _, other_events = texts[1].partition("[Events]")
    rows = [row for row in other_head.splitlines() if row.startswith("Style: ")]
    styles = [f"Style: Second {row.removeprefix('Style: ')}" for row in rows]
    dialogues = [_renamed(row) for row in other_events.splitlines() if row.startswith("Dialogue: ")]
    return f"{head.rstrip()}\n" + "\n".join(styles) + f"\n\n[Events]{events}" + "\n".join(dialogues) + "\n"


def render_comparison(
    pair: tuple[Named, Named],
    audio: Path,
    output: Path,
    options: RenderOptions = _USUAL,
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> RenderResult:
    """Write the video of both timings with the sound `audio`.

    Raises `KMakerError` where one has no times, and as `render_video` does; `JobCancelled` when told to stop.
    """
    check_output(output, options)
    for name, song in pair:
        if not any(word.is_timed for word in song.words()):
            raise KMakerError("{name} has no timed word to show: align it first.", name=name)
    try:
        with temporary_folder("kmaker-") as folder:
            words = folder / "both.ass"
            words.write_text(comparison_ass(pair, options.size), encoding="utf-8", newline="\n")
            return render_video(words, audio, output, options, report, cancelled)
    except OSError as error:
        raise write_problem(Path(tempfile.gettempdir()), error) from error


def _renamed(row: str) -> str:
    fields = row.split(",", 4)
    fields[3] = f"Second {fields[3]}"
    return ",".join(fields)
