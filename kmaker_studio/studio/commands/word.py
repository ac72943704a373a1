"""Word commands: lock, edges at the playhead, text, syllables."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from kmaker_studio.core.edits import end_at, set_locked, start_at
from kmaker_studio.core.edits.syllables import with_syllables
from kmaker_studio.core.song import Word
from kmaker_studio.studio.actions.command import Command, Context
from kmaker_studio.studio.commands import word_edits
from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP
from kmaker_studio.text.hyphenation import syllables_of


def _named(text: str, word: Word) -> str:
    """The undo step `text`, translated, about the word."""
    return QCoreApplication.translate("Commands", text).format(word.text)


def _toggle_lock(context: Context) -> None:
    """Lock the selected words, or free them where all are locked."""
    words = [word for word in context.document.selected_words if word.is_timed]
    if not words:
        return
    lock = not all(word.locked for word in words)
    if len(words) > 1 and lock:
        label = QCoreApplication.translate("Commands", "Lock %n words", "", len(words))
    elif len(words) > 1:
        label = QCoreApplication.translate("Commands", "Unlock %n words", "", len(words))
    else:
        label = _named(_LOCK if lock else QT_TRANSLATE_NOOP("Commands", "Unlock “{}”"), words[0])
    context.apply(lambda song: set_locked(song, [word.id for word in words], lock), label)


_LOCK = QT_TRANSLATE_NOOP("Commands", "Lock “{}”")


def _start_here(context: Context) -> None:
    """Let the word start at the playhead."""
    word, now = context.word, context.now_ms
    if word is not None:
        label = _named(QT_TRANSLATE_NOOP("Commands", "Start of “{}”"), word)
        context.apply(lambda song: start_at(song, word.id, now), label)


def _end_here(context: Context) -> None:
    """Let the word end at the playhead."""
    word, now = context.word, context.now_ms
    if word is not None:
        label = _named(QT_TRANSLATE_NOOP("Commands", "End of “{}”"), word)
        context.apply(lambda song: end_at(song, word.id, now), label)


def _edit_text(context: Context) -> None:
    context.editor.edit_text()


def _split_syllables(context: Context) -> None:
    """Split the selected words for the song's language; those that have syllables become whole again."""
    words = context.document.selected_words
    if any(word.syllables for word in words):
        label = QCoreApplication.translate("Commands", "Join the syllables")
        context.apply(lambda song: with_syllables(song, {word.id: () for word in words}), label)
        return
    parts = {word.id: syllables_of(word.text, context.song.language) for word in words}
    if all(len(each) < 2 for each in parts.values()):
        context.say(
            QCoreApplication.translate("Commands", "This word has one syllable, as far as the language's rules tell.")
        )
        return
    label = QCoreApplication.translate("Commands", "Split into syllables")
    context.apply(lambda song: with_syllables(song, parts), label)


def _split_all_syllables(context: Context) -> None:
    parts = {
        word.id: syllables_of(word.text, context.song.language) for word in context.song.words() if not word.syllables
    }
    label = QCoreApplication.translate("Commands", "Split every word into syllables")
    context.apply(lambda song: with_syllables(song, parts), label)


COMMANDS = (
    Command("lock", "Word", QT_TRANSLATE_NOOP("Commands", "Lock or unlock"), _toggle_lock, "L", "timed word"),
    Command("set_start", "Word", QT_TRANSLATE_NOOP("Commands", "Start at the playhead"), _start_here, "[", "word"),
    Command("set_end", "Word", QT_TRANSLATE_NOOP("Commands", "End at the playhead"), _end_here, "]", "word"),
    Command(
        "earlier",
        "Word",
        QT_TRANSLATE_NOOP("Commands", "10 ms earlier"),
        partial(word_edits.nudge, by=-word_edits.STEP_MS),
        "Left",
        "timed word",
        separated=True,
    ),
    Command(
        "later",
        "Word",
        QT_TRANSLATE_NOOP("Commands", "10 ms later"),
        partial(word_edits.nudge, by=word_edits.STEP_MS),
        "Right",
        "timed word",
    ),
    Command(
        "edit_text",
        "Word",
        QT_TRANSLATE_NOOP("Commands", "Edit the text"),
        _edit_text,
        "F2",
        "word",
        separated=True,
    ),
    Command(
        "split_syllables",
        "Word",
        QT_TRANSLATE_NOOP("Commands", "Split into syllables"),
        _split_syllables,
        "Y",
        "word",
    ),
    Command(
        "split_all_syllables",
        "Word",
        QT_TRANSLATE_NOOP("Commands", "Split every word into syllables"),
        _split_all_syllables,
    ),
    *word_edits.COMMANDS,
)
