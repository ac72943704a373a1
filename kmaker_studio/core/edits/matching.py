"""Which words of two lyrics are the same, in order."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_MOST_PAIRS = 300_000


def matching_runs(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Where the two run alike: (place in `ours`, place in `theirs`, length), in order; the longest common runs first.

    As `difflib` finds them, which looks at each pair of equal words: for long songs of very few different words what
    is alike at both ends is taken as such, and between those ends the commonest words only count beside others.
    """
    counts = Counter(theirs)
    if sum(counts[text] for text in ours) <= _MOST_PAIRS:
        yield from _blocks(ours, theirs, 0, autojunk=False)
        return
    most = min(len(ours), len(theirs))
    head = next((at for at in range(most) if ours[at] != theirs[at]), most)
    rest = most - head
    tail = next((at for at in range(rest) if ours[-1 - at] != theirs[-1 - at]), rest)
    if head:
        yield 0, 0, head
    yield from _blocks(ours[head : len(ours) - tail], theirs[head : len(theirs) - tail], head, autojunk=True)
    if tail:
        yield len(ours) - tail, len(theirs) - tail, tail


def _blocks(ours: Sequence[str], theirs: Sequence[str], head: int, *, autojunk: bool) -> Iterator[tuple[int, int, int]]:
    for block in SequenceMatcher(None, ours, theirs, autojunk=autojunk).get_matching_blocks():
        if block.size:
            yield head + block.a, head + block.b, block.size


def differing_runs(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[bool, slice, slice]]:
    """Both from end to end in stretches that are alike and others that are not: whether alike, and the stretches."""
    here = there = 0
    for our, their, length in (*matching_runs(ours, theirs), (len(ours), len(theirs), 0)):
        if our > here or their > there:
            yield False, slice(here, our), slice(there, their)
        here, there = our + length, their + length
        if length:
            yield True, slice(our, here), slice(their, there)
