"""Play commands: the song and parts of it, at any speed, and tap mode."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from kmaker_studio.audio.speed_and_voice import SPEEDS
from kmaker_studio.studio.actions.command import Command, Context
from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP

SPEED_STEPS = (25, 50, 60, 70, 80, 90, 100, 125, 150)
_SPEED_STEP = 5


def _play(context: Context) -> None:
    context.playback.toggle()


def _play_selection(context: Context, loop: bool = False) -> None:
    editor = context.editor
    if loop and context.playback.is_looping:
        editor.selection_player.stop_loop()
    elif not editor.selection_player.play_selection(editor.timeline.region, loop=loop):
        context.say(
            QCoreApplication.translate("Commands", "Nothing with a time is selected, so there is no part to play.")
        )


def _is_looping(context: Context) -> bool:
    return context.playback.is_looping


def _jump(context: Context, by_ms: float) -> None:
    context.playback.seek(context.playback.position_ms + by_ms)


def _jump_to(context: Context, share: float) -> None:
    context.playback.seek(share * context.playback.duration_ms)
    context.editor.timeline.centre_on(context.playback.position_ms)


def _set_speed(context: Context, percent: int) -> None:
    context.playback.set_speed(percent)


def _is_speed(context: Context, percent: int) -> bool:
    return context.playback.mode.speed == percent


def _change_speed(context: Context, step: int) -> None:
    slowest, fastest = SPEEDS
    percent = min(max(context.playback.mode.speed + step, slowest), fastest)
    context.playback.set_speed(percent)
    context.say(QCoreApplication.translate("Commands", "Speed {} %, the pitch stays").format(percent), well=True)


def _toggle_voice(context: Context) -> None:
    context.playback.set_voice_mix(not context.playback.mode.voice)


def _has_voice(context: Context) -> bool:
    return context.playback.has_voice_mix


def _is_voice(context: Context) -> bool:
    return context.playback.mode.voice


def _toggle_clicks(context: Context) -> None:
    player = context.editor.selection_player
    player.set_plays_clicks(not player.plays_clicks)


def _plays_clicks(context: Context) -> bool:
    return context.window.has_editor and context.editor.selection_player.plays_clicks


def _tap(context: Context) -> None:
    context.editor.toggle_tap()


def _calibrate(context: Context) -> None:
    context.editor.calibrate()


def _speed(percent: int) -> Command:
    return Command(
        f"speed_{percent}",
        "Play/Speed",
        f"{percent} %",
        partial(_set_speed, percent=percent),
        checked=partial(_is_speed, percent=percent),
    )


QT_TRANSLATE_NOOP("Commands", "Speed")

PLAY = (Command("play", "Play", QT_TRANSLATE_NOOP("Commands", "Play or pause"), _play, "Space", icon="play"),)
"""Stands above the aligning commands in the menu."""

COMMANDS = (
    Command(
        "play_selection",
        "Play",
        QT_TRANSLATE_NOOP("Commands", "Play the selection"),
        _play_selection,
        "Return Enter",
        separated=True,
    ),
    Command(
        "loop_selection",
        "Play",
        QT_TRANSLATE_NOOP("Commands", "Loop the selection"),
        partial(_play_selection, loop=True),
        "Shift+Return",
        checked=_is_looping,
        icon="loop",
    ),
    Command("rewind", "Play", QT_TRANSLATE_NOOP("Commands", "Back 2 s"), partial(_jump, by_ms=-2000.0), ","),
    Command("wind", "Play", QT_TRANSLATE_NOOP("Commands", "On 2 s"), partial(_jump, by_ms=2000.0), "."),
    Command("jump_start", "Play", QT_TRANSLATE_NOOP("Commands", "To the start"), partial(_jump_to, share=0.0), "Home"),
    Command("jump_end", "Play", QT_TRANSLATE_NOOP("Commands", "To the end"), partial(_jump_to, share=1.0), "End"),
    *(_speed(percent) for percent in SPEED_STEPS),
    Command(
        "slower",
        "Play/Speed",
        QT_TRANSLATE_NOOP("Commands", "Slower"),
        partial(_change_speed, step=-_SPEED_STEP),
        "Alt+Down",
        separated=True,
    ),
    Command(
        "faster",
        "Play/Speed",
        QT_TRANSLATE_NOOP("Commands", "Faster"),
        partial(_change_speed, step=_SPEED_STEP),
        "Alt+Up",
    ),
    Command(
        "voice_mix",
        "Play",
        QT_TRANSLATE_NOOP("Commands", "Voice in front"),
        _toggle_voice,
        "V",
        enabled=_has_voice,
        checked=_is_voice,
    ),
    Command(
        "play_clicks",
        "Play",
        QT_TRANSLATE_NOOP("Commands", "Play a word that is clicked"),
        _toggle_clicks,
        checked=_plays_clicks,
    ),
    Command("tap", "Play", QT_TRANSLATE_NOOP("Commands", "Tap to time"), _tap, "T", separated=True, icon="tap"),
    Command("calibrate", "Play", QT_TRANSLATE_NOOP("Commands", "Measure the tap latency…"), _calibrate),
)
