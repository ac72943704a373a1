"""Killed in the middle of a save or an autosave: nothing is unreadable."""

import os
from pathlib import Path

import pytest

from benchmarks import kill_saves


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks, and kills, as POSIX systems do")
def test_no_kill_leaves_an_unreadable_file(tmp_path: Path):
    outcome = kill_saves.measure(12, tmp_path)
    assert outcome.unreadable == []
    assert len(outcome.lost_s) == 12  # how long that is depends on the machine: the benchmark says it
