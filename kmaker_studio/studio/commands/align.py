"""Align commands: the whole song, a line, the selection, or what follows."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from kmaker_studio.core.edits.guesses import guessed_ids
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Word
from kmaker_studio.studio.actions.command import Command, Context
from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP
from kmaker_studio.studio.session.aligner_choice import choose_checkpoint, chosen_checkpoint
from kmaker_studio.studio.settings import REALIGN_GUESSES


def _align(context: Context) -> None:
    _refuse_twice(context)
    context.session.align()


def _refuse_twice(context: Context) -> None:
    """What is being aligned goes on: to begin again would throw away what was heard."""
    if context.session.is_aligning:
        raise KMakerError("Words are being aligned already: wait until that has ended, or cancel it first.")


def _realign_selection(context: Context) -> None:
    _realign(context, context.document.selected_words, KMakerError("Select words to realign first."))


def _realign_line(context: Context) -> None:
    word = context.word
    lines = [line for line in context.song.lines if word is not None and any(each.id == word.id for each in line.words)]
    words = [each for line in lines for each in line.words]
    _realign(context, words, KMakerError("Select a word of the line to realign first."))


def _realign_from_here(context: Context) -> None:
    """The current word and all after it, or where none is selected the words that begin after the playhead."""
    words = list(context.song.words())
    here = context.word
    if here is not None:
        first = next((index for index, word in enumerate(words) if word.id == here.id), len(words))
    else:
        now = context.now_ms
        first = next((index for index, word in enumerate(words) if (word.start_ms or 0) >= now), len(words))
    _realign(context, words[first:], KMakerError("There is no word after the playhead."))


def _realign_guessed(context: Context) -> None:
    ids = guessed_ids(context.song)
    words = [word for word in context.song.words() if word.id in ids]
    _realign(context, words, KMakerError("No word has a guessed time: every time was measured."))


def _realigns_guesses(_context: Context) -> bool:
    return REALIGN_GUESSES.read()


def _toggle_realign_guesses(_context: Context) -> None:
    REALIGN_GUESSES.write(not REALIGN_GUESSES.read())


def _realign(context: Context, words: Sequence[Word], nothing: KMakerError) -> None:
    """Ask the aligner for the words; those that are locked stay, and say so where all are."""
    if not words:
        raise nothing
    free = [word.id for word in words if not (word.locked and word.is_timed)]
    if not free:
        raise KMakerError("These words are locked, so they stay: unlock them first.")
    _refuse_twice(context)
    context.session.align(free)


def _use_shipped(context: Context) -> None:
    choose_checkpoint(None)
    said = QCoreApplication.translate("Commands", "The next alignment uses the checkpoint that comes with the program.")
    context.say(said, well=True)


def _use_another(context: Context) -> None:
    from kmaker_studio.studio.dialogs.files import ask_checkpoint

    checkpoint = ask_checkpoint(context.window.dialog_parent(), chosen_checkpoint())
    if checkpoint is not None:
        choose_checkpoint(checkpoint)
        said = QCoreApplication.translate("Commands", "The next alignment uses {}.")
        context.say(said.format(checkpoint.name), well=True)


def _is_shipped(_context: Context) -> bool:
    return chosen_checkpoint() is None


def _is_another(_context: Context) -> bool:
    return chosen_checkpoint() is not None


_ALIGNER = "Play/Aligner"
QT_TRANSLATE_NOOP("Commands", "Aligner")

COMMANDS = (
    Command(
        "realign",
        "Play",
        QT_TRANSLATE_NOOP("Commands", "Realign the selection"),
        _realign_selection,
        "Ctrl+R",
        "word",
        separated=True,
    ),
    Command("realign_line", "Play", QT_TRANSLATE_NOOP("Commands", "Realign the line"), _realign_line, "Ctrl+L", "word"),
    Command(
        "realign_rest",
        "Play",
        QT_TRANSLATE_NOOP("Commands", "Realign from here on"),
        _realign_from_here,
        "Ctrl+Shift+L",
    ),
    Command(
        "realign_guessed",
        "Play",
        QT_TRANSLATE_NOOP("Commands", "Realign the words with guessed times"),
        _realign_guessed,
        "Ctrl+Alt+R",
    ),
    Command(
        "realign_guesses_always",
        "Play",
        QT_TRANSLATE_NOOP("Commands", "Realign guessed times by themselves"),
        _toggle_realign_guesses,
        needs="nothing",
        checked=_realigns_guesses,
    ),
    Command("align", "Play", QT_TRANSLATE_NOOP("Commands", "Align the whole song"), _align, "Ctrl+Shift+R"),
    Command(
        "shipped_checkpoint",
        _ALIGNER,
        QT_TRANSLATE_NOOP("Commands", "Shipped checkpoint"),
        _use_shipped,
        needs="nothing",
        checked=_is_shipped,
    ),
    Command(
        "other_checkpoint",
        _ALIGNER,
        QT_TRANSLATE_NOOP("Commands", "Another checkpoint…"),
        _use_another,
        needs="nothing",
        checked=_is_another,
    ),
)
