"""A song's own style: a preset, as it is or changed, or one from a file of the user's.

A project file keeps it as a JSON object: `{"preset": "stage"}` for a style that comes with the program, all fields of
the style beside `preset` once anything of it was changed, and the fields without `preset` for a style read from a file.
A changed style is kept whole, so that a later version of the program, whose presets may differ, shows the same song.
A project without a style, as old ones are, has the default one.
"""

from dataclasses import dataclass, field
from typing import Any

import msgspec

from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.video.style import DEFAULT_STYLE, Style, load_style, style_names

_PRESET = "preset"


@dataclass(frozen=True, slots=True)
class SongStyle:
    """A song's `style`, and the name of the `preset` that it is or comes from, empty for a file's.

    `unread` is what a project says that this version cannot read; it is kept until another style is chosen.
    """

    style: Style = field(default_factory=load_style)
    preset: str = DEFAULT_STYLE
    unread: dict[str, Any] | None = field(default=None, hash=False)

    @property
    def is_changed(self) -> bool:
        """Whether the style is no longer its preset."""
        return bool(self.preset) and self.style != load_style(self.preset)

    @property
    def stored(self) -> dict[str, Any] | None:
        """The JSON object for a project file; None for the default style."""
        if self.unread is not None:
            return self.unread
        if not self.preset:
            return msgspec.to_builtins(self.style)
        if self.is_changed:
            return {_PRESET: self.preset, **msgspec.to_builtins(self.style)}
        return None if self.preset == DEFAULT_STYLE else {_PRESET: self.preset}


def preset_style(name: str) -> SongStyle:
    """The style `name` that comes with the program; raises `KMakerError` where there is none."""
    return SongStyle(load_style(name), name)


def read_song_style(stored: dict[str, Any] | None) -> tuple[SongStyle, str]:
    """The style that a project file keeps as `stored`, and a sentence where this version cannot read it, else nothing.

    The default style stands in for one that cannot be read.
    """
    if stored is None:
        return SongStyle(), ""
    try:
        return _read(stored), ""
    except (KMakerError, msgspec.ValidationError) as error:
        reason = error.phrase if isinstance(error, KMakerError) else str(error)
        note = Phrase(
            "The style of this project cannot be read by this version of the program ({reason}): the words are "
            "shown in the style {name}, and the project keeps its own until you choose another.",
            reason=reason,
            name=load_style().name,
        )
        return SongStyle(unread=stored), note


def _read(stored: dict[str, Any]) -> SongStyle:
    fields = {name: value for name, value in stored.items() if name != _PRESET}
    preset = stored.get(_PRESET, "")
    if not isinstance(preset, str):
        raise KMakerError("the name of its preset is {preset!r}", preset=preset)
    if not fields:
        if preset not in style_names():
            raise KMakerError("There is no style {name!r}", name=preset)
        return preset_style(preset)
    style = msgspec.convert(fields, Style)
    return SongStyle(style, preset if preset in style_names() else "")
