"""Fuzzing by mutation: `python tests/fuzz/fuzz.py [--seconds 60] [--parser lrc] [--seed 1] [--keep FOLDER]`.

Small whole files (`corpus/`) are damaged in the ways in which files are damaged, and every parser is given the result.
What is right is a result or a `KMakerError` of one line, within a few seconds. Anything else is kept and told, and the
exit status is 1.
"""

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song
from kmaker_studio.formats import KnownFormat, formats_for_reading, formats_for_writing

CORPUS = Path(__file__).with_name("corpus")
SLOW_SECONDS = 10.0
TOKENS = (
    *(b"", b"\0", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n\n", b" ", b"\t", b"|", b"{", b"}", b"[", b"]"),
    *(
        b"-1",
        b"0",
        b"1.",
        b"1e308",
        b"-1e308",
        b"1e999",
        b"NaN",
        b"Infinity",
        b"9" * 30,
        b"9" * 5000,
        b"0." + b"0" * 400,
    ),
    *(b"null", b"true", b'""', b"'", b'"', b"\\", b"\\u0000", b"\\ud800", b"[" * 300, b"{" * 300, b'{"a":' * 2000),
    *(
        b"{" * 3000,
        b"|" * 3000,
        b"<" * 3000,
        b"(" * 3000,
        b"." * 300,
        b"\\k",
        b"\\k999999999999999999",
        b"\\p1",
        b"\\N",
    ),
    *(
        b"[00:01.00]",
        b"<00:99.99>",
        b"#BPM:0.0000001\n",
        b"#ENCODING:unicode_escape\n",
        b"B 0 0.1\n",
        b"&amp;",
        b"<!--",
    ),
    *("ữ".encode(), "中文".encode(), "\u202e".encode(), "\u2060".encode(), "🎤".encode(), b"a" * 3000, b"la la " * 500),
)


@dataclass(frozen=True, slots=True)
class Parser:
    """A parser by its name: `parse` is given the bytes and a path that it may write them to."""

    name: str
    parse: Callable[[bytes, Path], object]


def parsers() -> tuple[Parser, ...]:
    """Every parser of files that come from strangers."""
    from kmaker_studio.batch.catalogue import read_catalogue
    from kmaker_studio.batch.journal import _read
    from kmaker_studio.core.ini_file import IniFile
    from kmaker_studio.core.project_file import read_project_text
    from kmaker_studio.text.encoding import decode_text
    from kmaker_studio.train.config import read_config
    from kmaker_studio.train.data.loss_scale_file import ScaleFile  # noqa: F401 - the module loads
    from kmaker_studio.video.style import read_style

    def written(parse: Callable[[Path], object], suffix: str) -> Callable[[bytes, Path], object]:
        def run(data: bytes, path: Path) -> object:
            place = path.with_suffix(suffix)
            place.write_bytes(data)
            return parse(place)

        return run

    return (
        *(Parser(known.module.strip("."), _reader(known)) for known in formats_for_reading()),
        Parser("project", lambda data, path: _written_again(read_project_text(data, path).song)),
        Parser("text", lambda data, _path: decode_text(data)),
        Parser("manifest", written(lambda path: read_catalogue(path, path.parent, (".lrc",)), ".csv")),
        Parser("journal", written(lambda path: list(_read(path)), ".jsonl")),
        Parser("training", written(read_config, ".toml")),
        Parser("style", written(read_style, ".json")),
        Parser("settings", written(lambda path: IniFile(path).group("view"), ".ini")),
    )


def _reader(known: KnownFormat) -> Callable[[bytes, Path], object]:
    """A lyric format's reader on its own, whatever the file looks like; what it reads is written in every format."""
    from kmaker_studio.core.sane_numbers import with_sane_numbers
    from kmaker_studio.text.encoding import decode_text

    def run(data: bytes, _path: Path) -> object:
        text, _ = decode_text(data)
        try:
            reading = known.load().read(text)
        except (
            ArithmeticError,
            RecursionError,
            ValueError,
        ) as error:  # the door, `formats.read_song`, makes a sentence of these
            raise KMakerError("a number or a nesting that cannot be") from error
        return _written_again(with_sane_numbers(reading.song)[0])

    return run


def _written_again(song: Song) -> Song:
    if song.word_count < 3000:
        for known in formats_for_writing():
            try:
                known.load().write(song)
            except KMakerError as error:
                _require_sentence(error)
    return song


def _require_sentence(error: KMakerError) -> None:
    if not str(error).strip():
        raise AssertionError("an empty sentence")


def mutated(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """`data` with one to six kinds of damage."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        at, end = sorted((chance.randrange(len(found) + 1), chance.randrange(len(found) + 1)))
        kind = chance.randrange(8)
        if kind == 0 and found:
            found[min(at, len(found) - 1)] = chance.randrange(256)
        elif kind == 1:
            del found[at : min(end, at + 40)]
        elif kind == 2:
            found[at:at] = chance.choice(TOKENS)
        elif kind == 3:
            found[at : min(end, at + 12)] = chance.choice(TOKENS)
        elif kind == 4:
            found[at:at] = bytes(found[at : min(end, at + 200)]) * chance.choice((1, 2, 40))
        elif kind == 5:
            del found[at:]
        elif kind == 6:
            other = chance.choice(others)
            cut = chance.randrange(len(other) + 1)
            found[at:end] = other[cut : cut + 300]
        elif found:
            place = min(at, len(found) - 1)
            found[place] ^= 1 << chance.randrange(8)
    return bytes(found[:200_000])


def corpus(name: str) -> list[bytes]:
    """The whole files that a parser's inputs are made from, its own first."""
    own = [path.read_bytes() for path in sorted(CORPUS.glob(f"{name}.*"))]
    return own or [path.read_bytes() for path in sorted(CORPUS.glob("*"))]


@dataclass(frozen=True, slots=True)
class Fallen:
    """What a parser fell over."""

    parser: str
    data: bytes
    reason: str


def attack(parser: Parser, chance: random.Random, seconds: float, folder: Path) -> tuple[int, list[Fallen]]:
    """How many inputs `parser` was given in `seconds`, and what it fell over (the first of each kind)."""
    own = corpus(parser.name)
    others = [path.read_bytes() for path in sorted(CORPUS.iterdir())]
    fallen: dict[str, Fallen] = {}
    count = 0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        data = mutated(chance, chance.choice(own), others) if count >= len(own) else own[count]
        count += 1
        begun = time.thread_time()
        try:
            parser.parse(data, folder / "input")
        except KMakerError as error:
            _require_sentence(error)
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            place = traceback.extract_tb(error.__traceback__)[-1]
            reason = f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}: {error}"[:300]
            fallen.setdefault(
                f"{type(error).__name__}{place.filename}{place.lineno}", Fallen(parser.name, data, reason)
            )
        if time.thread_time() - begun > SLOW_SECONDS:
            fallen.setdefault("slow", Fallen(parser.name, data, f"took {time.thread_time() - begun:.1f} s"))
    return count, list(fallen.values())


def main() -> int:
    """Attack the parsers in turn and tell what fell; returns the exit status."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=60, help="for all parsers together")
    options.add_argument("--parser", action="append", help="attack this one alone; may be given again")
    options.add_argument("--seed", type=int, default=0, help="0 takes another one each time")
    options.add_argument("--keep", type=Path, help="a folder for what something fell over")
    chosen = options.parse_args()
    seed = chosen.seed or time.time_ns() % 1_000_000
    wanted = [parser for parser in parsers() if not chosen.parser or parser.name in chosen.parser]
    total, fell = 0, 0
    with tempfile.TemporaryDirectory() as name:
        for parser in wanted:
            chance = random.Random(f"{seed} {parser.name}")
            count, fallen = attack(parser, chance, chosen.seconds / len(wanted), Path(name))
            total, fell = total + count, fell + len(fallen)
            sys.stdout.write(f"{parser.name:12} {count:8} inputs {len(fallen):3} fell\n")
            for number, each in enumerate(fallen):
                sys.stdout.write(f"    {each.reason}\n")
                if chosen.keep:
                    chosen.keep.mkdir(parents=True, exist_ok=True)
                    (chosen.keep / f"{parser.name}-{seed}-{number}.bin").write_bytes(each.data)
    sys.stdout.write(f"seed {seed}: {total} inputs, {fell} fell\n")
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main())
