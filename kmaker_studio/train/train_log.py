"""The training log: a line of JSON for the start of a run, for some of its steps, and for each epoch."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from kmaker_studio.core.atomic import write_problem, write_text
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import exists, read_bytes


@dataclass(frozen=True, slots=True)
class Log:
    """One run: a name for it, and its lines of kind `step` and `epoch` as they were written."""

    name: str
    steps: list[dict[str, Any]]
    epochs: list[dict[str, Any]]


def append(path: Path, kind: str, step: int, values: dict[str, Any]) -> None:
    """Add a line to the log at `path`; raises `KMakerError` where the disk refuses."""
    try:
        with path.open("a", encoding="utf-8") as log:
            log.write(json.dumps({"kind": kind, "step": step, **values}) + "\n")
    except OSError as error:
        raise write_problem(path, error) from error


def rewind(path: Path, step: int) -> None:
    """Take the lines after `step` from the last run of the log at `path`: that run goes on from there."""
    if not exists(path):
        return
    lines = _lines(path)
    start = _last_start(lines)
    kept = lines[:start] + [line for line in lines[start:] if line["step"] <= step]
    write_text(path, "".join(json.dumps(line) + "\n" for line in kept))


def read_log(path: Path) -> Log:
    """The last run of the log at `path`; raises `KMakerError` where there is none."""
    lines = _lines(path)
    run = lines[_last_start(lines) :]
    log = Log(
        path.name.removesuffix(".log.jsonl").removesuffix(".safetensors"),
        [line for line in run if line["kind"] == "step"],
        [line for line in run if line["kind"] == "epoch"],
    )
    if not log.steps and not log.epochs:
        raise KMakerError("The log {path} has no epoch yet: wait for the training's first one.", path=path)
    return log


def _last_start(lines: Sequence[dict[str, Any]]) -> int:
    return max((index for index, line in enumerate(lines) if line["kind"] == "start"), default=0)


def _lines(path: Path) -> list[dict[str, Any]]:
    """The lines of a log; a last one that was cut short by a full disk or a kill is left out."""
    try:
        texts = read_bytes(path).decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KMakerError(
            "The log {path} cannot be read ({error}): give a log that `kmaker train` wrote.", path=path, error=error
        ) from error
    lines: list[dict[str, Any]] = []
    for number, text in enumerate(texts, 1):
        line = _line(text)
        if line is not None:
            lines.append(line)
        elif number < len(texts) or not lines:
            raise KMakerError(
                "{path} is no training log (line {number}): give one that `kmaker train` wrote.",
                path=path,
                number=number,
            )
    return lines


def _line(text: str) -> dict[str, Any] | None:
    try:
        line = json.loads(text)
    except ValueError:
        return None
    return cast("dict[str, Any]", line) if isinstance(line, dict) and {"kind", "step"} <= line.keys() else None
