"""Style commands: presets, and styles in files."""

from functools import partial

import msgspec
from PySide6.QtCore import QCoreApplication

from kmaker_studio.studio.actions.command import Command, Context
from kmaker_studio.studio.dialogs.files import ask_style, ask_style_target
from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP
from kmaker_studio.studio.style import apply_preset
from kmaker_studio.video.song_style import SongStyle
from kmaker_studio.video.style import load_style, read_style, style_names, write_style

_MENU = "Edit/Style"
QT_TRANSLATE_NOOP("Commands", "Style")


def _apply_preset(context: Context, name: str) -> None:
    apply_preset.apply_preset(context.document, name)


def _is_chosen(context: Context, name: str) -> bool:
    return context.document.style.preset == name


def _is_changed(context: Context) -> bool:
    return context.document.style.is_changed


def _reset(context: Context) -> None:
    apply_preset.reset_style(context.document)


def _load(context: Context) -> None:
    path = ask_style(context.window.dialog_parent())
    if path is not None:
        style = read_style(path)
        context.document.put_style(SongStyle(style, ""), apply_preset.style_step_label(style.name))


def _save(context: Context) -> None:
    """Write the song's style under the name of the file that the user chooses."""
    path = ask_style_target(context.window.dialog_parent(), context.song.audio)
    if path is not None:
        write_style(msgspec.structs.replace(context.document.style.style, name=path.stem), path)
        context.say(QCoreApplication.translate("Commands", "Saved {}").format(path.name), well=True)


def _preset(name: str) -> Command:
    text = load_style(name).name
    return Command(
        f"style_{name}", _MENU, text, partial(_apply_preset, name=name), checked=partial(_is_chosen, name=name)
    )


COMMANDS = (
    *(_preset(name) for name in style_names()),
    Command(
        "reset_style",
        _MENU,
        QT_TRANSLATE_NOOP("Commands", "Reset to the preset"),
        _reset,
        enabled=_is_changed,
        separated=True,
    ),
    Command("load_style", _MENU, QT_TRANSLATE_NOOP("Commands", "Load a style…"), _load, separated=True),
    Command("save_style", _MENU, QT_TRANSLATE_NOOP("Commands", "Save the style as…"), _save),
)
