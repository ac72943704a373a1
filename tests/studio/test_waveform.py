import numpy as np
from PySide6.QtGui import QColor

from kmaker_studio.audio.peaks import BIN, PeakPyramid, peaks_of
from kmaker_studio.studio.theme import theme
from kmaker_studio.studio.timeline.waveform import columns, picture

RATE = 1000 * BIN  # a pair a millisecond


def pyramid(values):
    made = PeakPyramid(RATE)
    for peaks in peaks_of([np.repeat(np.array(values, np.float32), BIN)]):
        made.append(peaks)
    return made


def test_a_column_holds_the_extremes_of_its_stretch():
    made = pyramid([0.1, -0.2, 0.3, 0.5, -0.5, 0.25, 0, 0])
    found = columns(made, 0, 8, 4)
    assert np.allclose(found[0], [-0.2, 0.3, -0.5, 0], atol=1e-3)
    assert np.allclose(found[1], [0.1, 0.5, 0.25, 0], atol=1e-3)
    assert np.allclose(columns(made, 2, 4, 4)[1], [0.3, 0.3, 0.5, 0.5], atol=1e-3)


def test_what_has_not_come_is_left_empty():
    found = columns(pyramid([0.5] * 10), 0, 20, 20)
    assert np.allclose(found[1, :10], 0.5, atol=1e-3)
    assert np.isnan(found[:, 10:]).all()


def test_the_picture_has_its_wave_where_the_samples_are(qapp):
    image = picture(pyramid([0.5] * 50 + [-0.5] * 50), 0, 100, 100, 101)
    wave, track = QColor(theme().wave), QColor(theme().track)
    assert image.pixelColor(20, 40) == wave
    assert image.pixelColor(20, 60) == track
    assert image.pixelColor(70, 40) == track
    assert image.pixelColor(70, 60) == wave
    assert image.pixelColor(20, 20) == track
    assert image.pixelColor(70, 50) == wave  # the middle line always shows
