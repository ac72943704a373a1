"""View commands: zoom, panels, theme, language."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from kmaker_studio.studio.actions.command import Command, Context, Run
from kmaker_studio.studio.commands import timeline
from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP
from kmaker_studio.studio.settings import LANGUAGE, THEME, Setting


def _zoom(context: Context, factor: float) -> None:
    context.editor.timeline.zoom(factor, context.playback.position_ms)


def _panel_shown(context: Context, name: str) -> bool:
    return context.window.has_editor and context.editor.panel_is_shown(name)


def _toggle_panel(context: Context, name: str) -> None:
    context.editor.toggle_panel(name)


def _reset_layout(context: Context) -> None:
    context.editor.reset_layout()


def _is_set(_context: Context, setting: Setting[str], value: str) -> bool:
    return setting.read() == value


def _set_theme(context: Context, value: str) -> None:
    THEME.write(value)
    context.window.apply_theme_setting()


def _set_language(context: Context, value: str) -> None:
    LANGUAGE.write(value)
    context.say(
        QCoreApplication.translate("Commands", "The language changes when the program is started the next time."),
        well=True,
    )


def _panel(name: str, text: str) -> Command:
    return Command(
        f"panel_{name}",
        "View/Panels",
        text,
        partial(_toggle_panel, name=name),
        checked=partial(_panel_shown, name=name),
    )


def _theme(value: str, text: str) -> Command:
    return _choice("Theme", THEME, value, text, partial(_set_theme, value=value))


def _language(value: str, text: str) -> Command:
    return _choice("Language", LANGUAGE, value, text, partial(_set_language, value=value))


def _choice(kind: str, setting: Setting[str], value: str, text: str, run: Run) -> Command:
    """One of several values of a setting, in a menu of their own."""
    is_set = partial(_is_set, setting=setting, value=value)
    return Command(f"{kind.lower()}_{value}", f"View/{kind}", text, run, needs="nothing", checked=is_set)


QT_TRANSLATE_NOOP("Commands", "Panels")
QT_TRANSLATE_NOOP("Commands", "Theme")
QT_TRANSLATE_NOOP("Commands", "Language")

COMMANDS = (
    Command("zoom_in", "View", QT_TRANSLATE_NOOP("Commands", "Zoom in"), partial(_zoom, factor=0.5), "Ctrl++ Ctrl+="),
    Command("zoom_out", "View", QT_TRANSLATE_NOOP("Commands", "Zoom out"), partial(_zoom, factor=2.0), "Ctrl+-"),
    Command("zoom_all", "View", QT_TRANSLATE_NOOP("Commands", "Whole song"), partial(_zoom, factor=1e9), "Ctrl+0"),
    _panel("lyrics", QT_TRANSLATE_NOOP("Commands", "Lyrics")),
    _panel("preview", QT_TRANSLATE_NOOP("Commands", "Preview")),
    _panel("word", QT_TRANSLATE_NOOP("Commands", "Word")),
    _panel("style", QT_TRANSLATE_NOOP("Commands", "Style")),
    _panel("problems", QT_TRANSLATE_NOOP("Commands", "Problems")),
    _panel("history", QT_TRANSLATE_NOOP("Commands", "History")),
    Command(
        "reset_layout", "View/Panels", QT_TRANSLATE_NOOP("Commands", "Reset the layout"), _reset_layout, separated=True
    ),
    _theme("dark", QT_TRANSLATE_NOOP("Commands", "Dark")),
    _theme("light", QT_TRANSLATE_NOOP("Commands", "Light")),
    _theme("system", QT_TRANSLATE_NOOP("Commands", "Like the desktop")),
    _language("en", "English"),
    _language("vi", "Tiếng Việt"),
    _language("system", QT_TRANSLATE_NOOP("Commands", "Like the system")),
    *timeline.VIEWING,
)
