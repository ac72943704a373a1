"""Praat's TextGrid: tiers of intervals, as https://www.fon.hum.uva.nl/praat/manual/TextGrid_file_formats.html says.

Tiers of words and of lines are known by their names (`words`, `Anna - words`, `words (Anna)`, as forced aligners write
them); where no tier is called so, the first one is read. Both text formats of Praat are read, the long one is written:
a tier of lines and one of words a singer, and further pairs where that singer's lines overlap.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.overlaps import without_overlaps
from kmaker_studio.core.song import Line, Song
from kmaker_studio.core.syllables import Piece
from kmaker_studio.core.word_spacing import joiner
from kmaker_studio.formats.base import Format, Kept, Reading, Writing, counted, not_kept, overlap_losses, require_timed
from kmaker_studio.formats.line_builder import LineBuilder

_TOKEN = re.compile(
    r'"((?:[^"]|"")*)"|(<exists>|<absent>)|\[\d*\]|![^\n]*|([-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)(?=\s|$)'
)
_WORDS = re.compile(r"words?|wort|wörter|mots?|tokens?|palabras?|từ", re.IGNORECASE)
_LINES = re.compile(r"lines?|phrases?|sentences?|utterances?|utts?|lyrics?|câu", re.IGNORECASE)
_SOUNDS = re.compile(r"phones?|phonemes?|segments?|syllables?|letters?", re.IGNORECASE)
_SILENT = frozenset(("", "sil", "sp", "spn", "<sil>", "<eps>", "<unk>", "<p:>", "_", "#", "pau"))
_LINE_REST_MS = 700  # a silence this long ends a line where no tier says where lines end
_LONGEST_LINE = 12  # words, there


@dataclass(slots=True)
class _Tier:
    name: str
    spans: list[Piece] = field(default_factory=list)

    @property
    def who(self) -> str:
        """The singer in the tier's name: what is left of it without the kind and what joins the two."""
        for kind in (_WORDS, _LINES):
            if found := re.search(rf"\b(?:{kind.pattern})\b(?: (\d+))?", self.name, re.IGNORECASE):
                return (self.name[: found.start()] + self.name[found.end() :]).strip(" -_:()[]/")
        return ""

    def is_of(self, kind: re.Pattern[str]) -> bool:
        """Whether the tier's name says that it is of that kind."""
        return re.search(rf"\b(?:{kind.pattern})\b", self.name.replace("_", " "), re.IGNORECASE) is not None


def read_textgrid(text: str) -> Reading:
    """The song in `text`, its lines in the order of their times.

    Raises `KMakerError` where the file is cut short or has no tier with text.
    """
    tiers = [tier for tier in _tiers(text) if tier.spans]
    if not tiers:
        raise KMakerError("The TextGrid has no tier with text: choose another file.")
    words = [tier for tier in tiers if tier.is_of(_WORDS)]
    lines = [tier for tier in tiers if tier.is_of(_LINES)]
    if not words and not lines:
        one = next((tier for tier in tiers if not tier.is_of(_SOUNDS)), tiers[0])
        single = sum(len(span.text.split()) == 1 for span in one.spans)
        (words if 2 * single > len(one.spans) else lines).append(one)
    used = [*words, *(line for line in lines if not words or any(_same(line, word) for word in words))]
    guessed = 0
    rows: list[tuple[int, str, list[Piece], Piece | None]] = []
    for tier in words:
        partner = next((line for line in lines if _same(line, tier)), None)
        guessed += partner is None
        rows += [(pieces[0].start_ms, tier.who, pieces, None) for pieces in _grouped(tier, partner)]
    if not words:
        rows += [(span.start_ms, tier.who, [], span) for tier in lines for span in tier.spans]
    builder = LineBuilder()
    singers: dict[str, None] = {}
    for _, singer, pieces, span in sorted(rows, key=lambda row: row[0]):
        if span:
            builder.add_line_timed(span.text, span.start_ms, span.end_ms, singer=singer)
        else:
            builder.add_timed(pieces, singer=singer)
        if singer:
            singers[singer] = None
    left = len(tiers) - len(used)
    notes = (
        *counted(
            left,
            Phrase("1 tier that holds neither words nor lines was left out."),
            Phrase("{count} tiers that hold neither words nor lines were left out.", count=left),
        ),
        *counted(
            guessed,
            Phrase("No tier says where lines end: they end where nobody sings."),
            Phrase("No tier says where lines end: they end where nobody sings."),
        ),
        *builder.notes(),
    )
    return Reading(Song(lines=tuple(builder.lines), singers=tuple(singers)), notes)


def _same(line: _Tier, words: _Tier) -> bool:
    """Whether two tiers are the lines and the words of one singer: their names differ in the kind alone."""
    return _LINES.sub("", line.name).casefold() == _WORDS.sub("", words.name).casefold()


def _tiers(text: str) -> list[_Tier]:
    tokens = _tokens(text)
    try:
        while next(tokens) != "<exists>":
            pass
        tiers: list[_Tier] = []
        for _ in range(int(float(_number(tokens)))):
            kind, tier = _string(tokens), _Tier(_string(tokens))
            _number(tokens)
            _number(tokens)
            for _ in range(int(float(_number(tokens)))):
                start = float(_number(tokens))
                end = float(_number(tokens)) if kind == "IntervalTier" else start
                shown = " ".join(_string(tokens).split())
                if kind == "IntervalTier" and shown.casefold() not in _SILENT and 0 <= start <= end < 1e6:
                    tier.spans.append(Piece(shown, round(1000 * start), round(1000 * end)))
            tier.spans.sort(key=lambda span: span.start_ms)
            tiers.append(tier)
    except (StopIteration, ValueError) as error:
        raise KMakerError("The TextGrid is cut short or damaged: export it again from Praat.") from error
    return tiers


def _tokens(text: str) -> Iterator[str]:
    """The strings (with a quote before them), flags and numbers of the file, after its two headers."""
    for found in _TOKEN.finditer(text.removeprefix("\ufeff")):
        if found[1] is not None:
            yield '"' + found[1].replace('""', '"')
        elif found[2] or found[3]:
            yield found[2] or found[3]


def _number(tokens: Iterator[str]) -> str:
    token = next(tokens)
    if token.startswith(('"', "<")):
        raise ValueError(token)
    return token


def _string(tokens: Iterator[str]) -> str:
    token = next(tokens)
    if not token.startswith('"'):
        raise ValueError(token)
    return token[1:]


def _grouped(words: _Tier, lines: _Tier | None) -> Iterator[list[Piece]]:
    """The words of each line, by the tier of lines or by the rests between them."""
    group: list[Piece] = []
    for index, word in enumerate(words.spans):
        before = words.spans[index - 1] if index else None
        if group and before and _parts(before, word, lines, len(group)):
            yield group
            group = []
        space = joiner(before.text, word.text) if group and before else ""
        group.append(Piece(space + word.text.replace(" ", "\u00a0"), word.start_ms, word.end_ms))
    if group:
        yield group


def _parts(left: Piece, right: Piece, lines: _Tier | None, count: int) -> bool:
    if lines is None:
        return right.start_ms - left.end_ms >= _LINE_REST_MS or count >= _LONGEST_LINE
    return _line_at(lines, left) != _line_at(lines, right)


def _line_at(lines: _Tier, word: Piece) -> int:
    middle = (word.start_ms + word.end_ms) / 2
    return next((at for at, line in enumerate(lines.spans) if line.start_ms <= middle <= line.end_ms), -1)


def write_textgrid(song: Song) -> Writing:
    """`song` as a TextGrid in Praat's long text format; every word must be timed.

    Intervals have a length and do not overlap: words that begin together stand in further tiers.
    """
    require_timed(song)
    mended = without_overlaps(song, 1)
    lines = sorted((line for line in mended.lines if line.words), key=lambda line: line.start_ms or 0)
    latest = max(max(word.end_ms or 0, (word.start_ms or 0) + 1) for line in lines for word in line.words)
    end = max(song.duration_ms or 0, latest)
    tiers: list[tuple[str, list[Piece]]] = []
    for singer in dict.fromkeys(line.singer for line in lines):
        for number, lane in enumerate(_lanes([line for line in lines if line.singer == singer]), 1):
            who = f"{singer} - " if singer else ""
            more = f" {number}" if number > 1 else ""
            tiers.append((f"{who}lines{more}", [Piece(line.text, *_span(line)) for line in lane]))
            words = [
                Piece(word.text, word.start_ms or 0, max(word.end_ms or 0, (word.start_ms or 0) + 1))
                for line in lane
                for word in line.words
            ]
            tiers.append((f"{who}words{more}", words))
    rows = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", "xmin = 0", f"xmax = {_seconds(end)}"]
    rows += ["tiers? <exists>", f"size = {len(tiers)}", "item []:"]
    for number, (name, spans) in enumerate(tiers, 1):
        rows += _tier_rows(number, name, list(_filled(spans, end)), end)
    kept: set[Kept] = {"singers"} if all(_is_plain(name) for name in song.singers) else set()
    return Writing("\n".join(rows) + "\n", (*not_kept(song, "TextGrid", kept), *overlap_losses(mended)))


def _is_plain(name: str) -> bool:
    """Whether a tier's name gives the singer's name back."""
    return _Tier(f"{name} - words").who == name


def _lanes(lines: list[Line]) -> list[list[Line]]:
    lanes: list[list[Line]] = []
    for line in lines:
        lane = next((lane for lane in lanes if _span(lane[-1])[1] <= _span(line)[0]), None)
        if lane is None:
            lanes.append([line])
        else:
            lane.append(line)
    return lanes


def _span(line: Line) -> tuple[int, int]:
    start = line.start_ms or 0
    return start, max(max(word.end_ms or 0, (word.start_ms or 0) + 1) for word in line.words)


def _filled(spans: list[Piece], end: int) -> Iterator[Piece]:
    """`spans` with empty intervals between them, from 0 to `end`."""
    now = 0
    for span in spans:
        if span.start_ms > now:
            yield Piece("", now, span.start_ms)
        yield span
        now = span.end_ms
    if end > now:
        yield Piece("", now, end)


def _tier_rows(number: int, name: str, spans: list[Piece], end: int) -> list[str]:
    rows = [f"    item [{number}]:", '        class = "IntervalTier"', f"        name = {_quoted(name)}"]
    rows += ["        xmin = 0", f"        xmax = {_seconds(end)}", f"        intervals: size = {len(spans)}"]
    for at, span in enumerate(spans, 1):
        rows += [
            f"        intervals [{at}]:",
            f"            xmin = {_seconds(span.start_ms)}",
            f"            xmax = {_seconds(span.end_ms)}",
            f"            text = {_quoted(span.text)}",
        ]
    return rows


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _seconds(ms: int) -> str:
    return f"{ms // 1000}.{ms % 1000:03d}"


def _looks_like_textgrid(text: str) -> bool:
    return re.match(r'[\s\ufeff]*(?:File type\s*=\s*)?"ooTextFile', text) is not None and '"TextGrid"' in text[:300]


FORMAT = Format(_looks_like_textgrid, read_textgrid, write_textgrid)
