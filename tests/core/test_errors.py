"""Sentences: English where they are printed, a template and its values for who says them otherwise."""

import pickle
from pathlib import Path

from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.locking import FileLockedError


def test_an_error_is_its_english_sentence():
    error = KMakerError("{path} ends after {seconds:.1f} s at {word!r}.", path=Path("a.wav"), seconds=2.25, word="là")
    assert str(error) == f"{Path('a.wav')} ends after 2.2 s at 'là'."
    assert error.template == "{path} ends after {seconds:.1f} s at {word!r}."
    assert error.values == {"path": Path("a.wav"), "seconds": 2.25, "word": "là"}


def test_braces_are_braces_where_there_is_nothing_to_fill_in():
    assert str(KMakerError('Write {"key": 1} instead.')) == 'Write {"key": 1} instead.'
    assert str(KMakerError("{what} is no {{key}}.", what="{x}")) == "{x} is no {key}."


def test_sentences_hold_others():
    part = Phrase("line {number}", number=3)
    cause = KMakerError("There is nothing in {where}.", where=part)
    assert str(KMakerError("{path}: {error}", path="a.txt", error=cause)) == "a.txt: There is nothing in line 3."
    assert str(KMakerError.of(part)) == "line 3"


def test_an_error_crosses_to_another_process_whole():
    error = FileLockedError("It is open ({holder}).", holder="process 7")
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is FileLockedError
    assert (str(copy), copy.template, copy.values) == (str(error), error.template, error.values)
