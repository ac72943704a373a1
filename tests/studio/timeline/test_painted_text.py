"""Texts on narrow blocks, painted on a picture whose inked columns are counted."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from kmaker_studio.studio.timeline.painted_text import draw_centred, draw_rows, draw_text, rows_height, text_width

WHITE = 0xFFFFFFFF


def inked(text, room):
    """The first and the last column that has ink, `room` pixels from column 50 on being free; None where none has."""
    image = QImage(300, 40, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    painter = QPainter(image)
    draw_centred(painter, text, 50, 50 + room, 10, 12, bold=True)
    painter.end()
    columns = [x for x in range(300) if any(image.pixel(x, y) != WHITE for y in range(40))]
    return (columns[0], columns[-1]) if columns else None


@pytest.mark.parametrize("text", ["get", "Monkey", "telephone", "nghiêng"])
@pytest.mark.parametrize("room", [13, 16, 20, 24, 30, 36, 50])
def test_a_text_stays_in_its_room_and_says_something(qapp, text, room):
    first, last = inked(text, room)
    assert first >= 49
    assert last <= 50 + room
    assert last - first >= min(5, room / 3)


def test_what_does_not_fit_is_drawn_smaller_before_it_is_cut(qapp):
    room = text_width("Monkey", 10, bold=True) + 0.5
    assert text_width("Monkey", 12, bold=True) > room
    first, last = inked("Monkey", room)
    assert last - first > 0.85 * room


def test_nothing_is_drawn_where_there_is_no_room(qapp):
    assert inked("Monkey", 8) is None


def rows_of_ink(draw):
    """Of each row of a picture, the columns that have ink."""
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return [{x for x in range(300) if image.pixel(x, y) != WHITE} for y in range(100)]


def test_rows_are_drawn_as_they_were_broken(qapp):
    rows, pixels = ("That we", "broke", "in two?"), 12
    width = round(max(text_width(row, pixels) for row in rows)) + 6
    together = rows_of_ink(lambda painter: draw_rows(painter, rows, QPointF(40, 5), pixels, width))
    high = rows_height(3, pixels) / 3

    def apart(painter):
        for number, row in enumerate(rows):
            left = 40 + (width - text_width(row, pixels)) / 2
            draw_text(painter, row, QPointF(left, 5 + number * high), pixels)

    for one, two in zip(together, rows_of_ink(apart), strict=True):
        assert bool(one) == bool(two)
        if one:
            assert min(one) == pytest.approx(min(two), abs=1)
            assert max(one) == pytest.approx(max(two), abs=1)
