"""KMaker Studio: from a song and its lyrics to LRC, ASS and a karaoke video.

The public interface for other programs; everything else in the package may change without notice.

>>> import kmaker_studio as km
>>> song = km.align("song.mp3", "lyrics.txt")  # doctest: +SKIP
>>> song.save("song.lrc")                      # doctest: +SKIP

Times are integer milliseconds. What the user can mend raises `KMakerError`, whose message is one sentence for them.
Nothing below is imported before it is used, and torch only when something is aligned.
"""

from importlib import import_module

from kmaker_studio.version import __version__ as __version__

TYPE_CHECKING = False  # type checkers take it for typing's, whose import would be two thirds of this one's time
if TYPE_CHECKING:
    from kmaker_studio.align.backend import AlignerBackend
    from kmaker_studio.api.aligning import align, load_aligner
    from kmaker_studio.api.notes import find_notes
    from kmaker_studio.api.rendering import render
    from kmaker_studio.api.scoring import evaluate, score
    from kmaker_studio.api.song import FilePath, Song, find_style, parse, read
    from kmaker_studio.api.ultrastar_folder import UltraStarFolder, write_ultrastar_folder
    from kmaker_studio.core.errors import JobCancelled, KMakerError
    from kmaker_studio.core.jobs import Progress
    from kmaker_studio.core.song import Line, Note, Syllable, Word
    from kmaker_studio.demo import demo_songs
    from kmaker_studio.train.evaluate import Evaluation, Scores
    from kmaker_studio.video.render import RenderResult
    from kmaker_studio.video.style import Style, style_names

__all__ = [
    "AlignerBackend",
    "Evaluation",
    "FilePath",
    "JobCancelled",
    "KMakerError",
    "Line",
    "Note",
    "Progress",
    "RenderResult",
    "Scores",
    "Song",
    "Style",
    "Syllable",
    "UltraStarFolder",
    "Word",
    "align",
    "demo_songs",
    "evaluate",
    "find_notes",
    "find_style",
    "load_aligner",
    "parse",
    "read",
    "render",
    "score",
    "style_names",
    "write_ultrastar_folder",
]

# Where each name is; tests/api/test_interface.py holds this to the imports above.
_MODULES = {
    "AlignerBackend": "align.backend",
    "Evaluation": "train.evaluate",
    "FilePath": "api.song",
    "JobCancelled": "core.errors",
    "KMakerError": "core.errors",
    "Line": "core.song",
    "Note": "core.song",
    "Progress": "core.jobs",
    "RenderResult": "video.render",
    "Scores": "train.evaluate",
    "Song": "api.song",
    "Style": "video.style",
    "Syllable": "core.song",
    "UltraStarFolder": "api.ultrastar_folder",
    "Word": "core.song",
    "align": "api.aligning",
    "demo_songs": "demo",
    "evaluate": "api.scoring",
    "find_notes": "api.notes",
    "find_style": "api.song",
    "load_aligner": "api.aligning",
    "parse": "api.song",
    "read": "api.song",
    "render": "api.rendering",
    "score": "api.scoring",
    "style_names": "video.style",
    "write_ultrastar_folder": "api.ultrastar_folder",
}

# Python puts a subpackage into its parent once, when it is first imported: the room `align` is imported now and taken
# out again, so that `kmaker_studio.align` is the function, whatever is imported later.
import_module("kmaker_studio.align")
globals().pop("align")


def __getattr__(name: str) -> object:
    """A name of the public interface, imported with the first use of it."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """The public names, and what else is here."""
    return sorted({*globals(), *__all__})
