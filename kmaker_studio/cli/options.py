"""Command line options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress and print no results.")]
Language = Annotated[
    str,
    typer.Option(
        "--language", "-l", help="The lyrics' language as an ISO 639-1 code (en, vi ...); detected if left out."
    ),
]
Checkpoint = Annotated[
    Path | None, typer.Option(help="A checkpoint (.safetensors) to align with; by default the shipped one.")
]
Device = Annotated[str, typer.Option(help="Where to compute: auto, cpu, cuda or mps.")]
EndsName = Annotated[
    str,
    typer.Option(
        "--ends",
        help="Where a word ends: rest (0.1 s before the next one), touch (at the next one of its line) or voice (where"
        " its sound does).",
    ),
]
Size = Annotated[
    str,
    typer.Option(help="Width x height of the video, as in 1280x720; by default full HD, upright in such a style."),
]
Earlier = Annotated[
    int,
    typer.Option(help="Milliseconds by which words come before they are sung, for slow screens; below 0 later."),
]
Fps = Annotated[int, typer.Option(help="Frames a second.")]
Background = Annotated[str, typer.Option(help="A colour (#102040), an image or a video; by default the style's own.")]
Lrc = Annotated[
    str,
    typer.Option(
        "--lrc",
        help="Times in LRC: `lines`; `words` (enhanced LRC); or `both`: lines for every player, and words in tags that"
        " players pass over.",
    ),
]
AssKind = Annotated[
    str, typer.Option("--ass", help="ASS as `plain` events, one a line, for an editor; or as `drawn` by the video.")
]
StyleName = Annotated[
    str, typer.Option("--style", help="The name of a shipped style, or a style's JSON file; a project has its own.")
]
Sound = Annotated[
    str,
    typer.Option(
        help="What is heard: original, instrumental, guide (the instrumental with a quiet voice; guide:-12 says how"
        " quiet in dB), or a sound file."
    ),
]
Offset = Annotated[
    float | None,
    typer.Option(
        help="Seconds from the song's beginning to that of the file that --sound names (below 0 where it begins"
        " earlier); found by itself if left out."
    ),
]
Key = Annotated[int, typer.Option(help="Semitones higher or lower, -6 to 6.")]
Tempo = Annotated[float, typer.Option(help="Times the song's speed, 0.5 to 1.5; the words follow.")]
Loudness = Annotated[
    float | None, typer.Option(help="The loudness in LUFS (EBU R128), such as -14; as it is if left out.")
]
SeparatorName = Annotated[
    str,
    typer.Option(
        "--separator",
        help="What makes the instrumental: spleeter; demucs or audio-separator where installed; a plugin; or a command"
        " with {song} and {folder}.",
    ),
]
Transparent = Annotated[
    bool,
    typer.Option(
        "--transparent", help="Words over nothing, to be laid over other pictures: .webm (VP9) or .mov (ProRes 4444)."
    ),
]
Encoder = Annotated[
    str,
    typer.Option(
        help="What writes H.264: x264; auto (the first encoder in hardware that works here, else x264); or nvenc, qsv,"
        " amf or videotoolbox, with x264 where that does not work."
    ),
]
Cover = Annotated[Path | None, typer.Option(help="A picture for the video's cover; by default the song's own.")]
