"""The program, as the user starts it, and beside it a thread that answers questions about what is on the screen.

A line of JSON on standard input is a question, a line of JSON on standard output its answer. Nothing can be changed
this way: every action of the test comes from the X server.
"""

import json
import queue
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLabel, QLineEdit, QMessageBox, QWidget

from kmaker_studio.studio.window import app as studio
from kmaker_studio.studio.window.main_window import MainWindow


def main() -> int:
    questions: queue.SimpleQueue[dict] = queue.SimpleQueue()
    application = studio.make_app()
    timer = QTimer(application)
    timer.setInterval(10)
    timer.timeout.connect(lambda: answer_all(questions))
    timer.start()
    threading.Thread(target=listen, args=(questions,), daemon=True).start()
    return studio.run([Path(name) for name in sys.argv[1:]])


def listen(questions):
    for line in sys.stdin:
        questions.put(json.loads(line))


def answer_all(questions):
    while not questions.empty():
        question = questions.get()
        try:
            answer = ANSWERS[question["ask"]](question)
        except Exception as error:  # noqa: BLE001 - the test shall see it
            answer = {"error": repr(error)}
        sys.stdout.write("ANSWER " + json.dumps(answer) + "\n")
        sys.stdout.flush()


def window():
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))


def front():
    """What has the user's attention: a popup, a dialog, else the window."""
    dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
    return (
        QApplication.activePopupWidget() or QApplication.activeModalWidget() or (dialogs[-1] if dialogs else window())
    )


def focusable(shown):
    """A popup takes the keys of the window under it."""
    return window() if shown.windowType() == Qt.WindowType.Popup else shown


def screen(widget, point):
    """A widget's point in the pixels of the X server."""
    where, ratio = widget.mapToGlobal(point), widget.devicePixelRatioF()
    return [round(where.x() * ratio), round(where.y() * ratio)]


def state(_question):
    main, shown = window(), front()
    document = main.session.document
    song, stack = document.song, document.undo_stack
    return {
        "lines": [
            [
                [
                    word.id,
                    word.text,
                    word.start_ms,
                    word.end_ms,
                    word.locked,
                    [part.start_ms for part in word.syllables],
                ]
                for word in line.words
            ]
            for line in song.lines
        ],
        "open": main.session.is_open,
        "busy": main.session.runner.is_busy,
        "aligning": main.session.is_aligning,
        "decoding": main.session.playback.is_decoding,
        "selected": sorted(document.selected_ids),
        "undo": stack.undoText(),
        "can_undo": stack.canUndo(),
        "can_redo": stack.canRedo(),
        "edited": document.is_edited,
        "project": str(main.session.project.path or ""),
        "position": main.session.playback.position_ms,
        "playing": main.session.playback.is_playing,
        "tapping": main.has_editor and main.editor.tap.is_on,
        "status": main.status.state.text(),
        "front": [type(shown).__name__, shown.windowTitle(), int(focusable(shown).winId())],
        "texts": [label.text() for label in shown.findChildren(QLabel) if label.isVisible()]
        if shown is not main
        else [],
        "message": shown.text() if isinstance(shown, QMessageBox) else "",
    }


def word(question):
    """A point on a word's block: `share` of its width from its left."""
    main = window()
    found = main.session.document.word(question["id"])
    view = main.editor.timeline
    point = view.point_of(found, question["share"]) + QPoint(question.get("dx", 0), 0)
    return {"at": screen(view.canvas, point), "ms_per_pixel": view.canvas.scale.ms_per_pixel}


def middle(_question):
    return {"at": screen(window(), window().rect().center())}


def button(question):
    """The middle of the button, field or box of that text or name in what is in front."""
    for widget in front().findChildren(QWidget):
        if not widget.isVisible():
            continue
        text = widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""
        if isinstance(widget, (QLineEdit, QComboBox)):
            text = widget.accessibleName() or widget.objectName()
        if text == question["text"]:
            return {"at": screen(widget, widget.rect().center()), "enabled": widget.isEnabled()}
    return {"at": None}


def grab(question):
    """A picture of the window with what is in front of it, for people to look at."""
    main, shown = window(), front()
    picture = main.grab()
    if shown is not main:
        painter = QPainter(picture)
        painter.drawPixmap(main.mapFromGlobal(shown.mapToGlobal(QPoint(0, 0))), shown.grab())
        painter.end()
    picture.save(question["path"])
    return {}


ANSWERS = {"state": state, "word": word, "middle": middle, "button": button, "grab": grab}

if __name__ == "__main__":
    sys.exit(main())
