"""The format interface: what every lyric format offers, and the sentences they share."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.overlaps import Mended, without_overlaps
from kmaker_studio.core.song import Song
from kmaker_studio.text.credits import Credit

if TYPE_CHECKING:
    from kmaker_studio.video.style import Style

LrcTimes = Literal["both", "lines", "words"]
"""Which times an LRC file has: of lines, of words (enhanced LRC), or lines with the words' beside them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A song read from a file, and a sentence for the user about each thing that was skipped, guessed or mended.

    `style` is how a project says that the song looks (see `video.song_style`); `styles` are the ASS styles of a file
    that lyrics may stand in, `left` those of them whose lines were left out.
    """

    song: Song
    notes: tuple[str, ...] = ()
    style: dict[str, Any] | None = None
    styles: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Writing:
    """A file's text, and a sentence for the user about what of the song it does not hold.

    `data` are the bytes of a file that is no text.
    """

    text: str
    losses: tuple[str, ...] = ()
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What can be chosen about a written file: how the words look, which times LRC has, what an ASS file is for."""

    style: "Style | None" = None
    lrc: "LrcTimes" = "both"
    ass: Literal["plain", "drawn"] = "plain"


@dataclass(frozen=True, slots=True)
class Format:
    """One format: each module of this package that reads a kind of file ends with its `FORMAT`.

    `recognises` looks at a file's text and says whether it can only be this format. `read` raises `KMakerError` where
    nothing in the text can be read, `write` where a word lacks the timing that the format needs. `write_with` is for a
    format with something to choose, `read_style` for one whose lines have styles, one of which can be picked by name.
    `read_bytes` reads files that are no text.
    """

    recognises: Callable[[str], bool]
    read: Callable[[str], Reading]
    write: Callable[[Song], Writing]
    write_with: Callable[[Song, WriteOptions], Writing] | None = None
    read_style: Callable[[str, str], Reading] | None = None
    read_bytes: Callable[[bytes], Reading] | None = None


BACKING = "Backing vocals"
"""The singer of what is sung behind a line, in formats that tell it apart without a name."""

Kept = Literal["title", "tags", "language", "singers", "sections", "stanzas", "syllables", "syllable times"]


def not_kept(song: Song, title: str, kept: Collection[Kept]) -> tuple[str, ...]:
    """One sentence naming what `song` has and a format named `title`, which keeps `kept`, does not; or nothing."""
    syllables = [syllable for word in song.words() for syllable in word.syllables]
    present: dict[Kept, tuple[Phrase, bool]] = {
        "title": (Phrase("the title and artist"), bool(song.title or song.artist)),
        "tags": (Phrase("the tags ({names})", names=", ".join(name for name, _ in song.tags)), bool(song.tags)),
        "language": (Phrase("the language"), bool(song.language)),
        "singers": (Phrase("the singers"), any(line.singer for line in song.lines)),
        "sections": (Phrase("the section marks"), any(line.section for line in song.lines)),
        "stanzas": (Phrase("the stanzas"), any(line.stanza_start for line in song.lines)),
        "syllables": (Phrase("the syllables"), bool(syllables)),
        "syllable times": (
            Phrase("the times of syllables"),
            any(syllable.start_ms is not None for syllable in syllables),
        ),
    }
    lost = [what for key, (what, has) in present.items() if has and key not in kept]
    if any(word.confidence is not None for word in song.words()):
        lost.append(Phrase("the aligner's confidence"))
    if any(word.locked for word in song.words()):
        lost.append(Phrase("the locks"))
    if not lost:
        return ()
    listed = lost[0]
    for each in lost[1:-1]:
        listed = Phrase("{before}, {each}", before=listed, each=each)
    if len(lost) > 1:
        listed = Phrase("{first} and {second}", first=listed, second=lost[-1])
    return (Phrase("{title} does not keep {listed}.", title=title, listed=listed),)


def require_timed(song: Song) -> None:
    """Raise `KMakerError`, saying which words lack timing, unless every word has it and there is one at least."""
    missing = [(number, word) for number, line in enumerate(song.lines, 1) for word in line.words if not word.is_timed]
    if missing:
        number, word = missing[0]
        few = Phrase("1 word has") if len(missing) == 1 else Phrase("{count} words have", count=len(missing))
        raise KMakerError(
            "{few} no timing of {count} in the song (the first is {word!r} in line {number}): align the song or time"
            " them by hand before this export.",
            few=few,
            count=song.word_count,
            word=word.text,
            number=number,
        )
    require_words(song)


def require_words(song: Song) -> None:
    """Raise `KMakerError` where there is nothing to write."""
    if not song.word_count:
        raise KMakerError("The song has no lyrics to export: add some first.")


def counted(count: int, one: Phrase, many: Phrase) -> tuple[Phrase, ...]:
    """The sentence `one` for 1, `many` for more, none for 0."""
    if not count:
        return ()
    return (one if count == 1 else many,)


def told_rows(
    rows: Sequence[int], one: Callable[[int], Phrase], many: Callable[[int, int], Phrase]
) -> tuple[Phrase, ...]:
    """The sentence `one(number)` for a single row, `many(count, first number)` for several, none for none."""
    if not rows:
        return ()
    return (one(rows[0]) if len(rows) == 1 else many(len(rows), rows[0]),)


def damaged_rows(rows: Sequence[int]) -> tuple[Phrase, ...]:
    """The sentence about rows, by their numbers, that were left out because they cannot be read."""
    return told_rows(
        rows,
        lambda number: Phrase("Line {number} cannot be read and was left out.", number=number),
        lambda count, number: Phrase(
            "{count} lines cannot be read and were left out (the first is line {number}).", count=count, number=number
        ),
    )


def second_texts_left_out(count: int) -> tuple[Phrase, ...]:
    """The sentence about lines that repeat a sung one in other words or letters."""
    return counted(
        count,
        Phrase("1 line that stands beside a sung one (a translation, perhaps) was left out."),
        Phrase("{count} lines that stand beside sung ones (translations, perhaps) were left out.", count=count),
    )


def ruby_left_out(count: int) -> tuple[Phrase, ...]:
    """The sentence about readings that stand above words."""
    return counted(
        count,
        Phrase("The reading above 1 word was left out."),
        Phrase("The readings above {count} words were left out.", count=count),
    )


def credits_told(count: int) -> tuple[Phrase, ...]:
    """The sentence about rows that say who wrote or sang the song."""
    return counted(
        count,
        Phrase("1 line that is not sung (a title or a credit) was kept as a tag."),
        Phrase("{count} lines that are not sung (titles and credits) were kept as tags.", count=count),
    )


def with_credits(song: Song, credits: Sequence[Credit]) -> Song:
    """`song` with `credits` as its title, artist and tags, where it has none of that name yet."""
    tags = dict(song.tags)
    title, artist = song.title, song.artist
    for each in credits:
        if each.name == "ti" and not title:
            title = each.value
        elif each.name == "ar" and not artist:
            artist = each.value
        elif each.name in tags:
            if each.value not in tags[each.name]:
                tags[each.name] += f", {each.value}"
        elif each.name not in ("ti", "ar", "heading"):
            tags[each.name] = each.value
        elif each.name == "heading" and not (title and artist):
            tags["heading"] = each.value
    return replace(song, title=title, artist=artist, tags=tuple(tags.items()))


def overlap_losses(song: Song | Mended) -> tuple[Phrase, ...]:
    """The sentences about words that end earlier, and lines that are parted, where overlaps cannot be kept."""
    mended = without_overlaps(song) if isinstance(song, Song) else song
    return (
        *counted(
            mended.cut,
            Phrase("1 word that overlaps the next one is cut where that begins."),
            Phrase("{count} words that overlap the next one are cut where that begins.", count=mended.cut),
        ),
        *counted(
            mended.parted,
            Phrase("1 line is written in parts, as a word of it begins before or with the one in front of it."),
            Phrase(
                "{count} lines are written in parts, as words of theirs begin before or with the ones in front of"
                " them.",
                count=mended.parted,
            ),
        ),
    )
