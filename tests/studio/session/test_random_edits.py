"""Random edits through the document and its undo stack: nothing breaks, everything can be undone, redone and saved."""

from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kmaker_studio.core.edits.realign import with_alignment
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.problems import validate
from kmaker_studio.core.project_file import Project, project_text, read_project_text
from kmaker_studio.studio.session.document import Document
from tests.core.edits.test_sequences import START, random_edits

FOLDER = Path("/music").absolute()


class Editing(RuleBasedStateMachine):
    """A user who edits, drags, undoes and redoes at random; `songs` is what the undo stack should be able to show."""

    def __init__(self) -> None:
        super().__init__()
        self.document = Document()
        self.document.reset(START)
        self.songs = [START]
        self.at = 0
        self.saved = 0

    def _did(self, before: int) -> None:
        """An edit drops what was undone, and is one step."""
        if self.document.undo_stack.count() != before or self.document.song != self.songs[self.at]:
            self.songs = [*self.songs[: self.at + 1], self.document.song]
            self.at += 1

    @rule(edits=st.lists(random_edits, min_size=1, max_size=16))
    def edit(self, edits):
        """Each edit is a step of its own."""
        for name, change in edits:
            before = self.document.undo_stack.count()
            with suppress(KMakerError):
                self.document.apply(change, name)
            self._did(before)

    @rule(edits=st.lists(random_edits, min_size=1, max_size=5))
    def drag(self, edits):
        """Several edits of one gesture are one step, or none where they come back to where they began."""
        gesture, began = self.document.new_gesture(), self.document.song
        for name, change in edits:
            with suppress(KMakerError):
                self.document.apply(change, name, gesture)
        if self.document.song != began:
            self._did(-1)
        else:  # a step that was taken back has still dropped what could be redone
            self.songs = self.songs[: self.document.undo_stack.count() + 1]

    @rule()
    def align(self):
        before = self.document.undo_stack.count()
        self.document.put(with_alignment(self.document.song, START), "Align")
        self._did(before)

    @precondition(lambda self: self.document.undo_stack.canUndo())
    @rule()
    def undo(self):
        self.document.undo_stack.undo()
        self.at -= 1

    @precondition(lambda self: self.document.undo_stack.canRedo())
    @rule()
    def redo(self):
        self.document.undo_stack.redo()
        self.at += 1

    @rule()
    def undo_all_and_redo_all(self):
        stack = self.document.undo_stack
        stack.setIndex(0)
        assert self.document.song == START
        stack.setIndex(stack.count())
        assert self.document.song == self.songs[-1]
        stack.setIndex(self.at)

    @rule()
    def save_and_load(self):
        project = Project(self.document.song)
        assert read_project_text(project_text(project, FOLDER), FOLDER / "song.kmaker") == project

    @invariant()
    def the_song_is_whole_and_where_the_stack_says(self):
        validate(self.document.song)
        assert self.document.song == self.songs[self.at]
        assert self.document.undo_stack.index() == self.at
        assert self.document.undo_stack.count() == len(self.songs) - 1

    def teardown(self):
        self.document.undo_stack.setIndex(0)
        assert self.document.song == START
        self.document.deleteLater()


TestEditing = Editing.TestCase
# 160 runs of 40 rules, of which two in seven make eight edits and three: 10,000 edits
TestEditing.settings = settings(
    max_examples=160, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
