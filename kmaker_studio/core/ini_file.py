r"""An ini file of plain texts, in the dialect that Qt writes.

Qt's own reader makes objects of a value such as `@Variant(...)`, Python's among them, and so would run what somebody
put there: here every value is a text. Values may stand in quotes, with `\"`, `\\`, `\n` and the like in them; a comma
outside quotes makes a list, which is not read.
"""

import re
from contextlib import suppress
from pathlib import Path

from kmaker_studio.core.atomic import write_text
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import read_bytes

_MOST_BYTES = 4 << 20
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{1,4})|([0-7]{1,3})|(.))", re.DOTALL)
_NAMED = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_PLAIN = re.compile(r"[A-Za-z0-9_.:+/#-]+")
_GENERAL = "General"


class IniFile:
    """The texts of the file at `path` by `section/name`; what is put is there at once, and in the file with `write`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._values = _read(path)
        self._changed: dict[str, str | None] = {}

    def get(self, key: str) -> str | None:
        """The text of `key`, None where there is none."""
        return self._values.get(key)

    def group(self, section: str) -> dict[str, str]:
        """The texts of a section by their names."""
        head = f"{section}/"
        return {key.removeprefix(head): value for key, value in self._values.items() if key.startswith(head)}

    def put(self, key: str, value: str | None) -> bool:
        """Give `key` another text, or none; returns whether that changes anything."""
        if self._values.get(key) == value:
            return False
        self._changed[key] = value
        if value is None:
            self._values.pop(key, None)
        else:
            self._values[key] = value
        return True

    def write(self) -> None:
        """Write what changed, beside what other windows wrote meanwhile; a file that cannot be written stays."""
        if not self._changed:
            return
        merged = _read(self.path)
        for key, value in self._changed.items():
            merged.pop(key, None)
            if value is not None:
                merged[key] = value
        with suppress(KMakerError, OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_text(self.path, _text(merged))
            self._changed.clear()
            self._values = merged


def _read(path: Path) -> dict[str, str]:
    try:
        text = read_bytes(path, _MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return {}
    values: dict[str, str] = {}
    section = _GENERAL
    for line in text.removeprefix("\ufeff").splitlines():
        row = line.strip()
        if row.startswith("[") and row.endswith("]"):
            section = row[1:-1].strip()
        elif row and row[0] not in ";#" and "=" in row:
            name, _, raw = row.partition("=")
            value = _value(raw.strip())
            if value is not None:
                values[_key(section, name.strip())] = value
    return values


def _key(section: str, name: str) -> str:
    return name if section == _GENERAL else f"{section}/{name.replace(chr(92), '/')}"


def _value(raw: str) -> str | None:
    """The text that `raw` stands for, None for a list."""
    parts: list[str] = []
    quoted = False
    at = 0
    while at < len(raw):
        char = raw[at]
        if char == '"':
            quoted = not quoted
        elif char == "," and not quoted:
            return None
        elif char == "\\" and (found := _ESCAPE.match(raw, at)):
            parts.append(_unescaped(found))
            at = found.end()
            continue
        else:
            parts.append(char)
        at += 1
    text = "".join(parts)
    return text[1:] if text.startswith("@@") else text


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    if found[2]:
        return chr(int(found[2], 8))
    return _NAMED.get(found[3], found[3])


def _text(values: dict[str, str]) -> str:
    sections: dict[str, list[str]] = {}
    for key, value in sorted(values.items()):
        section, _, name = key.rpartition("/") if "/" in key else (_GENERAL, "", key)
        sections.setdefault(section, []).append(f"{name}={_raw(value)}")
    return "\n".join("\n".join([f"[{section}]", *rows, ""]) for section, rows in sections.items())


def _raw(value: str) -> str:
    if _PLAIN.fullmatch(value):
        return value
    value = f"@{value}" if value.startswith("@") else value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else f"\\x{ord(char):04x}" for char in escaped) + '"'
