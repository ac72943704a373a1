"""A karaoke video with the sound that people sing to."""

from pathlib import Path

from kmaker_studio.core.jobs import Cancelled, Report, ignore_progress, never_cancelled
from kmaker_studio.core.song import Song
from kmaker_studio.separate.export_sound import ORIGINAL, ExportSound, follow_tempo, prepared_sound
from kmaker_studio.video.render import RenderOptions, RenderResult, check_output, render_video


def export_video(
    words: Song | Path,
    audio: Path,
    output: Path,
    options: RenderOptions,
    sound: ExportSound = ORIGINAL,
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> RenderResult:
    """Write the video of `words` with what `sound` makes of the song `audio`, the words following its tempo.

    Nothing is left behind when it fails or is cancelled; stems that were made are kept for the next time. Raises
    `KMakerError` for anything the user can mend and `JobCancelled` when told to stop.
    """
    check_output(output, options)
    timed = follow_tempo(words, sound)
    with prepared_sound(audio, sound, report, cancelled) as heard:
        return render_video(timed, heard, output, options, report, cancelled)
