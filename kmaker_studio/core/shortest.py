"""How short a word may be, in milliseconds: one length for each who asks, and why they differ."""

SHORTEST_WORD_MS = 40
"""What can be sung and seen as a word: two frames of the aligner, one of a video of 25 frames a second.

Shorter ones are problems (`core.problems`) and are mended to this; the aligner gives no word less, and to a word that
cannot be sung no more.
"""

SHORTEST_DRAGGED_MS = 20
"""No drag makes a word shorter: at the closest zoom it could still be seen and caught again."""

SHORTEST_SHARE_MS = 10
"""Words that were written as one share its time only where each gets this much; else they are left without timing."""

SHORTEST_POSSIBLE_MS = 1
"""What the document needs (`core.problems.validate`): words that give way to others keep at least this."""
