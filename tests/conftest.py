"""What every test may count on."""

import importlib
import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Qt needs a few libraries of the system's; where they are missing only the window's tests are left out, and say so
try:
    importlib.import_module("PySide6.QtWidgets")
except ImportError as error:
    collect_ignore = ["studio", "e2e"]
    _QT_PROBLEM = str(error)
else:
    pytest_plugins = ["pytestqt.plugin"]
    _QT_PROBLEM = ""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _QT_PROBLEM:
        sentence = f"The tests of the window did not run: Qt cannot be loaded ({_QT_PROBLEM})."
        terminalreporter.write_line(sentence, yellow=True)
