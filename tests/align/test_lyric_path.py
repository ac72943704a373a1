from collections.abc import Callable

import numpy as np
import pytest

from kmaker_studio.align.lyric_path import LetterSpan, PathCosts, find_letters, find_words, shortest_path
from kmaker_studio.align.network import SYMBOLS

Spoken = Callable[[str], np.ndarray]


def found(words: list[list[LetterSpan]]) -> list[list[tuple[str, int]]]:
    """Each word's letters and the frame in which each begins."""
    return [[(SYMBOLS[span.column], span.start) for span in word] for word in words]


def test_letters_are_found_where_they_are_heard(spoken: Spoken):
    words = find_letters(spoken("--h-ii--|--y-oo--"), [["hi", "yo"]])
    assert found(words) == [[("h", 2), ("i", 4)], [("y", 11), ("o", 13)]]
    assert words[0][1] == LetterSpan(SYMBOLS.index("i"), 4, 6)


def test_words_without_a_pause_between_them(spoken: Spoken):
    assert found(find_letters(spoken("-hi|yo-"), [["hi", "yo"]])) == [[("h", 1), ("i", 2)], [("y", 4), ("o", 5)]]


def test_a_doubled_letter_needs_a_blank(spoken: Spoken):
    assert found(find_letters(spoken("-hel-lo-"), [["hello"]])) == [[("h", 1), ("e", 2), ("l", 3), ("l", 5), ("o", 6)]]
    # without a blank between them in the sound one is still put there: `ll` never shares one stretch
    letters = found(find_letters(spoken("-helllo-"), [["hello"]]))[0]
    assert [letter for letter, _ in letters] == list("hello")
    assert letters[3][1] - letters[2][1] >= 2


def test_the_shortest_path():
    assert shortest_path([["hi"]]) == 4  # rest h i rest
    assert shortest_path([["hello"]]) == 8  # rest h e l blank l o rest
    assert shortest_path([["hi", "yo"]]) == 7  # a gap between words
    assert shortest_path([["hi"], ["yo"]]) == 7  # a rest between lines
    with pytest.raises(ValueError, match="frames cannot hold"):
        find_letters(np.zeros((6, len(SYMBOLS)), np.float32), [["hi", "yo"]])


def test_silence_goes_between_lines_rather_than_inside_them(spoken: Spoken):
    """An `a` before and one after a long silence: two of them sing, and the line break decides which are together."""
    sound = spoken("-a-" + "-" * 100 + "-a-b-" + "-" * 100 + "-b-")
    first, last = 1, 210
    assert found(find_letters(sound, [["a", "b"]])) == [[("a", 104)], [("b", 106)]]
    split = found(find_letters(sound, [["a"], ["b"]]))
    assert split[0][0][1] in (first, 104)
    assert split[1][0][1] in (106, last)
    free = PathCosts(silence=0.0)
    spread = sum(len(word) for word in find_letters(sound, [["a", "b"]], free))
    assert spread == 2


def test_silence_inside_a_line_costs_by_the_frame(spoken: Spoken):
    sound = spoken("-a" + "-" * 100 + "--b-")
    sound[102] = np.log(1e-4)
    sound[102, [SYMBOLS.index("-"), SYMBOLS.index("a")]] = np.log([0.9, 0.1])
    # the faint `a` costs 2.3 nats, and 4 for the clear one that it leaves to the wildcard: less than a hundred frames
    # of silence inside the line at a tenth of a nat each, more than at a hundredth
    assert found(find_letters(sound, [["a", "b"]], PathCosts(silence=0.1)))[0] == [("a", 102)]
    assert found(find_letters(sound, [["a", "b"]], PathCosts(silence=0.01)))[0] == [("a", 1)]
    # between lines silence is free
    assert found(find_letters(sound, [["a"], ["b"]], PathCosts(silence=0.1)))[0] == [("a", 1)]


def test_what_the_lyrics_omit_is_swallowed_between_lines(spoken: Spoken):
    sound = spoken("-hi-" + "-lalala-" * 3 + "-yo-")
    assert found(find_letters(sound, [["hi"], ["yo"]])) == [[("h", 1), ("i", 2)], [("y", 29), ("o", 30)]]


def test_words_in_order_over_several_lines(spoken: Spoken):
    sound = spoken("-a-|b--" * 4)
    words = find_letters(sound, [["a", "b"]] * 4)
    assert [word[0].start for word in words] == [1, 4, 8, 11, 15, 18, 22, 25]
    assert all(span.end > span.start for word in words for span in word)


def test_a_line_that_nobody_sings_moves_no_other(spoken: Spoken):
    sound = spoken("-" * 50 + "-handy|world--" + "-" * 8 + "-violet|moon-" + "-" * 50)
    plain = find_words(sound, [["handy", "world"], ["violet", "moon"]])
    strange = find_words(sound, [["handy", "world"], ["bitter", "grapes", "of", "wrath"], ["violet", "moon"]])
    assert [*strange.words[:2], *strange.words[6:]] == plain.words
    assert strange.words[2:6] == [[]] * 4  # and there is no room for it
    assert strange.certainty[:, 2:6].max() == 0.0
    assert strange.certainty[:, [0, 1, 6, 7]].min() > 0.9


def test_a_line_that_nobody_sings_is_put_into_the_silence_between_its_neighbours(spoken: Spoken):
    sound = spoken("-hello|world--" + "-" * 100 + "-yellow|moon-")
    found = find_words(sound, [["hello", "world"], ["bitter", "grapes", "of", "wrath"], ["yellow", "moon"]])
    starts = [word[0].start for word in found.words]
    assert starts == sorted(starts)
    assert found.words[1][-1].end <= starts[2]
    assert found.words[5][-1].end <= starts[6]
    assert found.certainty[:, 2:6].max() == 0.0


def test_no_frame_can_forbid_a_word(spoken: Spoken):
    """One letter of a plain word is heard as another, without any doubt."""
    sound = spoken("-" * 30 + "-hamper|world-" + "-" * 30)
    sound[sound < -5] = -60.0
    words = found(find_letters(sound, [["hemper", "world"]]))
    assert [word[0][1] for word in words] == [31, 38]


def test_the_median_onset_lies_between_frames(spoken: Spoken):
    sound = spoken("-" * 20 + "aa-m-b-e-r" + "-" * 20)
    for frame in (20, 21):
        sound[frame, [SYMBOLS.index("-"), SYMBOLS.index("a")]] = np.log(0.5)
    assert 20.0 < find_words(sound, [["amber"]]).onsets[0] < 21.0
