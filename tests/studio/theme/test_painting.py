import ast
import logging
from pathlib import Path

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

import kmaker_studio.studio
from kmaker_studio.studio.theme.painting import guarded_paint


class Odd(QWidget):
    """Falls in the middle of its picture, with a painter open and the exception remembered."""

    number = -1e308
    painted = 0

    @guarded_paint
    def paintEvent(self, event):  # noqa: N802
        self.painted += 1
        painter = QPainter(self)
        painter.fillRect(self.rect(), "red")
        painter.drawText(0, 0, str(round(float("inf") * self.number)))


def test_a_fault_in_a_paint_is_logged_once_and_the_window_lives(qtbot, caplog):
    widget = Odd()
    qtbot.addWidget(widget)
    with caplog.at_level(logging.ERROR):
        for size in range(50, 150, 10):
            widget.resize(size, size)
            widget.grab()
    assert widget.painted >= 10
    assert sum("A fault while painting Odd" in record.message for record in caplog.records) == 1


def test_a_painter_that_was_handed_in_stays_open(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    pixmap = widget.grab()

    class Row:
        @guarded_paint
        def paint(self, painter, _index):
            raise ZeroDivisionError

    painter = QPainter(pixmap)
    Row().paint(painter, 0)
    assert painter.isActive()
    painter.end()


def test_everything_that_paints_is_guarded():
    bare = []
    for path in Path(kmaker_studio.studio.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                for each in node.body:
                    if isinstance(each, ast.FunctionDef) and (
                        each.name == "paintEvent"
                        or (each.name == "paint" and "Delegate" in "".join(map(ast.unparse, node.bases)))
                    ):
                        names = [ast.unparse(mark) for mark in each.decorator_list]
                        if "guarded_paint" not in names:
                            bare.append(f"{path.name}:{node.name}")
    assert bare == []
