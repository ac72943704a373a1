"""Commands for many times at once: shift, stretch, markers; and for text everywhere: find and replace."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kmaker_studio.core.edits import shift_song, shift_words
from kmaker_studio.core.edits.markers import set_marker
from kmaker_studio.core.edits.stretch import stretched_song
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Word
from kmaker_studio.studio.actions.command import Command, Context
from kmaker_studio.studio.i18n.clock_text import clock
from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP
from kmaker_studio.studio.i18n.translated import translated

if TYPE_CHECKING:
    from kmaker_studio.studio.dialogs.shift import Part


def _tr(text: str) -> str:
    return QCoreApplication.translate("Commands", text)


def _from_here(context: Context) -> list[Word]:
    """The current word and all after it, or where none is selected those that begin after the playhead."""
    words, here = list(context.song.words()), context.word
    if here is None:
        return [word for word in words if word.start_ms is not None and word.start_ms >= context.now_ms]
    return words[next(index for index, word in enumerate(words) if word.id == here.id) :]


def _shift(context: Context, part: "Part | None" = None) -> None:
    """Ask by how much; by itself the selection is meant where there are several words in it."""
    from kmaker_studio.studio.dialogs.shift import ShiftDialog

    chosen = context.document.selected_words
    parts: dict[Part, list[Word]] = {"song": list(context.song.words()), "selection": list(chosen)}
    parts["rest"] = _from_here(context)
    counts: dict[Part, int] = {each: sum(word.is_timed for word in words) for each, words in parts.items()}
    counts = {each: count for each, count in counts.items() if count}
    if not counts:
        raise KMakerError("No word has a time that could be shifted: align the song first.")
    dialog = ShiftDialog(counts, part or ("selection" if len(chosen) > 1 else "song"), context.window.dialog_parent())
    dialog.chosen.connect(partial(_shifted, context, {each: [word.id for word in parts[each]] for each in counts}))
    dialog.open()


def _shifted(context: Context, ids: "dict[Part, list[str]]", part: "Part", by: int) -> None:
    label = _tr(_SHIFT_LABEL).format(f"{by:+d}")
    try:
        context.apply(lambda song: shift_song(song, by) if part == "song" else shift_words(song, ids[part], by), label)
    except KMakerError as error:
        context.say(translated(error))


_SHIFT_LABEL = QT_TRANSLATE_NOOP("Commands", "Shift by {} ms")


def _stretch(context: Context) -> None:
    from kmaker_studio.studio.dialogs.stretch import StretchDialog

    timed = [word for word in context.song.words() if word.start_ms is not None]
    if len(timed) < 2:
        raise KMakerError("Two words with times are needed: align the song first.")
    chosen = [word for word in context.document.selected_words if word.start_ms is not None]
    dialog = StretchDialog(context.song, chosen, context.window.dialog_parent())
    dialog.chosen.connect(partial(_stretched, context))
    dialog.open()


def _stretched(context: Context, first: str, there: int, second: str, there_too: int) -> None:
    try:
        label = _tr(QT_TRANSLATE_NOOP("Commands", "Stretch to another version"))
        context.apply(lambda song: stretched_song(song, (first, there), (second, there_too)), label)
    except KMakerError as error:
        context.say(translated(error))


def _go_to_time(context: Context) -> None:
    context.editor.ask_time()


def _find(context: Context) -> None:
    context.editor.find_text()


def _add_marker(context: Context) -> None:
    """Ask for the name of a marker at the playhead."""
    from PySide6.QtWidgets import QInputDialog

    now = context.now_ms
    old = next((marker.name for marker in context.song.markers if marker.at_ms == now), "")
    name, chosen = QInputDialog.getText(
        context.window.dialog_parent(),
        _tr(QT_TRANSLATE_NOOP("Commands", "Marker")),
        _tr(QT_TRANSLATE_NOOP("Commands", "Name of the marker at {}")).format(clock(now)),
        text=old or _tr(QT_TRANSLATE_NOOP("Commands", "Marker {}")).format(len(context.song.markers) + 1),
    )
    if chosen:
        label = _tr(QT_TRANSLATE_NOOP("Commands", "Marker “{}”")).format(name.strip())
        context.apply(lambda song: set_marker(song, now, name), label)


def _step_marker(context: Context, step: int) -> None:
    now = context.now_ms
    times = [marker.at_ms for marker in context.song.markers]
    later = [at for at in times if at > now] if step > 0 else [at for at in reversed(times) if at < now]
    if not later:
        raise KMakerError("There is no marker that way: add one with the playhead where it shall stand.")
    context.editor.go_to_time(float(later[0]))


QT_TRANSLATE_NOOP("Commands", "Times")

FINDING = (
    Command(
        "find_replace",
        "Edit",
        QT_TRANSLATE_NOOP("Commands", "Find and replace…"),
        _find,
        "Ctrl+H Ctrl+F",
        separated=True,
    ),
    Command("shift", "Edit/Times", QT_TRANSLATE_NOOP("Commands", "Shift…"), _shift, "Ctrl+Shift+T"),
    Command(
        "shift_song",
        "Edit/Times",
        QT_TRANSLATE_NOOP("Commands", "Shift the whole song…"),
        partial(_shift, part="song"),
    ),
    Command(
        "shift_selection",
        "Edit/Times",
        QT_TRANSLATE_NOOP("Commands", "Shift the selection…"),
        partial(_shift, part="selection"),
        needs="word",
    ),
    Command(
        "shift_rest",
        "Edit/Times",
        QT_TRANSLATE_NOOP("Commands", "Shift from here on…"),
        partial(_shift, part="rest"),
    ),
    Command(
        "stretch",
        "Edit/Times",
        QT_TRANSLATE_NOOP("Commands", "Stretch to another version…"),
        _stretch,
        separated=True,
    ),
)

GOING = (
    Command("go_to_time", "Go", QT_TRANSLATE_NOOP("Commands", "Go to a time…"), _go_to_time, "Ctrl+T", separated=True),
    Command("add_marker", "Go", QT_TRANSLATE_NOOP("Commands", "Marker at the playhead…"), _add_marker, "Ctrl+M"),
    Command(
        "next_marker",
        "Go",
        QT_TRANSLATE_NOOP("Commands", "Next marker"),
        partial(_step_marker, step=1),
        "Alt+PgDown",
    ),
    Command(
        "previous_marker",
        "Go",
        QT_TRANSLATE_NOOP("Commands", "Previous marker"),
        partial(_step_marker, step=-1),
        "Alt+PgUp",
    ),
)
