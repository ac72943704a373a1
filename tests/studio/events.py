"""Real events, as the mouse and the desktop send them."""

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QListView, QMessageBox, QPushButton

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def drop(window, paths):
    """Drop files on the window's middle."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at = window.rect().center()
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, _LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, _LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, event)


_NO_KEYS = Qt.KeyboardModifier.NoModifier


def _mouse(widget, kind, at, button, buttons, keys=_NO_KEYS):
    where = QPointF(at)
    event = QMouseEvent(kind, where, widget.mapToGlobal(where), button, buttons, keys)
    QApplication.sendEvent(widget, event)


def press(widget, at, keys=_NO_KEYS, button=_LEFT):
    _mouse(widget, QEvent.Type.MouseMove, at, _NONE, _NONE, keys)
    _mouse(widget, QEvent.Type.MouseButtonPress, at, button, button, keys)


def move(widget, at, keys=_NO_KEYS, button=_LEFT):
    _mouse(widget, QEvent.Type.MouseMove, at, _NONE, button, keys)


def release(widget, at, keys=_NO_KEYS, button=_LEFT):
    _mouse(widget, QEvent.Type.MouseButtonRelease, at, button, _NONE, keys)


def click(widget, at, keys=_NO_KEYS):
    press(widget, at, keys)
    release(widget, at, keys)


def double_click(widget, at):
    click(widget, at)
    _mouse(widget, QEvent.Type.MouseButtonDblClick, at, _LEFT, _LEFT)
    release(widget, at)


def drag(widget, start, pixels, steps=6, keys=_NO_KEYS, button=_LEFT, down=0):
    """Press at `start`, move `pixels` to the right (and `down`) in steps, let go."""
    press(widget, start, keys, button)
    for step in range(1, steps + 1):
        move(widget, start + QPoint(round(pixels * step / steps), round(down * step / steps)), keys, button)
    release(widget, start + QPoint(pixels, down), keys, button)


def wheel(widget, at, notches, *, ctrl=False):
    """Turn the wheel, up where positive."""
    keys = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    where, none = QPointF(at), QPoint(0, 0)
    event = QWheelEvent(
        where,
        widget.mapToGlobal(where),
        none,
        QPoint(0, 120 * notches),
        _NONE,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def boxes(window):
    """The message boxes that are open."""
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def answer(button, seen=None):
    """Click `button`, by its text, in the question that is about to open."""

    def click_it():
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(50, click_it)
            return
        if seen is not None:
            seen.append(box.text())
        next(each for each in box.findChildren(QPushButton) if each.text().replace("&", "") == button).click()

    QTimer.singleShot(50, click_it)


def choose_file(path):
    """Name `path` in the file dialog that is about to open."""

    def fill():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(50, fill)
            return
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
        if dialog.selectedFiles() != [str(path)]:  # the folder's list has only now come, and selected what it suggests
            dialog.findChild(QListView, "listView").clearSelection()
            QTimer.singleShot(50, fill)
            return
        dialog.accept()

    QTimer.singleShot(50, fill)
