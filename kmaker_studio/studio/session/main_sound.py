"""The sound under the open song: loaded for playing, and exchanged when an edit, undo or redo names another file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kmaker_studio.audio.decode import AudioInfo
from kmaker_studio.audio.peaks import PeakPyramid
from kmaker_studio.core.song import Song
from kmaker_studio.studio.playback.playback import Playback
from kmaker_studio.studio.session import session_jobs
from kmaker_studio.studio.session.document import Document


class MainSound(QObject):
    """Keeps `playback` on the sound that the document's song names.

    `replaced` comes once another sound than before is loaded; `failed` brings the sentence of one that cannot be read.
    `identified` brings the SHA-256 and size of a sound that was asked for, `isAnother` its path where it is not the one
    that was expected.
    """

    replaced = Signal()
    failed = Signal(str)
    identified = Signal(str, int)
    isAnother = Signal(object)  # noqa: N815

    def __init__(self, document: Document, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._playback = document, playback
        self._loaded = ""
        self._expected: tuple[Path, AudioInfo, PeakPyramid | None] | None = None
        document.songChanged.connect(self._on_song)

    def load(self, audio: Path, info: AudioInfo, pyramid: PeakPyramid | None) -> None:
        """Play this sound, of which so much is known."""
        self._loaded = str(audio)
        self._playback.load(audio, info, pyramid)

    def expect(self, audio: Path, info: AudioInfo, pyramid: PeakPyramid | None) -> None:
        """The next edit names this sound, which was looked at already."""
        self._expected = audio, info, pyramid

    def leave(self) -> None:
        """No song is open: the next change of the document is another song."""
        self._loaded = ""

    def identify(self, audio: Path, expected: str) -> None:
        """Learn the sound's hash in the background, and say where it is not the `expected` one."""
        task = self._playback.runner.start(partial(session_jobs.hash_audio, audio), self.tr("Knowing the sound"))
        task.succeeded.connect(partial(self._on_hashed, audio, expected))

    def _on_hashed(self, audio: Path, expected: str, known: tuple[str, int]) -> None:
        if str(audio) != self._document.song.audio:
            return
        if expected and expected != known[0]:
            self.isAnother.emit(audio)
        else:
            self.identified.emit(*known)

    def _on_song(self, _old: Song, new: Song) -> None:
        if not self._loaded or not new.audio or Path(new.audio) == Path(self._loaded):
            return
        audio, known = Path(new.audio), self._expected
        if known is not None and known[0] == audio:
            self._put(audio, session_jobs.Sound(known[1], known[2]))
            return
        task = self._playback.runner.start(partial(session_jobs.read_sound, audio), self.tr("Opening"))
        task.succeeded.connect(partial(self._put, audio))
        task.failed.connect(self.failed)

    def _put(self, audio: Path, sound: session_jobs.Sound) -> None:
        if audio == Path(self._document.song.audio) and self._loaded:
            self.load(audio, sound.info, sound.pyramid)
            self.replaced.emit()
