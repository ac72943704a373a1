"""The edits of a song: pure functions from one `Song` to the next.

An edit raises `KMakerError` with a sentence for the user instead of breaking an invariant of the document: ids are
unique, 0 <= start < end <= duration, and the words of a line are in order and do not overlap. A song read from a file
may have such faults already (see `core.problems`); an edit only refuses to add to them.
"""

from kmaker_studio.core.edits.lines import (
    delete_line,
    insert_line,
    join_with_next_line,
    move_word_to_next_line,
    move_word_to_previous_line,
    set_section,
    set_singer,
    split_line,
)
from kmaker_studio.core.edits.notes import (
    clear_notes,
    join_notes,
    move_pitch,
    set_note_kind,
    set_pitch,
    split_note,
    with_notes,
)
from kmaker_studio.core.edits.set_edge import end_at, start_at
from kmaker_studio.core.edits.timing import (
    clear_times,
    move_word,
    move_words,
    ripple_end,
    roll_boundary,
    set_locked,
    set_syllable_start,
    set_word_times,
    shift_song,
    shift_words,
)
from kmaker_studio.core.edits.word_groups import delete_words, merge_words, retype_word, split_at
from kmaker_studio.core.edits.words import delete_word, insert_word, merge_with_next, set_word_text, split_word

__all__ = [
    "clear_notes",
    "clear_times",
    "delete_line",
    "delete_word",
    "delete_words",
    "end_at",
    "insert_line",
    "insert_word",
    "join_notes",
    "join_with_next_line",
    "merge_with_next",
    "merge_words",
    "move_pitch",
    "move_word",
    "move_word_to_next_line",
    "move_word_to_previous_line",
    "move_words",
    "retype_word",
    "ripple_end",
    "roll_boundary",
    "set_locked",
    "set_note_kind",
    "set_pitch",
    "set_section",
    "set_singer",
    "set_syllable_start",
    "set_word_text",
    "set_word_times",
    "shift_song",
    "shift_words",
    "split_at",
    "split_line",
    "split_note",
    "split_word",
    "start_at",
    "with_notes",
]
