"""What a video does not show of a song: lines that have to go too early, and signs that no font has."""

from kmaker_studio.core.errors import Phrase
from kmaker_studio.core.song import Song
from kmaker_studio.video.layout import lay_out
from kmaker_studio.video.missing_glyphs import glyph_losses
from kmaker_studio.video.size import DEFAULT_SIZE
from kmaker_studio.video.style import Style, load_style


def cut_lines(song: Song, style: Style | None, size: tuple[int, int] = DEFAULT_SIZE) -> tuple[Phrase, ...]:
    """The sentence about lines that others hide before they have been sung; nothing where there are none."""
    cut = lay_out(song, style or load_style(), size).cut
    if not cut:
        return ()
    if cut == 1:
        return (Phrase("1 line goes before it has been sung, as too many are sung at once."),)
    return (Phrase("{count} lines go before they have been sung, as too many are sung at once.", count=cut),)


def video_losses(song: Song, style: Style | None, size: tuple[int, int] = DEFAULT_SIZE) -> tuple[Phrase, ...]:
    """Everything of `song` that the video in `style` (the default where None) and of `size` does not show."""
    return (*cut_lines(song, style, size), *glyph_losses(song))
