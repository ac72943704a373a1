import numpy as np
from PySide6.QtGui import QColor

from kmaker_studio.audio.peaks import BIN, PeakPyramid, peaks_of
from kmaker_studio.studio.strips.scale import Scale
from kmaker_studio.studio.strips.waveform import WaveformStrip, columns, picture
from kmaker_studio.studio.theme.theme import theme

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
    found = np.array([[0, 0.5, 0.25]] * 50 + [[-0.5, 0, 0.25]] * 49 + [[np.nan] * 3], np.float32).T
    image = picture(found, 101, theme())
    wave, track = QColor(theme().wave), QColor(theme().track)
    assert (image.width(), image.height()) == (100, 101)
    outer = image.pixelColor(20, 30)
    assert outer not in (wave, track)
    assert image.pixelColor(20, 42) == wave  # the loudness
    assert image.pixelColor(20, 66) == track
    assert image.pixelColor(70, 34) == track
    assert image.pixelColor(70, 70) == outer
    assert image.pixelColor(20, 20) == track
    assert image.pixelColor(70, 50) == wave  # the middle line always shows
    assert image.pixelColor(99, 50) == track  # but where nothing has come


def test_closer_than_the_peaks_are_the_samples():
    made = pyramid([0.5] * 100)
    pcm = (np.sin(np.arange(100 * BIN) / 20) * 20000).astype(np.int16)
    found = columns(made, 10, 10.5, 64, (lambda start, count: pcm[start : start + count], RATE))
    assert found.shape == (3, 64)
    for column in (0, 20, 63):
        part = pcm[10 * BIN + 2 * column : 10 * BIN + 2 * column + 2] / 32768
        assert np.allclose(found[:2, column], [part.min(), part.max()], atol=1e-3)
    unheard = columns(made, 10, 10.5, 64, (lambda start, count: pcm[:0], RATE))
    assert np.allclose(unheard[1], 0.5, atol=1e-3)


def test_peaks_that_stand_in_for_samples_are_drawn_again_when_these_have_come(qapp):
    pcm, come = (np.sin(np.arange(600 * BIN) / 20) * 20000).astype(np.int16), [0]
    strip, scale = WaveformStrip(theme), Scale(0, 0.5, 200)
    strip.set_audio(pyramid([0.5] * 400), lambda start, count: pcm[start : min(start + count, come[0])], RATE)
    assert strip.chunks.prepare(scale, 20).first == 0
    come[0] = len(pcm)
    strip.grow()
    assert strip.chunks.prepare(scale, 20).first == 0
    while strip.chunks.prepare(scale, 20) is not None:
        pass
    strip.grow()
    assert strip.chunks.prepare(scale, 20) is None
