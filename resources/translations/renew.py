"""Brings the translations up to date: `python resources/translations/renew.py`.

Reads every text of the window into kmaker_vi.ts (new ones are marked unfinished: translate them there, in Qt Linguist
or a text editor, and run this again) and compiles it to kmaker_vi.qm, which the program loads.

The sentences of `KMakerError`s and `Phrase`s are read too, in the context "KMakerError", from every room whose
sentences the window can show; one that is put together where it is raised, and so cannot be found, ends this program.
"""

import ast
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parents[1] / "kmaker_studio"
STUDIO = PACKAGE / "studio"
PRINTED = ("train", "batch", "cli", "api")
"""Rooms whose sentences only ever reach the command line and scripts."""
TOOLS = Path(sys.executable).parent


def update(ts: Path) -> None:
    """Read the texts of the sources into `ts`, without those that are gone."""
    sources = sorted(str(path) for path in STUDIO.rglob("*.py"))
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", "vi"]
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "sentences.py"
        rows = [f'QT_TRANSLATE_NOOP("KMakerError", {json.dumps(text, ensure_ascii=False)})' for text in sentences()]
        found.write_text("\n".join(rows), encoding="utf-8")
        command = [TOOLS / "pyside6-lupdate", *sources, found, *options, "-ts", ts]
        subprocess.run(command, check=True, capture_output=True)


def sentences(package: Path = PACKAGE, left_out: Sequence[str] = PRINTED) -> list[str]:
    """The templates of all errors and phrases in `package`, each once, in the order of the sources."""
    rooms = [each for each in sorted(package.rglob("*.py")) if each.relative_to(package).parts[0] not in left_out]
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in rooms}
    names = {"KMakerError", "Phrase"}
    while more := {name for tree in trees.values() for name in _kinds(tree, names)} - names:
        names |= more
    found: dict[str, None] = {}
    for path, tree in trees.items():
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id not in names:
                continue
            first = call.args[0] if call.args else None
            if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
                raise SystemExit(f"{path}:{call.lineno}: the sentence cannot be found, as it is no literal text.")
            if re.search(r"\w", re.sub(r"{[^{}]*}", "", first.value)):  # more than the blanks for others' sentences
                found[first.value] = None
    return list(found)


def _kinds(tree: ast.Module, names: set[str]) -> Iterator[str]:
    """The classes that are kinds of those `names`."""
    for each in ast.walk(tree):
        if isinstance(each, ast.ClassDef) and any(
            isinstance(base, ast.Name) and base.id in names for base in each.bases
        ):
            yield each.name


def release(ts: Path, qm: Path) -> None:
    """Compile `ts` to `qm`."""
    subprocess.run([TOOLS / "pyside6-lrelease", ts, "-qm", qm], check=True, capture_output=True)


if __name__ == "__main__":
    update(HERE / "kmaker_vi.ts")
    release(HERE / "kmaker_vi.ts", HERE / "kmaker_vi.qm")
