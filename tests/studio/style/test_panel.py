"""The style panel, by mouse and keys: what it changes, how that is undone, seen, kept and exported."""

from pathlib import Path

import imageio_ffmpeg
import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QComboBox, QPushButton, QSlider, QStyle, QStyleOptionSlider

from kmaker_studio.core.project_store import load_project
from kmaker_studio.studio.dialogs.export import ExportDialog
from kmaker_studio.studio.session.export_jobs import ExportOptions
from kmaker_studio.studio.style.controls import Choice, Number, Tick
from kmaker_studio.studio.style.swatches import Swatch, Swatches
from kmaker_studio.video.song_style import SongStyle, preset_style
from kmaker_studio.video.style import Gradient, Style, contrast_with_background, load_style, read_style, style_names
from tests.studio.events import choose_file, drag

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot, editing):
    editing.editor.show_panel("style")
    panel = editing.editor.style_panel
    qtbot.waitUntil(lambda: bool(panel.fields) and not panel.visibleRegion().isEmpty(), timeout=5000)
    # the dock takes the width that the rows need
    qtbot.waitUntil(lambda: panel.area.widget().width() <= panel.area.viewport().width(), timeout=5000)
    qtbot.waitUntil(lambda: panel.mapTo(editing, panel.rect().topRight()).x() < editing.width(), timeout=5000)
    return panel


def control(panel, name):
    found = panel.field(name).control
    panel.area.ensureWidgetVisible(found)
    QApplication.processEvents()
    return found


def style(window):
    return window.session.document.style.style


def steps(window):
    stack = window.session.document.undo_stack
    return [stack.text(index) for index in range(stack.index())]


def handle(slider):
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    groove = QStyle.ComplexControl.CC_Slider
    return slider.style().subControlRect(groove, option, QStyle.SubControl.SC_SliderHandle, slider).center()


def put(name, panel, value):
    """Type a number."""
    spin = control(panel, name).spin
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, str(value))
    QTest.keyClick(spin, Qt.Key.Key_Return)


def pick(swatch, colour, *, keep=True):
    """Try a colour in the dialog of the swatch, and take it or not."""
    QTest.mouseClick(swatch.button, LEFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QColorDialog)
    dialog.setCurrentColor(QColor(colour))
    yield dialog
    dialog.accept() if keep else dialog.reject()
    yield dialog


def test_a_preset_is_put_on_by_keys_and_taken_off_by_undo(qtbot, editing, panel):
    assert [panel.preset.itemText(at) for at in range(panel.preset.count())] == [
        load_style(name).name for name in style_names()
    ]
    panel.preset.setFocus()
    qtbot.keyClick(panel.preset, Qt.Key.Key_End)
    assert style(editing) == load_style("vertical")
    assert steps(editing) == ["Style: Vertical 9:16"]
    assert control(panel, "Lines at once").spin.value() == 3
    assert editing.session.document.is_edited
    qtbot.keyClick(editing, Qt.Key.Key_Z, CTRL)
    assert panel.preset.currentText() == "Classic"
    assert control(panel, "Lines at once").spin.value() == 2
    assert not editing.session.document.is_edited


def test_a_dragged_slider_is_one_step_and_the_next_drag_another(editing, panel):
    slider = control(panel, "Font size").slider
    before = style(editing).font_size
    drag(slider, handle(slider), 20, steps=12)
    first = style(editing).font_size
    assert first > before
    assert steps(editing) == ["Style: font size"]
    assert control(panel, "Font size").spin.value() == pytest.approx(100 * first, abs=0.06)
    drag(slider, handle(slider), -8, steps=8)
    assert style(editing).font_size < first
    assert steps(editing) == ["Style: font size"] * 2
    editing.session.document.undo_stack.undo()
    assert style(editing).font_size == first
    assert slider.value() == round((100 * first - 4) / 0.1)


def test_steps_of_a_number_are_one_until_it_is_left(qtbot, editing, panel):
    spin = control(panel, "Line spacing").spin
    spin.setFocus()
    for _ in range(5):
        qtbot.keyClick(spin, Qt.Key.Key_Up)
    assert style(editing).line_spacing == 1.27
    assert steps(editing) == ["Style: line spacing"]
    put("Margin", panel, 10)
    assert style(editing).safe_area == 0.1
    spin.setFocus()
    qtbot.keyClick(spin, Qt.Key.Key_Down)
    assert steps(editing) == ["Style: line spacing", "Style: margin", "Style: line spacing"]
    editing.actions_["undo"].trigger()
    qtbot.keyClick(spin, Qt.Key.Key_Down)
    qtbot.keyClick(spin, Qt.Key.Key_Down)
    editing.actions_["undo"].trigger()
    assert style(editing).line_spacing == 1.27
    qtbot.keyClick(spin, Qt.Key.Key_Up)
    qtbot.keyClick(spin, Qt.Key.Key_Down)  # there and back
    assert len(steps(editing)) == 2


def test_undo_works_from_a_number_that_has_the_keyboard(editing, panel):
    before, spin = style(editing), control(panel, "Shadow").spin
    spin.setFocus()
    QTest.keyClick(spin, Qt.Key.Key_Up)
    assert style(editing) != before
    QTest.keyClick(spin, Qt.Key.Key_Z, CTRL)
    assert style(editing) == before
    QTest.keyClick(spin, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert style(editing) != before


def test_a_colour_is_seen_while_it_is_tried_and_is_one_step(qtbot, editing, panel):
    swatch = control(panel, "After singing")
    for _ in pick(swatch, "#12ab34", keep=False):
        pass
    assert style(editing).sung == load_style().sung
    assert steps(editing) == []
    picking = pick(swatch, "#12ab34")
    dialog = next(picking)
    assert style(editing).sung == "#12AB34"
    dialog.setCurrentColor(QColor("#34ab12"))
    next(picking)
    assert style(editing).sung == "#34AB12"
    assert steps(editing) == ["Style: after singing"]
    assert swatch.button.text() == style(editing).sung
    assert swatch.button.accessibleName() == f"After singing, {style(editing).sung}"


def test_each_kind_of_control_reaches_the_style(qtbot, editing, panel):
    qtbot.keyClick(control(panel, "Fill").box, Qt.Key.Key_Down)
    assert style(editing).fill == "word"
    tick = control(panel, "Title card").box
    qtbot.mouseClick(tick, LEFT, pos=QPoint(8, tick.height() // 2))
    assert not style(editing).title_card
    put("Shown ahead", panel, "1.25")
    assert style(editing).lead_in_ms == 1250
    put("Lines at once", panel, 1)
    assert style(editing).lines == 1
    assert not control(panel, "They change").isEnabled()
    put("Shadow", panel, 0)
    assert style(editing).shadow == 0
    assert not control(panel, "Shadow strength").isEnabled()
    assert len(steps(editing)) == 5
    assert panel.preset.currentText() == "Classic (changed)"


def test_singers_colours_are_more_or_fewer(qtbot, editing, panel):
    singers = control(panel, "Singers")
    qtbot.mouseClick(singers.more, LEFT)
    assert len(style(editing).singers) == 5
    for _ in pick(singers.swatches[4], "#0000ff"):
        pass
    assert style(editing).singers == (*load_style().singers, "#0000FF")
    for _ in range(5):
        qtbot.mouseClick(singers.fewer, LEFT)
    assert style(editing).singers == ()
    assert not singers.fewer.isEnabled()
    editing.actions_["undo"].trigger()
    assert [swatch.colour for swatch in singers.swatches] == [load_style().singers[0]]


def test_the_background_is_a_gradient_or_a_colour_and_each_is_remembered(qtbot, editing, panel):
    kind = control(panel, "Background").box
    assert panel.field("Background colour").control.isHidden()
    put("Centre from left", panel, 80)
    gradient = style(editing).background
    assert isinstance(gradient, Gradient)
    assert gradient.centre == (0.8, 0.3)
    kind.setFocus()
    qtbot.keyClick(kind, Qt.Key.Key_Down)
    assert isinstance(style(editing).background, str)
    assert panel.field("Inner colour").control.isHidden()
    for _ in pick(control(panel, "Background colour"), "#aa0000"):
        pass
    assert style(editing).background == "#AA0000"
    qtbot.keyClick(kind, Qt.Key.Key_Up)
    assert style(editing).background == gradient
    qtbot.keyClick(kind, Qt.Key.Key_Down)
    assert style(editing).background == "#AA0000"


def test_a_colour_that_drowns_in_the_background_is_marked(editing, panel):
    assert "Hard to read" not in panel.contrast.text()
    ratio = contrast_with_background(load_style().sung, load_style().background)
    assert f"{ratio:.1f} after" in panel.contrast.text()
    for _ in pick(control(panel, "Before singing"), "#2b3a70"):
        pass
    assert "Hard to read" in panel.contrast.text()


def test_reset_goes_back_to_the_preset_and_is_undone(qtbot, editing, panel):
    editing.actions_["style_stage"].trigger()
    assert editing.actions_["style_stage"].isChecked()
    assert not panel.reset.isEnabled()
    put("Font size", panel, 8)
    assert panel.reset.isEnabled()
    qtbot.mouseClick(panel.reset, LEFT)
    assert style(editing) == load_style("stage")
    assert steps(editing)[-1] == "Style: back to the preset"
    editing.actions_["undo"].trigger()
    assert style(editing).font_size == 0.08


def turn(window, widget, notches):
    """Turn the wheel over the widget, as the desktop tells the window."""
    at = widget.mapTo(window, widget.rect().center())
    QTest.wheelEvent(window.windowHandle(), QPointF(at), QPoint(0, 120 * notches))


def test_the_wheel_scrolls_the_panel_and_leaves_what_it_passes(editing, panel):
    font, spin = control(panel, "Font").box, control(panel, "Font size").spin
    editing.editor.timeline.setFocus()
    before, bar = style(editing), panel.area.verticalScrollBar()
    turn(editing, spin, -1)
    assert bar.value() > 0
    bar.setValue(0)
    turn(editing, font, -1)
    assert bar.value() > 0
    assert style(editing) == before
    bar.setValue(0)
    spin.setFocus()
    turn(editing, spin, 1)
    assert bar.value() == 0
    assert style(editing).font_size == pytest.approx(before.font_size + 0.001)


def test_a_project_that_can_only_be_read_keeps_its_style(qtbot, editing, panel):
    editing.session.document.read_only = "This project can only be read here."
    put("Font size", panel, 20)
    assert style(editing) == load_style()
    assert control(panel, "Font size").spin.value() == pytest.approx(10.8)
    assert "only be read" in editing.status.state.text()
    panel.preset.setFocus()
    qtbot.keyClick(panel.preset, Qt.Key.Key_End)
    assert panel.preset.currentText() == "Classic"
    editing.session.document.read_only = ""


def test_every_field_of_a_style_can_be_chosen(editing, panel):
    assert {field.key for field in panel.fields} == set(Style.__struct_fields__) - {"name"}
    assert len({field.name for field in panel.fields}) == len(panel.fields)


def values(field):
    """Values at the ends of what the control offers."""
    made = field.control
    if isinstance(made, Number):
        for shown in (made.spin.minimum(), made.spin.maximum()):
            seen = []
            made.changed.connect(seen.append)
            made.spin.setValue(shown)
            made.changed.disconnect(seen.append)
            yield from seen
    elif isinstance(made, Choice):
        yield from (made.box.itemData(at) for at in range(made.box.count()))
    elif isinstance(made, Tick):
        yield from (True, False)
    else:
        assert isinstance(made, Swatch | Swatches)
        yield "#123ABC" if isinstance(made, Swatch) else ("#123ABC",) * 7


def test_what_the_controls_offer_is_what_a_style_may_be(editing, panel):
    for field in panel.fields:
        for value in list(values(field)):
            look = msgspec.structs.replace(load_style(), **field.put(load_style(), value))
            assert msgspec.convert(msgspec.to_builtins(look), Style) == look, field.name
            if field.shown(look):
                assert field.get(look) == value


def pixels(widget):
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return rows[:, : image.width(), 2::-1].astype(int)  # BGRA


def share_of(picture, colour):
    wanted = QColor(colour)
    return (np.abs(picture - (wanted.red(), wanted.green(), wanted.blue())).max(axis=2) < 20).mean()


def test_the_preview_wears_the_style_at_once(qtbot, editing, panel):
    preview = editing.editor.preview
    editing.session.playback.seek(2050)
    qtbot.waitUntil(lambda: preview.is_current and preview.frames is not None, timeout=20000)
    assert share_of(pixels(preview), load_style().sung) > 0.001
    for _ in pick(control(panel, "After singing"), "#00ff00"):
        pass
    qtbot.waitUntil(lambda: share_of(pixels(preview), "#00ff00") > 0.001, timeout=20000)
    assert share_of(pixels(preview), load_style().sung) < 0.0005
    qtbot.keyClick(control(panel, "Background").box, Qt.Key.Key_Down)
    for _ in pick(control(panel, "Background colour"), "#660000"):
        pass
    qtbot.waitUntil(lambda: share_of(pixels(preview), "#660000") > 0.3, timeout=20000)
    for _ in range(3):
        editing.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: share_of(pixels(preview), load_style().sung) > 0.001, timeout=20000)


def ass_colour(colour):
    return f"&H00{colour[5:7]}{colour[3:5]}{colour[1:3]}".upper()


def exported(qtbot, window, choose=""):
    """The text of an ASS export by the dialog, in the style `choose` or the one that is chosen already."""
    window.actions_["export"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    dialog.format.setCurrentIndex(
        next(at for at in range(dialog.format.count()) if ".ass" in dialog.format.itemText(at))
    )
    assert dialog.look.isVisible()
    own = dialog.look.currentText()
    if choose:
        dialog.look.setCurrentIndex(dialog.look.findText(choose))
    with qtbot.waitSignal(dialog.ended, timeout=60000):
        qtbot.mouseClick(dialog.start, LEFT)
    path = Path(dialog.place.text())
    dialog.close()
    return own, path.read_text(encoding="utf-8")


def test_exports_wear_the_style_of_the_song_or_another(qtbot, editing, panel, tmp_path):
    for _ in pick(control(panel, "After singing"), "#12ab34"):
        pass
    own, text = exported(qtbot, editing)
    assert own == "The song's own: Classic (changed)"
    assert ass_colour("#12AB34") in text
    (tmp_path / "song.ass").unlink()
    _, text = exported(qtbot, editing, "Stage")
    assert ass_colour(load_style("stage").sung) in text
    assert ass_colour("#12AB34") not in text
    choose_file(tmp_path / "again.ass")
    with qtbot.waitSignal(editing.session.exported, timeout=60000):
        editing.actions_["export_ass"].trigger()
    assert ass_colour("#12AB34") in (tmp_path / "again.ass").read_text(encoding="utf-8")


def test_the_video_wears_the_style_of_the_song(qtbot, editing, panel, tmp_path):
    qtbot.keyClick(control(panel, "Background").box, Qt.Key.Key_Down)
    for _ in pick(control(panel, "Background colour"), "#c81e1e"):
        pass
    video = tmp_path / "song.mp4"
    with qtbot.waitSignal(editing.session.exported, timeout=60000):
        editing.session.export(video, ExportOptions(size=(320, 180), fps=10))
    frames = imageio_ffmpeg.read_frames(str(video))
    width, height = next(frames)["size"]
    picture = np.frombuffer(next(frames), np.uint8).reshape(height, width, 3)
    frames.close()
    assert picture[:20, :20].mean(axis=(0, 1)) == pytest.approx((200, 30, 30), abs=6)


def test_only_what_has_a_look_is_asked_for_a_style(editing):
    editing.actions_["export"].trigger()
    dialog = QApplication.activeModalWidget()
    for at in range(dialog.format.count()):
        dialog.format.setCurrentIndex(at)
        assert dialog.look.isVisible() == (dialog.choice.suffix in (".ass", ".mp4"))
    dialog.close()


def test_a_style_is_saved_and_loaded_as_a_file(qtbot, editing, panel, tmp_path):
    put("Font size", panel, 9)
    choose_file(tmp_path / "Evening.json")
    editing.actions_["save_style"].trigger()
    written = read_style(tmp_path / "Evening.json")
    assert written == msgspec.structs.replace(style(editing), name="Evening")
    editing.actions_["style_duet"].trigger()
    choose_file(tmp_path / "Evening.json")
    editing.actions_["load_style"].trigger()
    assert editing.session.document.style == SongStyle(written, "")
    assert panel.preset.currentText() == "Evening"
    assert not panel.reset.isEnabled()
    assert steps(editing)[-1] == "Style: Evening"
    put("Margin", panel, 12)
    assert panel.preset.currentText() == "Evening"
    choose_file(tmp_path / "song.kmaker")
    with qtbot.waitSignal(editing.session.saved, timeout=20000):
        editing.actions_["save"].trigger()
    kept = load_project(tmp_path / "song.kmaker")[0].style
    assert (kept["name"], kept["safe_area"], "preset" in kept) == ("Evening", 0.12, False)


def test_a_file_that_is_no_style_is_refused_in_a_sentence(editing, panel, tmp_path):
    (tmp_path / "bad.json").write_text('{"name": "Bad", "lines": 9}', encoding="utf-8")
    choose_file(tmp_path / "bad.json")
    editing.actions_["load_style"].trigger()
    assert "bad.json is not valid" in editing.status.state.text()
    assert editing.session.document.style == preset_style("classic")


def test_the_panel_lies_behind_the_word_and_comes_forward(editing):
    dock = editing.editor.docks["style"]
    assert dock.visibleRegion().isEmpty()
    assert editing.editor.docks["word"] in editing.editor.tabifiedDockWidgets(dock)
    editing.actions_["panel_style"].trigger()
    QApplication.processEvents()
    assert not dock.visibleRegion().isEmpty()
    assert editing.actions_["panel_style"].isChecked()


def test_nothing_is_wider_than_the_panel(qtbot, editing, panel):
    def fits():
        found = (*panel.findChildren(QComboBox), *panel.findChildren(QSlider), *panel.findChildren(QPushButton))
        right = max(each.mapTo(panel, each.rect().bottomRight()).x() for each in found if each.isVisibleTo(panel))
        return right < panel.width() and panel.area.widget().width() <= panel.area.viewport().width()

    qtbot.waitUntil(fits, timeout=5000)
    editing.resize(900, 700)
    qtbot.waitUntil(fits, timeout=5000)
