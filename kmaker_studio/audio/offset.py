"""Where an instrumental begins against its song, and whether it is that song's at all.

First the rough place: both sounds become traces of how much each of some bands of frequency grew louder from one
moment to the next, which gain, equalisation, MP3 and another master change little. Pieces of the instrumental are
looked for in the song by cross-correlation of these traces, and the pieces vote for lines: an offset and a drift of up
to 0.5 %. There are several such lines where music repeats itself.
Then the exact place: around each line the waveforms themselves are correlated with their spectra flattened (Knapp,
Carter: "The generalized correlation method for estimation of time delay", IEEE TASSP 24 (4), 1976), piece by piece.
The line with the sharpest peaks over most of the instrumental is the one. Where an instrumental is of another song, no
peak is sharp and no line has many: that is what the certainty says.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kmaker_studio.audio.decode import Samples, read_mono
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.jobs import Cancelled, Report, check_cancelled, ignore_progress, never_cancelled

RATE = 16_000
"""The rate in Hz of the sounds that are compared."""

MOST_SECONDS = 60.0
"""The furthest offset that is looked for."""

MOST_DRIFT = 0.006
"""The greatest difference in speed that is looked for; 0.005 is found for sure."""

CERTAIN = 0.5
"""From this certainty on an instrumental belongs to the song."""

_Floats = npt.NDArray[np.float64]

_FRAME, _HOP = 1024, 160
_FRAMES = RATE / _HOP  # a second
_BANDS = 24
_LOWEST, _HIGHEST = 60.0, 7000.0  # Hz
_ROUGH_SECONDS, _EXACT_SECONDS = 10.0, 5.0
_ROUGH_PIECES, _EXACT_PIECES = 40, 24
_LESS_LIKELY = 0.05  # by how much the votes for the greatest drift count less: a short sound's fit any drift
_EVEN = 1e-6  # onsets below this are those of silence
_CANDIDATES, _LINES = 6, 6
_LEAST_SECONDS = 5.0
_QUIET = 1e-3  # amplitude below which a piece has nothing to say
_WHITENED = 0.8
_SHARP = 12.0  # of a peak: strangers have 6 in the middle, instrumentals of the song 50
_ALIKE = 0.95  # of the best line's score: music that repeats itself note for note, where the ends decide
_REACHES = ((0.12, 4), (0.04, 3), (0.15, 3))
"""Seconds about a line, and how many lines are kept; the last is wide, so that a stranger's pieces disagree."""

_APART = 0.15  # seconds between two lines
_NEAR = 0.004  # seconds from the line within which a piece agrees with it
_CHANCE, _SURE = 0.2, 0.6  # the shares of agreeing pieces that are worth a certainty of 0 and of 1


@dataclass(frozen=True, slots=True)
class Offset:
    """An instrumental's place: what it has at `t` seconds, the song has at `seconds + (1 + drift) * t`.

    `seconds` is above 0 where the instrumental begins later in the song, below 0 where it has a longer beginning;
    `drift` above 0 where it plays faster. `certainty` is 0 to 1.
    """

    seconds: float
    drift: float
    certainty: float

    @property
    def belongs(self) -> bool:
        """Whether the instrumental is this song's."""
        return self.certainty >= CERTAIN


def find_offset(
    song: Path, instrumental: Path, report: Report = ignore_progress, cancelled: Cancelled = never_cancelled
) -> Offset:
    """The place of `instrumental` in `song`; raises `KMakerError` where one cannot be read or is too short."""
    one = read_mono(song, RATE, report, cancelled)
    other = read_mono(instrumental, RATE, report, cancelled)
    for path, sound in ((song, one), (instrumental, other)):
        if len(sound) < _LEAST_SECONDS * RATE:
            raise KMakerError(
                "{path} lasts only {seconds:.1f} s, too short to compare: give one of 5 s or more.",
                path=path,
                seconds=len(sound) / RATE,
            )
    return offset_between(one, other, cancelled)


def require_belonging(offset: Offset, song: Path, instrumental: Path) -> None:
    """Raise `KMakerError` unless the instrumental is the song's."""
    if not offset.belongs:
        raise KMakerError(
            "{instrumental} does not seem to belong to {song}: choose its own instrumental, or set the offset by hand.",
            instrumental=instrumental,
            song=song,
        )


def offset_between(song: Samples, instrumental: Samples, cancelled: Cancelled = never_cancelled) -> Offset:
    """The place of `instrumental` in `song`, both mono at `RATE`."""
    fits = [
        _Fit(seconds, drift, 0.0, 0.0) for seconds, drift in _rough(_onsets(song), _onsets(instrumental), cancelled)
    ]
    for reach, kept in _REACHES:
        fits = [_exact(song, instrumental, fit, reach, cancelled) for fit in fits]
        fits = sorted(fits, key=lambda fit: fit.score, reverse=True)[:kept]
    if not fits:
        return Offset(0.0, 0.0, 0.0)
    alike = [fit for fit in fits if fit.score >= _ALIKE * fits[0].score]
    best = min(alike, key=lambda fit: _unmatched(fit, len(song), len(instrumental)))
    return Offset(best.seconds, best.drift, best.certainty)


def _unmatched(fit: "_Fit", song: int, instrumental: int) -> float:
    """How many samples at both ends one of the two has alone."""
    begin = RATE * fit.seconds
    return abs(begin) + abs(begin + (1 + fit.drift) * instrumental - song)


def _onsets(sound: Samples) -> _Floats:
    """How much louder each band gets, frame by frame (bands, frames), each band evened out to a deviation of 1."""
    count = max(1, 1 + (len(sound) - _FRAME) // _HOP)
    padded = np.pad(sound, (0, max(0, _FRAME - len(sound))))
    edges = np.geomspace(_LOWEST, _HIGHEST, _BANDS + 1) * _FRAME / RATE
    starts = np.maximum.accumulate(np.round(edges).astype(int))
    starts = np.maximum(starts, np.arange(_BANDS + 1) + starts[0])  # no band is empty
    window = np.hanning(_FRAME).astype(np.float32)
    levels = np.empty((_BANDS, count))
    for begin in range(0, count, 4096):  # an hour in bounded memory
        frames = np.lib.stride_tricks.sliding_window_view(padded, _FRAME)[begin * _HOP :: _HOP][
            : min(4096, count - begin)
        ]
        power = np.square(np.abs(np.fft.rfft(frames * window)))
        levels[:, begin : begin + len(frames)] = np.add.reduceat(power, starts[:-1], axis=1).T
    logs = np.log(levels + 1e-6 * levels.mean() + 1e-12)
    rises = np.diff(logs, axis=1, prepend=logs[:, :1])
    smooth = np.hanning(9)[1:-1]
    rises = np.array([np.convolve(np.maximum(band, 0), smooth / smooth.sum(), "same") for band in rises])
    rises -= rises.mean(1, keepdims=True)
    return rises / (rises.std(1, keepdims=True) + 1e-9)


def _rough(song: _Floats, instrumental: _Floats, cancelled: Cancelled) -> list[tuple[float, float]]:
    """Offsets in seconds and drifts that most pieces vote for, best first."""
    size = min(round(_ROUGH_SECONDS * _FRAMES), instrumental.shape[1])
    starts = np.unique(np.linspace(0, instrumental.shape[1] - size, _ROUGH_PIECES).astype(int))
    reach = round(MOST_SECONDS * _FRAMES)
    times: list[float] = []
    offsets: list[float] = []
    weights: list[float] = []
    pieces: list[int] = []
    for number, start in enumerate(starts):
        check_cancelled(cancelled)
        first = max(0, start - reach)
        there = song[:, first : start + size + reach]
        piece = instrumental[:, start : start + size]
        if there.shape[1] < size // 2 or not np.abs(piece).max() > _EVEN:
            continue
        length = 1 << (there.shape[1] + size).bit_length()
        spectra = np.fft.rfft(there, length) * np.fft.rfft(piece, length).conj()
        scores = np.fft.irfft(spectra.sum(0), length)
        scores = np.concatenate([scores[-(size // 2) :], scores[: there.shape[1] - size // 2]])
        deviation = scores.std() + 1e-9
        for _ in range(_CANDIDATES):
            peak = int(scores.argmax())
            times.append((start + size / 2) / _FRAMES)
            offsets.append((peak - size // 2 + first - start) / _FRAMES)
            weights.append(float(scores[peak] / deviation))
            pieces.append(number)
            scores[max(0, peak - 15) : peak + 16] = -np.inf
    if not times:
        return []
    return _voted(np.array(times), np.array(offsets), np.array(weights))


def _voted(times: _Floats, offsets: _Floats, weights: _Floats) -> list[tuple[float, float]]:
    lines: list[tuple[float, float, float]] = []
    for drift in np.arange(-MOST_DRIFT, MOST_DRIFT + 1e-9, 0.00025):
        flat = offsets - drift * times
        order = np.argsort(flat)
        ahead = np.searchsorted(flat[order], flat[order] + 0.06, "right")
        sums = np.concatenate([[0.0], np.cumsum(np.square(weights[order]))])
        votes = sums[ahead] - sums[:-1]
        for at in np.argsort(votes)[: -4 * _LINES : -1]:
            inside = order[at : ahead[at]]
            middle = float(np.average(flat[inside], weights=weights[inside]))
            weight = float(votes[at]) * (1 - _LESS_LIKELY * abs(drift) / MOST_DRIFT)
            lines.append((weight, middle, float(drift)))
    chosen: list[tuple[float, float]] = []
    half = float(times.max()) / 2
    for _, middle, drift in sorted(lines, reverse=True):
        if all(abs(middle + drift * half - other - slope * half) > _APART for other, slope in chosen):
            chosen.append((middle, drift))
    return chosen[:_LINES]


@dataclass(frozen=True, slots=True)
class _Fit:
    """A line: its offset in seconds, its drift, its certainty, and how sharp the peaks on it are on the whole."""

    seconds: float
    drift: float
    certainty: float
    score: float


def _exact(song: Samples, instrumental: Samples, fit: _Fit, reach: float, cancelled: Cancelled) -> _Fit:
    """A better line from the waveforms within `reach` seconds of the one that is known."""
    size = min(round(_EXACT_SECONDS * RATE), len(instrumental))
    starts = np.unique(np.linspace(0, len(instrumental) - size, _EXACT_PIECES).astype(int))
    times: list[float] = []
    delays: list[float] = []
    sharpness: list[float] = []
    sounding = 0
    for start in starts:
        check_cancelled(cancelled)
        piece = instrumental[start : start + size]
        if np.abs(piece).max() < _QUIET:
            continue
        sounding += 1
        at = RATE * fit.seconds + (1 + fit.drift) * (start + np.arange(size))
        if ((at >= 0) & (at <= len(song) - 1)).sum() < size // 2:
            continue
        first, last = int(np.floor(at[0])), int(at[-1]) + 2
        moved = np.interp(at, np.arange(first, last), _slice(song, first, last))
        delay, sharp = _delay(moved, piece, round(reach * RATE))
        times.append((start + size / 2) / RATE)
        delays.append(delay / RATE)
        sharpness.append(sharp)
    if not times:
        return _Fit(fit.seconds, fit.drift, 0.0, 0.0)
    return _fitted(np.array(times), np.array(delays), np.array(sharpness), sounding, fit)


def _slice(sound: Samples, start: int, end: int) -> Samples:
    """`sound[start:end]` with silence where there is none."""
    inside = sound[max(0, start) : max(0, end)]
    before = min(max(0, -start), end - start)
    return np.pad(inside, (before, max(0, end - start - before - len(inside))))


def _delay(one: _Floats, other: Samples, reach: int) -> tuple[float, float]:
    """By how many samples `one` is later than `other`, and how far the peak stands out."""
    length = _fast_length(len(one) + 2 * reach)
    window = np.hanning(len(one))
    cross = np.fft.rfft(one * window, length) * np.fft.rfft(other * window, length).conj()
    hertz = np.fft.rfftfreq(length, 1 / RATE)
    cross *= (np.abs(cross) + 1e-12) ** -_WHITENED * ((hertz > 60) & (hertz < 3500))
    scores = np.fft.irfft(cross, length)
    near = np.concatenate([scores[-reach:], scores[: reach + 1]])
    size = np.abs(near)  # a master may be upside down
    peak = int(size.argmax())
    sharp = float(size[peak] / (np.sqrt(np.mean(np.square(scores))) + 1e-12))
    part = 0.0
    if 0 < peak < len(near) - 1:
        below, top, above = size[peak - 1 : peak + 2]
        part = 0.5 * (below - above) / (below - 2 * top + above - 1e-12)
    return peak + float(part) - reach, sharp


def _fast_length(least: int) -> int:
    """The next length that has no factor but 2, 3 and 5 beside a power of 2."""
    power = 1 << (least - 1).bit_length()
    return min(size for size in (power, power // 4 * 3, power // 8 * 5) if size >= least)


def _fitted(times: _Floats, delays: _Floats, sharpness: _Floats, sounding: int, known: _Fit) -> _Fit:
    """A line through most of the pieces' delays, added to the `known` one; `sounding` pieces could have agreed."""
    best, agreed = -1.0, np.zeros(len(times), bool)
    for one in range(len(times)):  # a line through each two pieces, and a level one through each
        for other in range(one, len(times)):
            apart = times[other] - times[one]
            slope = (delays[other] - delays[one]) / apart if apart > 2 * _EXACT_SECONDS else 0.0
            near = np.abs(delays - delays[one] - slope * (times - times[one])) < _NEAR
            score = float(sharpness[near].sum()) if abs(known.drift + slope) < MOST_DRIFT + 0.001 else -1.0
            if score > best:
                best, agreed = score, near
    weights = sharpness[agreed]
    centre = float(np.average(times[agreed], weights=weights))
    level = float(np.average(delays[agreed], weights=weights))
    spread = float((weights * np.square(times[agreed] - centre)).sum())
    slope = 0.0
    if spread > 0 and np.ptp(times[agreed]) > 2 * _EXACT_SECONDS:
        slope = float((weights * (times[agreed] - centre) * (delays[agreed] - level)).sum() / spread)
    share = float(np.count_nonzero(agreed & (sharpness > _SHARP))) / sounding
    certainty = float(np.clip((share - _CHANCE) / (_SURE - _CHANCE), 0.0, 1.0))
    return _Fit(known.seconds + level - slope * centre, known.drift + slope, certainty, best / sounding)
