"""The pictures of the README: `python docs/tour.py`; all others too, in every look: `python docs/tour.py OUT`.

Opens the demo song in the real window, aligns it with the real model, goes through what an editor does, and keeps
pictures in both themes at 100 % and 200 %. Nobody's settings, projects or recoveries are touched.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LOOKS = (("dark", "1"), ("light", "1"), ("dark", "2"), ("light", "2"))
README = ("start-dark-100", "editor-dark-100", "tap-dark-100", "editor-light-100", "stems-dark-100", "export-dark-100")
"""What the README shows, kept in docs/tour."""

_PATIENCE_S = 600


def main(out: Path | None) -> int:
    """Take the pictures of every look, each in a process of its own, for the scale is chosen when Qt starts."""
    if out is None:
        with tempfile.TemporaryDirectory() as folder:
            status = main(Path(folder))
            for name in README if status == 0 else ():
                shutil.copy(Path(folder) / f"{name}.png", Path(__file__).with_name("tour") / f"{name}.png")
        return status
    out.mkdir(parents=True, exist_ok=True)
    for theme, scale in LOOKS:
        with tempfile.TemporaryDirectory() as home:
            folders = {f"XDG_{name}_HOME": home for name in ("DATA", "CONFIG", "CACHE", "STATE", "RUNTIME")}
            environment = {**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
            command = [sys.executable, __file__, str(out), theme, scale]
            if status := subprocess.run(command, env=environment, check=False).returncode:
                return status
    return 0


def pictures(out: Path, theme: str, scale: str) -> None:
    """Walk through the window in one look."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPainter
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    from kmaker_studio.studio.dialogs.export import ExportDialog
    from kmaker_studio.studio.panels.stem_popup import StemPopup
    from kmaker_studio.studio.settings import PLAY_CLICKED_WORDS, THEME
    from kmaker_studio.studio.window.app import make_app
    from kmaker_studio.studio.window.main_window import MainWindow

    THEME.write(theme)
    PLAY_CLICKED_WORDS.write(False)
    app = make_app()
    window = MainWindow()
    window.setWindowState(Qt.WindowState.WindowNoState)  # the screen that is not there is small
    window.resize(1440, 900)
    window.show()
    window.apply_theme_setting()

    def wait(happened=None, seconds: float = 0.6) -> None:
        """Let the window work until `happened`, or for so long."""
        end = time.monotonic() + (seconds if happened is None else _PATIENCE_S)
        while time.monotonic() < end and not (happened is not None and happened()):
            app.processEvents()
            time.sleep(0.01)

    def keep(name: str, widget: QWidget | None = None) -> None:
        wait()
        picture = (widget or window).grab()
        picture.save(str(out / f"{name}-{theme}-{scale}00.png"))

    def keep_with(name: str, popup: QWidget) -> None:
        """Keep the window with what is open over it, and close that."""
        wait()
        together = window.grab()
        painter = QPainter(together)
        painter.drawPixmap(window.mapFromGlobal(popup.pos()), popup.grab())
        painter.end()
        together.save(str(out / f"{name}-{theme}-{scale}00.png"))
        popup.close()

    keep("start")
    window.open_demo()
    session = window.session
    wait(lambda: session.is_open)
    keep("opening")
    wait(lambda: not session.is_aligning and not session.playback.is_decoding and session.document.song.is_timed)
    editor, words = window.editor, list(session.document.song.words())
    chosen = words[len(words) // 3]
    editor.timeline.zoom_to_line(session.document.song.lines[3])
    editor.go_to(chosen.id)
    wait(lambda: editor.preview.is_current)
    wait(seconds=3)
    keep("editor")
    window.actions_["panel_style"].trigger()
    keep("style")
    window.actions_["panel_word"].trigger()
    window.actions_["palette"].trigger()
    wait()
    popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if popup is not None:
        keep_with("palette", popup)
    session.heard.choose("mix")
    wait(lambda: session.heard.heard == "mix")
    QTest.mouseClick(editor.bar.stem, Qt.MouseButton.LeftButton)
    keep_with("stems", editor.bar.findChildren(StemPopup)[0])
    session.heard.choose("original")
    line = session.document.song.lines[2]
    session.document.select(line.words[0].id)
    window.actions_["tap"].trigger()
    session.playback.play()
    for word in line.words[:3]:
        wait(lambda start=word.start_ms or 0: session.playback.position_ms >= start)
        QTest.keyClick(editor.tap_overlay, Qt.Key.Key_J)
    window.grab().save(str(out / f"tap-{theme}-{scale}00.png"))
    editor.tap.end()
    session.document.undo_stack.undo()
    dialog = ExportDialog(window, session, ".mp4")
    dialog.place.setText("~/Music/Auld Lang Syne.mp4")
    dialog.show()
    keep("export", dialog)
    dialog.close()
    session.document.undo_stack.setClean()
    window.close()


if __name__ == "__main__":
    if len(sys.argv) > 3:
        pictures(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
    else:
        sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
