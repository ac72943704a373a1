"""What every test may count on."""

import importlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if "PYTEST_XDIST_WORKER" in os.environ:  # a process a core: more threads only stand in each other's way
    os.environ.setdefault("OMP_NUM_THREADS", "1")

# Qt needs a few libraries of the system's; where they are missing only the window's tests are left out, and say so
try:
    importlib.import_module("PySide6.QtWidgets")
except ImportError as error:
    collect_ignore = ["studio", "e2e"]
    _QT_PROBLEM = str(error)
else:
    pytest_plugins = ["pytestqt.plugin"]
    _QT_PROBLEM = ""


@pytest.fixture(scope="session")
def late_checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped checkpoint, calibrated to put every onset 0.2 s later."""
    from kmaker_studio.align.checkpoint import load_checkpoint, save_checkpoint  # torch, for those who need it

    model = load_checkpoint()
    model.calibration = replace(model.calibration, onset_shift=model.calibration.onset_shift + 0.2)
    path = tmp_path_factory.mktemp("late") / "late.safetensors"
    save_checkpoint(model, path)
    return path


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _QT_PROBLEM:
        sentence = f"The tests of the window did not run: Qt cannot be loaded ({_QT_PROBLEM})."
        terminalreporter.write_line(sentence, yellow=True)
