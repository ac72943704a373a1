"""Timeline commands: what it shows, and what is selected on it."""

from functools import partial

from kmaker_studio.core.edits.word_groups import words_between
from kmaker_studio.studio.actions.command import Command, Context
from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP
from kmaker_studio.studio.strips.colour_map import Palette, remember_palette
from kmaker_studio.studio.timeline.follow import Follow, remember_follow


def _select_all(context: Context) -> None:
    context.document.select_many([word.id for word in context.song.words()])


def _select_line(context: Context) -> None:
    word = context.word
    line = next((line for line in context.song.lines if word is not None and word in line.words), None)
    if word is not None and line is not None:
        context.document.select_many([each.id for each in line.words], word.id)


def _extend(context: Context, step: int) -> None:
    """Take the next word into the selection, or the previous one; going back lets go of it again."""
    document, current = context.document, context.word
    if current is None:
        return
    ids = [word.id for word in context.song.words()]
    at = ids.index(current.id) + step
    if not 0 <= at < len(ids):
        return
    chosen = document.selected_ids
    if ids[at] in chosen:
        document.select_many(chosen - {current.id}, ids[at])
    else:
        document.select_many(chosen | set(words_between(context.song, current.id, ids[at])), ids[at])
    word = document.selected
    if word is not None:
        context.editor.timeline.ensure_visible(word)


def _zoom_line(context: Context) -> None:
    word = context.word
    line = next((line for line in context.song.lines if word is not None and word in line.words), None)
    if line is not None:
        context.editor.timeline.zoom_to_line(line)


def _zoom_selection(context: Context) -> None:
    context.editor.timeline.zoom_to_selection()


def _scroll(context: Context, share: float) -> None:
    context.editor.timeline.scroll_by(share)


def _centre(context: Context) -> None:
    context.editor.timeline.centre_on(context.playback.position_ms)


def _mark(context: Context, end: bool) -> None:
    """Let the selected time begin or end at the playhead."""
    timeline, now = context.editor.timeline, float(context.now_ms)
    low, high = timeline.region or (0.0, timeline.duration_ms)
    timeline.set_region((min(low, now), now) if end else (now, max(high, now)))


def _unmark(context: Context) -> None:
    context.editor.timeline.set_region(None)


def _spectrum_shown(context: Context) -> bool:
    return context.window.has_editor and context.editor.timeline.shows_spectrum


def _toggle_spectrum(context: Context) -> None:
    context.editor.timeline.set_spectrum_shown(not _spectrum_shown(context))


def _contrast(context: Context, step: int) -> None:
    context.editor.timeline.step_contrast(step)


def _follows(context: Context, value: Follow) -> bool:
    return context.window.has_editor and context.editor.timeline.follow == value


def _set_follow(context: Context, value: Follow) -> None:
    remember_follow(value)
    context.editor.timeline.follow = value


def _follow(value: Follow, text: str) -> Command:
    return Command(
        f"follow_{value}",
        "View/While playing",
        text,
        partial(_set_follow, value=value),
        checked=partial(_follows, value=value),
    )


def _has_palette(context: Context, value: Palette) -> bool:
    return context.window.has_editor and context.editor.timeline.spectrum_palette == value


def _set_palette(context: Context, value: Palette) -> None:
    remember_palette(value)
    context.editor.timeline.set_spectrum_palette(value)


def _palette(value: Palette, text: str) -> Command:
    return Command(
        f"palette_{value}",
        "View/Colours of the spectrogram",
        text,
        partial(_set_palette, value=value),
        checked=partial(_has_palette, value=value),
    )


QT_TRANSLATE_NOOP("Commands", "While playing")
QT_TRANSLATE_NOOP("Commands", "Colours of the spectrogram")
QT_TRANSLATE_NOOP("Commands", "Selected time")

SELECTING = (
    Command("select_all", "Edit", QT_TRANSLATE_NOOP("Commands", "Select all words"), _select_all, "Ctrl+A"),
    Command(
        "select_line", "Edit", QT_TRANSLATE_NOOP("Commands", "Select the line"), _select_line, "Ctrl+Shift+A", "word"
    ),
    Command(
        "select_next",
        "Edit",
        QT_TRANSLATE_NOOP("Commands", "Select the next word too"),
        partial(_extend, step=1),
        "Ctrl+Shift+Right",
        "word",
    ),
    Command(
        "select_previous",
        "Edit",
        QT_TRANSLATE_NOOP("Commands", "Select the previous word too"),
        partial(_extend, step=-1),
        "Ctrl+Shift+Left",
        "word",
    ),
    Command(
        "mark_start",
        "Edit/Selected time",
        QT_TRANSLATE_NOOP("Commands", "Begin at the playhead"),
        partial(_mark, end=False),
        "I",
    ),
    Command(
        "mark_end",
        "Edit/Selected time",
        QT_TRANSLATE_NOOP("Commands", "End at the playhead"),
        partial(_mark, end=True),
        "O",
    ),
    Command("unmark", "Edit/Selected time", QT_TRANSLATE_NOOP("Commands", "Select no time"), _unmark, "Shift+I"),
)

VIEWING = (
    Command("zoom_line", "View", QT_TRANSLATE_NOOP("Commands", "Zoom to the line"), _zoom_line, "Ctrl+1", "word"),
    Command(
        "zoom_selection", "View", QT_TRANSLATE_NOOP("Commands", "Zoom to the selection"), _zoom_selection, "Ctrl+2"
    ),
    Command("centre", "View", QT_TRANSLATE_NOOP("Commands", "Centre the playhead"), _centre, "C"),
    Command(
        "scroll_left",
        "View",
        QT_TRANSLATE_NOOP("Commands", "Scroll back"),
        partial(_scroll, share=-0.5),
        "Ctrl+PgUp",
    ),
    Command(
        "scroll_right",
        "View",
        QT_TRANSLATE_NOOP("Commands", "Scroll on"),
        partial(_scroll, share=0.5),
        "Ctrl+PgDown",
    ),
    Command(
        "spectrogram",
        "View",
        QT_TRANSLATE_NOOP("Commands", "Spectrogram"),
        _toggle_spectrum,
        "Shift+S",
        separated=True,
        checked=_spectrum_shown,
    ),
    Command(
        "contrast_more",
        "View",
        QT_TRANSLATE_NOOP("Commands", "More contrast in the spectrogram"),
        partial(_contrast, step=1),
        "Ctrl+Alt++ Ctrl+Alt+=",
    ),
    Command(
        "contrast_less",
        "View",
        QT_TRANSLATE_NOOP("Commands", "Less contrast in the spectrogram"),
        partial(_contrast, step=-1),
        "Ctrl+Alt+-",
    ),
    _palette("calm", QT_TRANSLATE_NOOP("Commands", "Calm")),
    _palette("vivid", QT_TRANSLATE_NOOP("Commands", "Vivid")),
    _palette("grey", QT_TRANSLATE_NOOP("Commands", "Grey")),
    _follow("page", QT_TRANSLATE_NOOP("Commands", "Turn pages")),
    _follow("scroll", QT_TRANSLATE_NOOP("Commands", "Keep the playhead in place")),
    _follow("stay", QT_TRANSLATE_NOOP("Commands", "Stay where it is")),
)
