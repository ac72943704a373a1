from itertools import pairwise

import numpy as np

from kmaker_studio.audio.beeps import beep_row


def test_each_beep_begins_when_it_is_said_to():
    buffer, starts = beep_row(10)
    assert len(starts) == 10
    sound = np.abs(buffer.read(0, buffer.frames)[:, 0].astype(int))
    loud = sound > 1500
    begins = np.flatnonzero(loud & ~np.concatenate(([False] * 480, loud[:-480])))
    groups = [begins[0], *(at for before, at in pairwise(begins) if at - before > 4800)]
    assert len(groups) == 10
    for at, start in zip(groups, starts, strict=True):
        assert abs(1000 * at / buffer.sample_rate - start) < 1
