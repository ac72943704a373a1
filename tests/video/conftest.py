"""Songs to lay out and render."""

import random
from collections.abc import Callable

import pytest

from kmaker_studio.core.song import Song, WordSpec, build_lines

WORDS = [
    *("should", "auld", "acquaintance", "be", "forgot", "And", "Jolly", "To", "I", "a", "Ted", "Wave", "yet", "lộng"),
    *("Được", "Quê", "'tis", "Thy", "Why", "l", "j", "f", "Ồn", "ý", "Ночь", "λόγος"),
]


@pytest.fixture
def random_song() -> Callable[..., Song]:
    """`random_song(seed, lines, start_ms)`: words of 60 ms to 4 s with and without silence between them."""

    def made(seed: int, lines: int = 5, start_ms: int = 1500) -> Song:
        chance = random.Random(seed)
        now = start_ms
        specs: list[list[WordSpec]] = []
        for _ in range(lines):
            words: list[WordSpec] = []
            for _ in range(chance.randint(2, 5)):
                length = chance.choice((60, 90, 150, 300, 600, 1500, 4000)) + chance.randint(0, 50)
                words.append((chance.choice(WORDS), now, now + length))
                now += length + chance.choice((0, 0, 0, 7, 33, 150))
            now += chance.randint(50, 700)
            specs.append(words)
        return Song(lines=build_lines(specs), duration_ms=now)

    return made
