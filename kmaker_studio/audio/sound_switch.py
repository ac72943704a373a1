"""Switching between sounds of one song at another speed: the next rendition is made ready before it is heard."""

from kmaker_studio.audio.sample_buffer import SongSamples
from kmaker_studio.audio.speed_and_voice import PlaybackMode, ProcessedAudio, ProcessedAudioCache

_READY_S = 0.6
"""How much of the song past the playhead must be rendered: more than a device asks for in advance."""


class WaitingSound:
    """The sound that is switched to, with its renditions, while the one before is still heard.

    Raises `KMakerError` without ffmpeg.
    """

    def __init__(self, buffer: SongSamples, mode: PlaybackMode, song_frame: int, until: int) -> None:
        self.buffer = buffer
        self.renditions = ProcessedAudioCache(buffer)
        self.rendition: ProcessedAudio = self.renditions.at(mode, song_frame, until)

    def is_ready(self, song_frame: int) -> bool:
        """Whether it can take over at `song_frame` of the song."""
        rendition = self.rendition
        rendition.want(song_frame)
        enough = song_frame + _READY_S * self.buffer.sample_rate
        return not rendition.is_live or rendition.end >= min(enough, self.buffer.frames - 1)
