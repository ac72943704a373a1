"""The examples in the docstrings of the public interface do what they say."""

import doctest
from importlib import import_module

import pytest

import kmaker_studio as km

MODULES = sorted({"kmaker_studio", *(f"kmaker_studio.{module}" for module in km._MODULES.values())})


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str):
    assert doctest.testmod(import_module(name), optionflags=doctest.ELLIPSIS).failed == 0


def test_there_are_examples():
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = {test.name for name in MODULES for test in finder.find(import_module(name)) if test.examples}
    assert {"kmaker_studio", "kmaker_studio.api.song.Song", "kmaker_studio.api.scoring.score"} <= found
