"""Rows beside lyrics that say who wrote, sang or timed the song: they are not sung.

They are looked for only before the first sung row and after the last, as a verse may well open with `Music: ...`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LABELS = {
    "ti": "title|song|song title|tên bài hát|bài hát|ca khúc|título|titre|titel|название|歌名|歌曲|曲名|제목",
    "ar": (
        "artist|artists|singer|singers|performer|performed by|sung by|vocal|vocals|vocals by|vocalist|ca sĩ|trình bày"
        "|thể hiện|biểu diễn|intérprete|interprète|interpret|исполнитель|演唱|歌手|原唱|主唱|歌|唄|노래|가수"
    ),
    "al": "album|álbum|альбом|专辑|專輯|アルバム|앨범",
    "lr": (
        "lyrics|lyrics by|lyric|lyric by|lyricist|lyricists|words|words by|lời việt|letra|letra de|paroles|text|worte"
        "|слова|текст|作词|作詞|词|詞|填词|填詞|歌词|歌詞|작사|가사"
    ),
    "au": (
        "music|music by|composer|composers|composed by|written by|written and composed by|writer|writers|songwriter"
        "|songwriters|author|authors|words and music|words & music|lyrics and music|lyrics & music|sáng tác|nhạc"
        "|nhạc sĩ|nhạc và lời|nhạc & lời|tác giả|música|compositor|autor|autores|musique|compositeur|auteur"
        "|paroles et musique|musik|komponist|музыка|автор|作曲|曲|词曲|詞曲|作词作曲|작곡"
    ),
    "by": "lrc by|synced by|timed by|timing by|subtitles by|karaoke by|transcribed by|歌词制作|歌詞製作|lrc",
}
_OTHERS = (
    "arranger|arranged by|arrangement|producer|producers|produced by|production|mixed by|mixing|mix|mastered by"
    "|mastering|recorded by|recording|engineer|engineered by|publisher|published by|publishing|copyright|translated by"
    "|translation by|translation|translator|source|guitar|bass|drums|piano|keyboards|backing vocals|phối khí|hòa âm"
    "|hoà âm|biên khúc|hòa âm phối khí|nhà sản xuất|编曲|編曲|制作人|製作人|制作|監製|监制|混音|录音|錄音|母带|和声"
    "|和聲|吉他|贝斯|鼓|钢琴|弦乐|出品|发行|翻译|翻譯|op|sp|편곡|аранжировка"
)
_NAMES = {label: label for label in _OTHERS.split("|")} | {
    label: tag for tag, labels in _LABELS.items() for label in labels.split("|")
}
_LABELLED = re.compile(r"\s*([^:：]{1,40}?)\s*[:：]\s*(\S.*)")
_BY = re.compile(
    r"\s*((?:lyrics?|words|music|words (?:and|&) music|lyrics (?:and|&) music|written|composed|written and composed"
    r"|arranged|produced|performed|translated|transcribed|subtitles|synced|timed|mixed|mastered|recorded) by)\s+(\S.*)",
    re.IGNORECASE,
)
_NOTICE = re.compile(r"\s*(?:©|℗|\([cC]\)\s*(?=\d{4})|copyright\s+(?=©|\d{4}))\s*(.*)", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*((?:https?://|www\.)\S+)\s*")


@dataclass(frozen=True, slots=True)
class Credit:
    """What a row says that is not sung: the `name` of a tag (`ti ar al lr au by` where it is one of these) and more."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Sung:
    """The rows from `first` up to `last` (not included) are sung; the others are blank or hold `credits`."""

    first: int
    last: int
    credits: tuple[Credit, ...]


def credit_of(row: str) -> Credit | None:
    """What `row` says, where it is a credit; None for anything that could be sung."""
    if found := _ADDRESS.fullmatch(row):
        return Credit("source", found[1])
    if found := _NOTICE.fullmatch(row):
        return Credit("copyright", found[1].strip())
    if found := _LABELLED.fullmatch(row):
        name = _NAMES.get(re.sub(r"\s+", " ", found[1]).casefold())
        if name:
            return Credit(name, found[2].strip())
    if found := _BY.fullmatch(row):
        return Credit(_NAMES[re.sub(r"\s+", " ", found[1]).casefold()], found[2].strip())
    return None


def without_credits(rows: Sequence[str], title: str = "", artist: str = "") -> Sung:
    """Which of `rows` are sung, and what those at the beginning and the end say that are not.

    A first row that repeats `title` and `artist`, or that stands as `one - another` above credits, is none either.
    Where every row is a credit, all are sung.
    """
    filled = [at for at, row in enumerate(rows) if row.strip()]
    credits: list[Credit] = []
    first = 0
    if filled and _is_heading(rows, filled, title, artist):
        credits.append(Credit("heading", rows[filled[0]].strip()))
        first = 1
        if len(filled) > 1 and rows[filled[1]].strip().casefold() in (title.casefold(), artist.casefold()):
            first = 2
    while first < len(filled) and (found := credit_of(rows[filled[first]])):
        credits.append(found)
        first += 1
    last = len(filled)
    while last > first and (found := credit_of(rows[filled[last - 1]])):
        credits.append(found)
        last -= 1
    if first >= last or not credits:
        return Sung(0, len(rows), ())
    return Sung(filled[first], filled[last - 1] + 1, tuple(credits))


def _is_heading(rows: Sequence[str], filled: Sequence[int], title: str, artist: str) -> bool:
    row = rows[filled[0]].strip().casefold()
    if title and artist and title.casefold() in row and artist.casefold() in row:
        return len(row) <= len(title) + len(artist) + 8
    second = rows[filled[1]].strip().casefold() if len(filled) > 1 else ""
    if title and artist and {row, second} == {title.casefold(), artist.casefold()}:
        return True
    followed = len(filled) > 1 and credit_of(rows[filled[1]]) is not None
    return followed and re.search(r"\s[-–—]\s", row) is not None
