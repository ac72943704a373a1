import subprocess
import sys
from pathlib import Path

import pytest

import kmaker_studio

HEAVY = ("torch", "numpy", "PySide6", "whisper", "soundfile", "PIL", "pysubs2", "moviepy", "uroman")


def python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("arguments", [["--help"], ["align", "--help"], ["train", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments: list[str]):
    code = (
        f"import sys; sys.argv = ['kmaker', *{arguments!r}]\n"
        "from kmaker_studio.cli import main\n"
        "try: main()\n"
        "except SystemExit as ended: assert ended.code == 0\n"
        f"print('loaded:', [name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    assert python(code).splitlines()[-1] == "loaded: []"


def test_help_names_every_command(kmaker):
    ran = kmaker("--help")
    assert ran.status == 0
    for command in (
        "align",
        "batch",
        "render",
        "frame",
        "compare",
        "convert",
        "predict",
        "submit",
        "evaluate",
        "demo",
        "corpus",
        "train",
        "train-log",
        "loss-scale",
        "sing",
    ):
        assert f" {command} " in ran.out
        assert kmaker(command, "--help").status == 0


def test_the_version(kmaker):
    assert kmaker("--version").out == f"kmaker {kmaker_studio.__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["align"], ["align", "a", "b"], ["convert", "--what"]])
def test_a_wrong_command_line(kmaker, arguments: list[str]):
    ran = kmaker(*arguments)
    assert ran.status == 2
    assert "Usage: kmaker" in ran.out + ran.err


def test_the_program_is_installed():
    program = Path(sys.executable).with_name("kmaker")
    ran = subprocess.run([program, "convert", "no.lrc", "no.json"], capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert ran.stderr.startswith("kmaker: The lyrics no.lrc ")
    assert ran.stderr.count("\n") == 1
