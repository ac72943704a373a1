"""The sound that people sing to as a file of its own: wav, flac or mp3."""

from pathlib import Path

from kmaker_studio.audio import ffmpeg
from kmaker_studio.audio.decode import probe
from kmaker_studio.core.atomic import replacing
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.jobs import Cancelled, Progress, Report, ignore_progress, never_cancelled
from kmaker_studio.separate.export_sound import ORIGINAL, ExportSound, prepared_sound

STAGE = "Writing"

_CODECS = {
    ".wav": ("-c:a", "pcm_s16le", "-rf64", "auto"),
    ".flac": ("-c:a", "flac", "-sample_fmt", "s16"),
    ".mp3": ("-c:a", "libmp3lame", "-q:a", "0"),
}
SUFFIXES = tuple(_CODECS)
"""What can be written."""


def export_audio(
    audio: Path,
    output: Path,
    sound: ExportSound = ORIGINAL,
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> None:
    """Write what `sound` makes of the song `audio` to `output`, in the format of its ending: wav, flac or mp3.

    Nothing is left behind when it fails or is cancelled. Raises `KMakerError` for another ending, a sound that cannot
    be read and a disk that refuses, `JobCancelled` when told to stop.
    """
    codec = _CODECS.get(output.suffix.lower())
    if codec is None:
        raise KMakerError("{path} is no sound that can be written: end its name in .wav, .flac or .mp3.", path=output)
    with replacing(output) as temporary, prepared_sound(audio, sound, report, cancelled) as heard:
        seconds = probe(heard).duration_ms / 1000
        arguments = ["-y", *ffmpeg.input_arguments(heard), "-map", "0:a:0", *codec, f"file:{temporary}"]
        status, lines = ffmpeg.run(
            arguments,
            cancelled=cancelled,
            on_seconds=lambda done: report(Progress(STAGE, min(done, seconds), seconds)),
        )
        if status != 0:
            reason = lines[-1].strip() if lines else status
            raise KMakerError(
                "{path} could not be written ({reason}): free some space or choose another place.",
                path=output,
                reason=reason,
            )
