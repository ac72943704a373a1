"""The open song's other sounds: the user's own files, laid under it, and the stems that are made in the background."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kmaker_studio.core.content_hash import content_hash
from kmaker_studio.core.errors import Phrase
from kmaker_studio.core.files import is_file
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled
from kmaker_studio.core.relocate_audio import find_moved
from kmaker_studio.core.song_sound import ROLES, Role, SongSound
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.jobs.runner import JobRunner, Task
from kmaker_studio.studio.playback.heard_sound import HeardSound
from kmaker_studio.studio.settings import SEPARATE_AT_ONCE


@dataclass(frozen=True, slots=True)
class FoundSounds:
    """The sounds that were found, their files on the song's clock, and what to tell of those that were not."""

    sounds: tuple[SongSound, ...] = ()
    files: tuple[tuple[Role, Path], ...] = ()
    notes: tuple[Phrase, ...] = ()


class SongSounds(QObject):
    """Knows the `sounds` of the open song beside its own, and their `files`, which are on its clock and as long.

    `changed` follows each that comes or goes, `edited` one that the user laid under, moved or took away. `started`
    brings a task that takes long; `failed` a title, what happened and what is safe; `gave_up` follows a task that was
    to bring a sound and did not.
    """

    changed = Signal()
    edited = Signal()
    started = Signal(object)
    failed = Signal(str, str, str)
    told = Signal(str)
    gaveUp = Signal()  # noqa: N815

    def __init__(self, runner: JobRunner, heard: HeardSound, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._heard = runner, heard
        self._song = Path()
        self._looking: Task | None = None
        self._making: Task | None = None
        self._placing: dict[Role, Task] = {}
        self._wanted = False
        self.sounds: tuple[SongSound, ...] = ()
        self.files: dict[Role, Path] = {}
        self.changed.connect(lambda: heard.set_files(self.files))
        self.gaveUp.connect(heard.give_up)
        heard.wanted.connect(self.require)

    @property
    def is_separating(self) -> bool:
        """Whether the song is being taken apart."""
        return self._making is not None

    @property
    def is_placing(self) -> bool:
        """Whether a file of the user's is being put in its place."""
        return bool(self._placing)

    @property
    def own(self) -> tuple[SongSound, ...]:
        """Those that are files of the user's and can be read."""
        return tuple(each for each in self.sounds if each.is_own and is_file(Path(each.path)))

    def of_role(self, role: Role) -> SongSound | None:
        """The sound that holds that role."""
        return next((each for each in self.sounds if each.role == role), None)

    def begin(self, song: Path, sounds: Sequence[SongSound], folder: Path | None = None) -> None:
        """Another song was opened: look for its `sounds`, near `folder` where they moved, and for stems made before.

        Without a song there is nothing to look for.
        """
        for task in (self._looking, self._making, *self._placing.values()):
            if task is not None:
                task.cancel()
        self._looking = self._making = None
        self._placing = {}
        self._wanted = False
        self._heard.reset()
        self._song, self.sounds, self.files = song, tuple(sounds), {}
        self.changed.emit()
        if song == Path():
            return
        job = partial(_look, song, self.sounds, folder or song.parent)
        task = self._runner.start(job, self.tr("Looking for the song's sounds"))
        task.succeeded.connect(self._on_looked)
        task.failed.connect(self._on_not_looked)
        self._looking = task

    def lay_under_another(self, song: Path) -> None:
        """Another sound lies under the same words: the user's files have other places in it."""
        own = self.own
        self.begin(song, ())
        for sound in own:
            self.lay_under(sound.role, Path(sound.path)).failed.connect(self._on_not_placed)

    def require(self, _roles: Sequence[Role] = ROLES) -> None:
        """Make what is missing, in the background."""
        if self._looking is not None:
            self._wanted = True
            return
        if self._making is not None or self._song == Path() or all(role in self.files for role in ROLES):
            return
        task = self._runner.start(partial(_separate, self._song), self.tr("Separating the voice"))
        task.succeeded.connect(self._on_made)
        task.failed.connect(self._on_not_made)
        task.cancelled.connect(self.gaveUp)
        task.finished.connect(partial(self._forget, task))
        self._making = task
        self.started.emit(task)
        self.changed.emit()

    def cancel(self) -> None:
        """Stop taking the song apart; nothing of it is left."""
        if self._making is not None:
            self._making.cancel()

    def lay_under(self, role: Role, path: Path) -> Task:
        """Take the user's file for that role, at a place that is found by itself."""
        title = self.tr("Finding the place of {}").format(path.name)
        return self._place(role, partial(_lay_under, self._song, role, path), title, tell=True)

    def move(self, role: Role, offset_ms: float) -> Task | None:
        """Put the user's file of that role elsewhere, by hand; None where there is none or it is there already."""
        sound = self.of_role(role)
        if sound is None or not sound.is_own or offset_ms == sound.offset_ms:
            return None
        moved = replace(sound, offset_ms=offset_ms, certainty=None)
        return self._place(role, partial(_placed, self._song, moved), self.tr("Placing the sound"))

    def lay_under_at(self, role: Role, path: Path, offset_ms: float) -> Task:
        """Take the user's file for that role where they say that it begins."""
        job = partial(_lay_under_at, self._song, role, path, offset_ms)
        return self._place(role, job, self.tr("Placing the sound"))

    def remove(self, role: Role) -> None:
        """Take the user's file of that role away; where stems were made, theirs is heard again."""
        self.begin(self._song, [each for each in self.sounds if each.role != role])
        self.edited.emit()

    def _place(self, role: Role, job: Callable[[Report, Cancelled], object], title: str, *, tell: bool = False) -> Task:
        if role in self._placing:
            self._placing[role].cancel()
        task = self._runner.start(job, title)
        task.succeeded.connect(partial(self._on_placed, tell))
        if not tell:  # whoever laid it under asks what to do about a refusal
            task.failed.connect(self._on_not_placed)
        task.finished.connect(partial(self._forget, task))
        self._placing[role] = task
        self.started.emit(task)
        return task

    def _on_looked(self, found: FoundSounds) -> None:
        self._looking = None
        laid = [each for each in self.sounds if each.role in self.files]  # by the user, meanwhile
        roles = {each.role for each in laid}
        self.sounds = (*laid, *(each for each in found.sounds if each.role not in roles))
        self.files = dict(found.files) | self.files
        for note in found.notes:
            self.told.emit(translated(note))
        self.changed.emit()
        if self._wanted or SEPARATE_AT_ONCE.read():
            self._wanted = False
            self.require()

    def _on_not_looked(self, _sentence: str) -> None:
        self._looking = None  # the song itself cannot be read, which playing it tells

    def _on_made(self, found: FoundSounds) -> None:
        own = [each for each in self.sounds if each.is_own]
        roles = {each.role for each in own if each.role in self.files}
        self.sounds = (*own, *(each for each in found.sounds if each.role not in {one.role for one in own}))
        self.files |= {role: path for role, path in found.files if role not in roles}
        self._making = None
        self.changed.emit()

    def _on_not_made(self, sentence: str) -> None:
        self.failed.emit(self.tr("Separating the voice"), sentence, self.tr("The song is as it was."))
        self.gaveUp.emit()

    def _on_placed(self, tell: bool, found: FoundSounds) -> None:
        (sound,) = found.sounds
        self.sounds = (*(each for each in self.sounds if each.role != sound.role), sound)
        self.files |= dict(found.files)
        self.changed.emit()
        self.edited.emit()
        if tell:
            self.told.emit(told_place(sound))

    def _on_not_placed(self, sentence: str) -> None:
        self.failed.emit(self.tr("Placing the sound"), sentence, self.tr("The song is as it was."))

    def _forget(self, task: Task) -> None:
        if task is self._making:
            self._making = None
        self._placing = {role: each for role, each in self._placing.items() if each is not task}
        self.changed.emit()


def told_place(sound: SongSound) -> str:
    """Where a user's file lies, in words."""
    seconds, name = f"{sound.offset_ms / 1000:+.3f}", Path(sound.path).name
    if sound.certainty is None:
        return translated(Phrase("{name} begins at {seconds} s, set by hand.", name=name, seconds=seconds))
    return translated(
        Phrase(
            "{name} begins at {seconds} s, drift {drift} %, found with a certainty of {certainty} %.",
            name=name,
            seconds=seconds,
            drift=f"{round(100 * sound.drift, 3) + 0.0:+.3f}",
            certainty=round(100 * sound.certainty),
        )
    )


def _look(song: Path, sounds: Sequence[SongSound], folder: Path, report: Report, cancelled: Cancelled) -> FoundSounds:
    """The sounds that are still there or moved, stems that were made before for the other roles, and their files."""
    from kmaker_studio.separate.song_sounds import kept_sounds, placed_file

    report(Progress("Reading the sound", 0, 1))
    kept: list[SongSound] = []
    lost: list[SongSound] = []
    notes: list[Phrase] = []
    for sound in sounds:
        if not sound.is_own:
            continue  # looked for below, by what they are made of
        path = Path(sound.path)
        if not is_file(path) or content_hash(path, cancelled) != sound.sha256:
            moved = find_moved(path.name, sound.sha256, sound.bytes, folder, cancelled)
            if moved is None and not is_file(path):
                lost.append(sound)
                notes.append(Phrase("{name} is not at {folder} any more, nor near the project: lay it under again.",
                                    name=path.name, folder=path.parent))  # fmt: skip
                continue
            if moved is None:
                notes.append(Phrase("{name} has changed since it was laid under: listen whether its place is right.",
                                    name=path.name))  # fmt: skip
            sound = replace(sound, path=str(moved or path))
        kept.append(sound)
    made = [each for each in kept_sounds(song, cancelled) if each.role not in {one.role for one in kept}]
    files: list[tuple[Role, Path]] = [
        (each.role, placed_file(each, song, report, cancelled)) for each in (*kept, *made)
    ]
    known = (*kept, *lost)  # what is lost stays in the project
    others = [each for each in made if each.role not in {one.role for one in known}]
    return FoundSounds((*known, *others), tuple(files), tuple(notes))


def _separate(song: Path, report: Report, cancelled: Cancelled) -> FoundSounds:
    from kmaker_studio.separate.commands import shipped_process
    from kmaker_studio.separate.song_sounds import separated_sounds

    made = separated_sounds(song, shipped_process(), report, cancelled)
    files: list[tuple[Role, Path]] = [(each.role, Path(each.path)) for each in made]
    return FoundSounds(made, tuple(files))


def _lay_under(song: Path, role: Role, path: Path, report: Report, cancelled: Cancelled) -> FoundSounds:
    from kmaker_studio.separate.song_sounds import found_sound

    return _placed(song, found_sound(role, path, song, report, cancelled), report, cancelled)


def _lay_under_at(
    song: Path, role: Role, path: Path, offset_ms: float, report: Report, cancelled: Cancelled
) -> FoundSounds:
    from kmaker_studio.separate.song_sounds import known_sound

    return _placed(song, replace(known_sound(role, path, cancelled), offset_ms=offset_ms), report, cancelled)


def _placed(song: Path, sound: SongSound, report: Report, cancelled: Cancelled) -> FoundSounds:
    from kmaker_studio.separate.song_sounds import placed_file

    check_cancelled(cancelled)
    return FoundSounds((sound,), ((sound.role, placed_file(sound, song, report, cancelled)),))
