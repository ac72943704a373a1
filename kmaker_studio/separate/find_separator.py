"""Finding separators by name: the shipped one, installed programs, commands, and plugins.

The shipped one is Spleeter's network (`spleeter`). `demucs` and `audio-separator` are used where the user has them
installed, any program by a command, and a package can bring its own under the entry point `kmaker_studio.separators`:
an object or a class without arguments that is a `Separator`. All but the first run in a process of their own, which is
ended when it fails, hangs or is no longer wanted.
"""

import importlib.util
from importlib.metadata import entry_points

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.separate import commands
from kmaker_studio.separate.separator import DEFAULT, GROUP, Separator


def separator_names() -> tuple[str, ...]:
    """The separators that can be used here, the shipped one first."""
    installed = (name for name, program in commands.PROGRAMS.items() if importlib.util.find_spec(program.module))
    plugins = sorted(point.name for point in entry_points(group=GROUP))
    return tuple(dict.fromkeys((DEFAULT, *installed, *plugins)))


def find_separator(name: str = DEFAULT) -> Separator:
    """The separator of that name, or the one that runs the command `name` if it says {song} and {folder}.

    Raises `KMakerError` for one that is not there.
    """
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
