from dataclasses import replace

import pytest

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.problems import Problem, problems, validate
from kmaker_studio.core.song import Line, Song, Syllable, Word, build_lines

GOOD = Song(lines=build_lines([[("la", 0, 500), ("lo", 500, 900)], ["li"]]), duration_ms=1000)


def test_a_good_song():
    song = replace(GOOD, lines=GOOD.lines[:1])
    assert problems(song) == ()
    validate(song)
    validate(GOOD)


def test_each_kind_of_problem():
    lines = build_lines(
        [
            [("a", 0, 500), ("b", 400, 439), ("c", 900, 1001)],
            ["x", ("y", 2000, 2400), "z"],
            [("abcdefghijklmnopqrstuvwxyz", 3000, 4000)],
            [("a", -5, 100)],
        ]
    )
    found = problems(Song(lines=lines, duration_ms=2300))
    assert sorted((problem.word_id, problem.kind) for problem in found) == [
        ("w1", "overlap"),
        ("w2", "short"),
        ("w4", "untimed"),
        ("w5", "outside"),
        ("w7", "fast"),
        ("w7", "outside"),
        ("w7", "overlap"),
        ("w8", "outside"),
    ]
    assert [problem.line_id for problem in found] == ["l1", "l1", "l2", "l2", "l3", "l3", "l3", "l4"]
    assert found[0] == Problem("overlap", "l1", "w1", 100, "w2")
    assert found[1] == Problem("short", "l1", "w2", 39)
    assert found[2] == Problem("untimed", "l2", "w4", 2)


def test_limits_are_no_problem():
    lines = build_lines([[("abcdefghijklmnopqrstuvwxy", 0, 1000), ("b", 1960, 2000)]])
    assert problems(Song(lines=lines, duration_ms=2000)) == ()
    exact = build_lines([[("abcdefghijklmnopqrstuvwxy", 0, 1000)]])
    assert problems(Song(lines=exact, duration_ms=1000)) == ()


def test_singers_may_sing_at_once():
    first, second = build_lines([[("a", 0, 500)], [("b", 300, 800)]])
    together = Song(lines=(replace(first, singer="A"), replace(second, singer="B")))
    assert problems(together) == ()
    assert [problem.kind for problem in problems(Song(lines=(first, second)))] == ["overlap"]


WORD = Word("w1", "la", 0, 500)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ((Line("l1", (WORD,)), Line("l1", (Word("w2", "lo"),))), "id 'l1'"),
        ((Line("l1", (WORD, WORD)),), "id 'w1'"),
        ((Line("l1", ()),), "no words"),
        ((Line("l1", (Word("w1", " "),)),), "no text"),
        ((Line("l1", (Word("w1", "a\nb"),)),), "of one line"),
        ((Line("l1", (Word("w1", "ab", syllables=(Syllable("a"), Syllable("c"))),)),), "do not make up"),
        ((Line("l1", (Word("w1", "a", 5),)),), "not both"),
        ((Line("l1", (Word("w1", "a", 5, 5),)),), "5 to 5"),
        ((Line("l1", (Word("w1", "a", -1, 5),)),), "-1 to 5"),
        ((Line("l1", (WORD, Word("w2", "b", 499, 600))),), "before the word to its left ends"),
        ((Line("l1", (Word("w1", "a", 5, 1001),)),), "after the song does"),
    ],
)
def test_broken_songs(lines: tuple[Line, ...], message: str):
    with pytest.raises(KMakerError, match=message):
        validate(Song(lines=lines, duration_ms=1000))
