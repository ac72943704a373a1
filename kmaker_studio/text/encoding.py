"""Text encodings: the bytes of a lyric file to text."""

import codecs
import re
import unicodedata

from kmaker_studio.core.errors import KMakerError, Phrase

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FILE_KINDS = (
    (b"ID3", Phrase("an MP3 file")),
    (b"\xff\xfb", Phrase("an MP3 file")),
    (b"\xff\xf3", Phrase("an MP3 file")),
    (b"\xff\xf2", Phrase("an MP3 file")),
    (b"OggS", Phrase("an Ogg file")),
    (b"fLaC", Phrase("a FLAC file")),
    (b"RIFF", Phrase("a WAV or AVI file")),
    (b"\x1aE\xdf\xa3", Phrase("a Matroska or WebM file")),
    (b"PK\x03\x04", Phrase("a zip or office file")),
    (b"%PDF", Phrase("a PDF file")),
    (b"\x89PNG", Phrase("a picture")),
    (b"\xff\xd8\xff", Phrase("a picture")),
    (b"{\\rtf", Phrase("a rich text file")),
)
# Left to choose among all that it knows, the guesser reads short French as Mac OS Central European.
_LEGACY = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1258", "cp874", "koi8_r"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp949"),
)
_ENCODING_HEADER = re.compile(rb"^#ENCODING:[ \t]*([\w-]+)[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)
_HEADERS_BYTES = 4096
# Python knows more under the name of encodings, programs of escapes among them
_CODE_PAGE = re.compile(r"cp\d{3,4}|windows-\d{3,4}|iso-?8859-\d{1,2}|koi8-[ru]")
_DECLARED = frozenset(
    [
        "utf-8",
        "utf8",
        "utf-16",
        "utf-32",
        "ascii",
        "us-ascii",
        "latin1",
        "latin-1",
        "gbk",
        "gb2312",
        "gb18030",
        "big5",
        "shift-jis",
        "sjis",
        "euc-jp",
        "euc-kr",
        "mac-roman",
    ]
)
_TIE = 0.06
_SPACING = frozenset("\t\n\v\f\r\x1a\x1c\x1d\x1e\x85")


def decode_text(data: bytes) -> tuple[str, str | None]:
    """The text of `data`, and a sentence for the user where its encoding had to be guessed.

    UTF-8, UTF-16 and UTF-32 are known for certain by their byte order mark, UTF-8 and UTF-16 also without one, others
    where an UltraStar file names them. Anything else is a guess of charset-normalizer, in composed characters (NFC).
    Raises `KMakerError` for what is no text.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(name), None
            except UnicodeDecodeError as error:
                raise KMakerError(
                    "The text is damaged at byte {byte}: it is marked {encoding} but is not; save it again as UTF-8.",
                    byte=error.start + len(mark),
                    encoding=name.upper(),
                ) from error
    kind = next((kind for start, kind in _FILE_KINDS if data.startswith(start)), None)
    if kind is None and data[4:8] == b"ftyp":
        kind = Phrase("an MP4 file")
    if kind:
        raise KMakerError("This is {kind}, not lyrics: choose a text file or a timed lyric file.", kind=kind)
    if b"\0" in data:
        return _utf16_without_mark(data), None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _declared(data)
        return _guess(data) if declared is None else (declared, None)
    _require_text(text)
    return text, None


def _declared(data: bytes) -> str | None:
    """The text in the encoding that an UltraStar file says it has; None where it says none or a wrong one."""
    header = _ENCODING_HEADER.search(data[:_HEADERS_BYTES])
    if header is None:
        return None
    name = header[1].decode("ascii", "replace").lower().replace("_", "-")
    if name not in _DECLARED and not _CODE_PAGE.fullmatch(name):
        return None
    try:
        return data.decode(name)
    except (LookupError, UnicodeError):
        return None


def _utf16_without_mark(data: bytes) -> str:
    """Text has a space or newline at least, which in the wrong byte order is no character at all or a private one."""
    stray = sum(0x20 <= byte < 0x7F for byte in data) > 0.85 * len(data)  # plain ASCII that was hit by zeros
    for name in () if stray else ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if not _odd_characters(text) and any(char.isascii() for char in text):
            return text
    raise KMakerError("This is not a text file (it has zero bytes): choose a text file or a timed lyric file.")


def _odd_characters(text: str) -> int:
    return sum(char not in _SPACING and unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs") for char in text)


def _require_text(text: str) -> None:
    if _odd_characters(text) > len(text) // 50:
        raise KMakerError("This is not a text file (it is full of control characters): choose a text file.")


def _is_mostly_kana(text: str) -> bool:
    letters = [char for char in text if ord(char) > 0x7F]
    return sum("\u3041" <= char <= "\u30ff" for char in letters) > 0.3 * len(letters)


def _guess(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # slow to load, and almost never needed

    matches = from_bytes(data, cp_isolation=list(_LEGACY))
    best = matches.best()
    if best is None:
        raise KMakerError("The text is in no encoding that can be recognised: save it again as UTF-8.")
    # A few lines of lyrics leave the guesser with ties, which it breaks by the alphabet: cp1250 before cp1252.
    tied = [match for match in matches if match.chaos <= best.chaos + _TIE and match.coherence >= best.coherence - _TIE]
    japanese = (match for match in tied if match.encoding in ("shift_jis", "euc_jp") and _is_mostly_kana(str(match)))
    western = (match for match in tied if match.encoding == "cp1252")
    best = next(japanese, None) or next(western, best)
    text = unicodedata.normalize("NFC", str(best))
    _require_text(text)
    name = best.encoding.replace("_", "-")
    return text, Phrase(
        "The text is not UTF-8 and was read as {encoding}, which is a guess: check accented letters.", encoding=name
    )
