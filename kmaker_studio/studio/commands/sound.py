"""Sound commands: which of the song's sounds is heard, taking the song apart, its own instrumental."""

from functools import partial

from kmaker_studio.studio.actions.command import Command, Context
from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP
from kmaker_studio.studio.playback.heard_sound import Heard
from kmaker_studio.studio.settings import SEPARATE_AT_ONCE


def _hear(context: Context, choice: Heard) -> None:
    context.session.heard.choose(choice)


def _is_heard(context: Context, choice: Heard) -> bool:
    return context.session.heard.choice == choice


def _switch(context: Context) -> None:
    heard = context.session.heard
    heard.choose("instrumental" if heard.choice == "original" else "original")


def _separate(context: Context) -> None:
    context.session.sounds.require()


def _can_separate(context: Context) -> bool:
    sounds = context.session.sounds
    return len(sounds.files) < 2 and not sounds.is_separating


def _toggle_at_once(context: Context) -> None:
    SEPARATE_AT_ONCE.write(not SEPARATE_AT_ONCE.read())
    if SEPARATE_AT_ONCE.read() and context.session.is_open:
        context.session.sounds.require()


def _is_at_once(_context: Context) -> bool:
    return SEPARATE_AT_ONCE.read()


def _lay_under(context: Context) -> None:
    context.window.lay_instrumental()


_MENU = "Play/Stems"
QT_TRANSLATE_NOOP("Commands", "Stems")


def _heard(choice: Heard, text: str, *, separated: bool = False) -> Command:
    return Command(
        f"hear_{choice}",
        _MENU,
        text,
        partial(_hear, choice=choice),
        separated=separated,
        checked=partial(_is_heard, choice=choice),
    )


COMMANDS = (
    Command(
        "switch_sound",
        _MENU,
        QT_TRANSLATE_NOOP("Commands", "Song or instrumental"),
        _switch,
        "K",
    ),
    _heard("original", QT_TRANSLATE_NOOP("Commands", "Hear the song"), separated=True),
    _heard("instrumental", QT_TRANSLATE_NOOP("Commands", "Hear the instrumental")),
    _heard("vocals", QT_TRANSLATE_NOOP("Commands", "Hear the vocals")),
    _heard("mix", QT_TRANSLATE_NOOP("Commands", "Hear a mix of both")),
    Command(
        "separate",
        _MENU,
        QT_TRANSLATE_NOOP("Commands", "Separate the voice now"),
        _separate,
        enabled=_can_separate,
        separated=True,
    ),
    Command(
        "separate_at_once",
        _MENU,
        QT_TRANSLATE_NOOP("Commands", "Separate each song when it is opened"),
        _toggle_at_once,
        needs="nothing",
        checked=_is_at_once,
    ),
    Command(
        "lay_instrumental",
        _MENU,
        QT_TRANSLATE_NOOP("Commands", "Use an instrumental of your own…"),
        _lay_under,
        separated=True,
    ),
)
