from pathlib import Path

import pytest

from kmaker_studio.batch.journal import JOURNAL_NAME, Record, open_journal
from kmaker_studio.core.errors import KMakerError


def test_the_last_line_of_a_song_counts(tmp_path: Path):
    failed, done = Record("a", "failed", reason="no."), Record("a", "done", "key", ["a.lrc"], 1.5)
    with open_journal(tmp_path / "new" / "folder") as journal:
        assert journal.records == {}
        journal.write(failed)
        journal.write(Record("b", "failed", reason="é"))
        journal.write(done)
    with open_journal(tmp_path / "new" / "folder") as journal:
        assert journal.records == {"a": done, "b": Record("b", "failed", reason="é")}


def test_a_line_that_a_crash_cut_short(tmp_path: Path):
    with open_journal(tmp_path) as journal:
        journal.write(Record("a", "done"))
        journal.write(Record("b", "done"))
    path = tmp_path / JOURNAL_NAME
    path.write_bytes(path.read_bytes()[:-9])
    with open_journal(tmp_path) as journal:
        assert set(journal.records) == {"a"}
        journal.write(Record("c", "done"))
    with open_journal(tmp_path) as journal:
        assert set(journal.records) == {"a", "c"}


def test_two_batches_in_one_folder(tmp_path: Path):
    with open_journal(tmp_path), pytest.raises(KMakerError, match="Another batch"), open_journal(tmp_path):
        pass
    with open_journal(tmp_path):
        pass


def test_a_folder_that_cannot_be_made(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(KMakerError, match="could not be written"), open_journal(tmp_path / "file" / "out"):
        pass
