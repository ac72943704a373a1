"""What a separator is, and which ones there are.

The shipped one is Spleeter's network (`spleeter`). `demucs` and `audio-separator` are used where the user has them
installed, any program by a command, and a package can bring its own under the entry point `kmaker_studio.separators`:
an object or a class without arguments that is a `Separator`. All but the first run in a process of their own, which is
ended when it fails, hangs or is no longer wanted.
"""

import importlib.util
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.jobs import Cancelled, Report

GROUP = "kmaker_studio.separators"
"""The entry points' group."""

DEFAULT = "spleeter"


@dataclass(frozen=True, slots=True)
class Stems:
    """The sound files of a song's two stems."""

    vocals: Path
    accompaniment: Path


@dataclass(frozen=True, slots=True)
class FoundStems:
    """What a separator wrote; it may leave one stem to be what the other lacks of the song."""

    vocals: Path | None
    accompaniment: Path | None


class Separator(Protocol):
    """Makes stems of songs."""

    @property
    def key(self) -> str:
        """A name for what it makes, of letters, digits and dashes: with another version or settings it is another."""
        ...

    def separate(self, song: Path, folder: Path, report: Report, cancelled: Cancelled) -> FoundStems:
        """Write the stems of `song` into the empty `folder`, each as long as the song, in any format and at any rate.

        Raises `KMakerError` where it cannot, `JobCancelled` when told to stop.
        """
        ...


def separator_names() -> tuple[str, ...]:
    """The separators that can be used here, the shipped one first."""
    from kmaker_studio.separate.commands import PROGRAMS

    installed = (name for name, program in PROGRAMS.items() if importlib.util.find_spec(program.module))
    plugins = sorted(point.name for point in entry_points(group=GROUP))
    return tuple(dict.fromkeys((DEFAULT, *installed, *plugins)))


def find_separator(name: str = DEFAULT) -> Separator:
    """The separator of that name, or the one that runs the command `name` if it says {song} and {folder}.

    Raises `KMakerError` for one that is not there.
    """
    from kmaker_studio.separate import commands

    if "{" in name:
        return commands.CommandSeparator.of_template(name)
    if name not in separator_names():
        known = ", ".join(separator_names())
        raise KMakerError(
            "There is no separator “{name}” here: choose one of {known}, install {name}, or give a command with"
            " {{song}} and {{folder}}.",
            name=name,
            known=known,
        )
    if name == DEFAULT:
        from kmaker_studio.separate.spleeter import SpleeterSeparator

        return SpleeterSeparator()
    if name in commands.PROGRAMS:
        return commands.PROGRAMS[name]
    return commands.plugin(name)
