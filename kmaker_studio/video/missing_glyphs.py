"""Missing glyphs: signs of the lyrics that no font at hand can draw, so that the video shows a box or nothing.

What is bundled is known here; of the rest libass, which looks through the system's fonts, is asked itself: drawing a
sign that it finds in no font, it says so.
"""

import re
from collections.abc import Callable, Collection, Iterator

from kmaker_studio.audio import ffmpeg
from kmaker_studio.core.errors import Phrase
from kmaker_studio.core.leftovers import temporary_folder
from kmaker_studio.core.song import Line, Song, Word
from kmaker_studio.video.fonts import has_glyph

_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufe0e\ufe0f\u00ad")
_MOST_NAMED = 12
_ASKED_AT_ONCE = 2000
_SCRIPT = """[Script Info]
ScriptType: v4.00+
PlayResX: 64
PlayResY: 64

[V4+ Styles]
Format: Name, Fontname, Fontsize, Bold
Style: Default,Inter,4,-1

[Events]
Format: Start, End, Style, Text
Dialogue: 0:00:00.00,0:00:09.00,Default,"""

_asked: dict[str, bool] = {}


def words_lacking(song: Song, can_draw: Callable[[str], bool]) -> Iterator[tuple[Line, Word, str]]:
    """Each word with a sign that `can_draw` denies, its line, and the first such sign."""
    for line in song.lines:
        for word in line.words:
            if not word.text.isascii():
                sign = next((char for char in word.text if not (needs_no_font(char) or can_draw(char))), "")
                if sign:
                    yield line, word, sign


def needs_no_font(char: str) -> bool:
    """Whether nothing is drawn for the sign, or a bundled font draws it."""
    return char.isspace() or char in _INVISIBLE or has_glyph(char)


def missing_signs(song: Song) -> tuple[str, ...]:
    """The signs of the title, the artist and the words that libass finds in no font, each once, in their order.

    Raises `KMakerError` where ffmpeg cannot be run.
    """
    shown = "".join((song.title, song.artist, *(word.text for word in song.words())))
    wanted = [char for char in dict.fromkeys(shown) if not needs_no_font(char)]
    new = [char for char in wanted if char not in _asked]
    for at in range(0, len(new), _ASKED_AT_ONCE):
        _ask(new[at : at + _ASKED_AT_ONCE])
    return tuple(char for char in wanted if _asked[char])


def glyph_losses(song: Song) -> tuple[Phrase, ...]:
    """The sentence about signs that the video cannot show; nothing where it shows all."""
    signs = missing_signs(song)
    if not signs:
        return ()
    named = " ".join(signs[:_MOST_NAMED]) + (" …" if len(signs) > _MOST_NAMED else "")
    return (Phrase("No font here can draw {signs}: install one that has these signs.", signs=named),)


def _ask(chars: Collection[str]) -> None:
    """Draw the signs once, and remember of each whether libass complained."""
    with temporary_folder("kmaker-") as folder:
        text = "\\N".join(char for char in chars if char not in "{}\\")
        (folder / "signs.ass").write_text(_SCRIPT + text + "\n", encoding="utf-8", newline="\n")
        arguments = ["-v", "warning", "-f", "lavfi", "-i", "color=s=64x64:d=1:r=1"]
        arguments += ["-frames:v", "1", "-vf", "ass=signs.ass", "-f", "null", "-"]
        with ffmpeg.started(arguments, folder) as process:
            while process.read(1 << 16):
                pass
            process.wait()
            said = "\n".join(process.stderr_tail)
    lacking = {int(code, 16) for code in re.findall(r"failed to find any fallback with glyph 0x([0-9A-Fa-f]+)", said)}
    for char in chars:
        _asked[char] = ord(char) in lacking
