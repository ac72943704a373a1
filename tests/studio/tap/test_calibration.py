"""The calibration dialog, tapped with real keys along with a clock that is turned by hand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kmaker_studio.audio.player import Player
from kmaker_studio.studio.actions.tap_keys import TapKeys
from kmaker_studio.studio.tap.calibration import CalibrationDialog
from kmaker_studio.studio.tap.mode import latency_ms


def no_device(rate, channels, callback):
    raise OSError("no device in a test")


@pytest.fixture
def now():
    return [50.0]


@pytest.fixture
def dialog(qtbot, qapp, now):
    dialog = CalibrationDialog(Player(no_device, lambda: now[0]))
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    dialog.reject()


def tap_along(dialog, now, count, late, key=Qt.Key.Key_J):
    dialog.begin()
    begun = now[0]
    for beep in dialog.beeps[:count]:
        now[0] = begun + (beep + late) / 1000
        QTest.keyClick(dialog, key)
    now[0] = begun + 60
    dialog._tick()


def test_the_median_is_kept_and_used(dialog, now):
    tap_along(dialog, now, 10, 72)
    assert dialog.latency == pytest.approx(72, abs=1)
    dialog.keep.click()
    assert latency_ms() == 72


def test_too_few_taps_cannot_be_kept(dialog, now):
    tap_along(dialog, now, 4, 72)
    assert dialog.latency is None
    assert not dialog.keep.isEnabled()
    assert dialog.start.isEnabled()


def test_no_correction_at_all(dialog, now):
    tap_along(dialog, now, 10, 40)
    dialog.keep.click()
    dialog.show()
    dialog.reset.click()
    assert latency_ms() == 0


def test_the_keys_are_those_of_tap_mode(qtbot, qapp, now):
    keys = TapKeys(qapp)
    keys.rebind("tap_next", ["P"])
    dialog = CalibrationDialog(Player(no_device, lambda: now[0]))
    qtbot.addWidget(dialog)
    dialog.show()
    assert "tap P / Space with" in dialog.findChildren(QLabel)[1].text()
    tap_along(dialog, now, 10, 30)
    assert dialog.taps == []
    tap_along(dialog, now, 10, 30, Qt.Key.Key_P)
    assert dialog.latency == pytest.approx(30, abs=1)
    tap_along(dialog, now, 10, 50, Qt.Key.Key_Space)
    assert dialog.latency == pytest.approx(50, abs=1)
    dialog.reject()


def test_space_starts_and_enter_keeps(qtbot, dialog, now):
    """Whoever uses the keyboard: the button that has the focus is the one that is meant."""
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    assert dialog.isVisible()
    assert not dialog.start.isEnabled()  # the beeps sound
    tap_along(dialog, now, 10, 72)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert latency_ms() == 72
