"""Projects with numbers that cannot be, in a window that is painted: it opens them, says so, and lives."""

import json

import pytest

WORD = {"id": "w1", "text": "hello", "start_ms": 1000, "end_ms": 2000}


@pytest.mark.parametrize(
    "change",
    [{"confidence": -1e308}, {"confidence": 1e308}, {"end_ms": 10**12}, {"end_ms": 10**9}, {"start_ms": 10**15}],
    ids=str,
)
def test_it_opens_and_can_be_resized(change, window, qtbot, qapp, audio, tmp_path, monkeypatch):
    said = []
    monkeypatch.setattr("kmaker_studio.studio.window.main_window.tell", lambda *told: said.append(told))
    words = [{**WORD, **change}, {**WORD, "id": "w2", "start_ms": 3000, "end_ms": 3500}]
    data = {"format": "kmaker-project", "version": 1, "audio": {"path": audio.name}}
    path = tmp_path / "odd.kmaker"
    path.write_text(json.dumps({**data, "lines": [{"id": "l1", "words": words}]}))
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        window.open_paths([path])
    for width in (900, 1300, 1000):
        window.resize(width, 700)
        window.grab()
        qapp.processEvents()
    assert window.session.is_open
    window.editor.timeline.canvas.grab()
