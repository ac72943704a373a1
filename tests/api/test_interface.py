"""What `import kmaker_studio as km` offers: names, types, and how little it loads."""

import ast
import subprocess
import sys
from pathlib import Path
from types import FunctionType

import pytest

import kmaker_studio as km

HEAVY = ("torch", "numpy", "PySide6", "whisper", "soundfile", "PIL", "pysubs2", "moviepy", "uroman", "msgspec", "typer")


def python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def typed_imports() -> dict[str, str]:
    """The names that type checkers see, and the modules they see them in."""
    tree = ast.parse(Path(km.__file__).read_text("utf-8"))
    (guarded,) = (node for node in tree.body if isinstance(node, ast.If))
    found: dict[str, str] = {}
    for node in guarded.body:
        assert isinstance(node, ast.ImportFrom)
        found |= {alias.name: str(node.module) for alias in node.names}
    return found


def test_type_checkers_see_the_names_that_are_there():
    assert typed_imports() == {name: f"kmaker_studio.{module}" for name, module in km._MODULES.items()}
    assert sorted(km.__all__) == list(km.__all__) == sorted(km._MODULES)
    assert Path(km.__file__).with_name("py.typed").is_file()


@pytest.mark.parametrize("name", km.__all__)
def test_every_public_name_is_there_and_documented(name: str):
    found = getattr(km, name)
    assert name in dir(km)
    if isinstance(found, type | FunctionType):
        assert found.__doc__


def test_a_name_that_is_none():
    with pytest.raises(AttributeError, match="has no attribute 'allign'"):
        km.allign  # noqa: B018


def test_importing_loads_nothing():
    code = f"import sys, kmaker_studio; print([name for name in {HEAVY!r} if name in sys.modules])"
    assert python(code) == "[]"


def test_reading_and_saving_lyrics_loads_neither_torch_nor_qt(tmp_path: Path):
    target = tmp_path / "a.ass"
    code = (
        "import sys, kmaker_studio as km\n"
        f"km.parse('[00:01.00]<00:01.00>Hello<00:02.00>').save({str(target)!r})\n"
        "print([name for name in ('torch', 'whisper', 'PySide6') if name in sys.modules])"
    )
    assert python(code) == "[]"
    assert "Hello" in target.read_text("utf-8")


@pytest.mark.parametrize(
    "before",
    [
        "import kmaker_studio.align",
        "import kmaker_studio.align.backend",
        "from kmaker_studio.align.backend import load_aligner",
        "import kmaker_studio.align.server",
        "import kmaker_studio; kmaker_studio.align; import kmaker_studio.align.backend",
    ],
)
def test_align_is_the_function_whatever_is_imported(before: str):
    """The room of the same name does not take its place."""
    assert python(f"{before}\nimport kmaker_studio as km\nprint(km.align.__module__)") == "kmaker_studio.api.aligning"


def test_scripts_are_type_checked(tmp_path: Path):
    script = tmp_path / "script.py"
    script.write_text(
        "from typing import assert_type\n"
        "import kmaker_studio as km\n"
        'song = km.align("song.mp3", km.parse("la la"), report=lambda progress: print(progress.share))\n'
        "assert_type(song, km.Song)\n"
        'assert_type(song.save("song.lrc"), tuple[str, ...])\n'
        "assert_type(song.words[0].start_ms, int | None)\n"
        'assert_type(km.render(song, "song.mp4").duration_ms, int)\n'
        'assert_type(km.score(song, "truth.json").mean, float)\n'
        'km.align("song.mp3")\n',
        "utf-8",
    )
    here = Path(km.__file__).parents[1].as_posix()
    settings = f'[tool.basedpyright]\ntypeCheckingMode = "strict"\nextraPaths = ["{here}"]\n'
    (tmp_path / "pyproject.toml").write_text(settings, "utf-8")
    checker = [sys.executable, "-m", "basedpyright", "--project", str(tmp_path), "--pythonpath", sys.executable]
    ran = subprocess.run([*checker, str(script)], capture_output=True, text=True, check=False, cwd=tmp_path)
    errors = [line for line in ran.stdout.splitlines() if " error: " in line]
    assert len(errors) == 1, ran.stdout + ran.stderr
    assert 'script.py:9:1 - error: Argument missing for parameter "lyrics"' in errors[0]
