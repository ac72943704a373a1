"""A short run of the fuzzer over every parser; `python tests/fuzz/fuzz.py --seconds 600` is a long one."""

import random
from pathlib import Path

import pytest

from tests.fuzz.fuzz import attack, parsers


@pytest.mark.parametrize("parser", parsers(), ids=lambda parser: parser.name)
def test_nothing_falls(parser, tmp_path: Path) -> None:
    count, fallen = attack(parser, random.Random(7), 0.3, tmp_path)
    assert count > 0
    assert [each.reason for each in fallen] == []
