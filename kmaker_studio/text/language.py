"""Language detection: which language lyrics are in."""

from functools import cache
from operator import itemgetter

from kmaker_studio.core.errors import KMakerError

_WITHDRAWN = frozenset(("in", "iw", "ji", "jw", "mo", "sh"))
"""Codes that ISO 639-1 had once, and gave up for others."""

_ENOUGH_WORDS = 20  # under this a detector guesses
_SURE = 0.999
_RULED_OUT = 1e-6


@cache
def _identifier():
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language `text` is most likely in; empty where there are no letters to judge by."""
    letters = sum(character.isalpha() for character in text)
    return str(_identifier().classify(text)[0]) if letters >= 3 else ""


def is_language(code: str) -> bool:
    """Whether this is an ISO 639-1 code, in small letters."""
    import langcodes

    return len(code) == 2 and code.islower() and langcodes.tag_is_valid(code) and code not in _WITHDRAWN


def known_language(code: str) -> str:
    """`code` as an ISO 639-1 code (`en-US` gives `en`); raises `KMakerError` where it is none."""
    wanted = code.strip().lower().replace("_", "-").split("-")[0]
    if not is_language(wanted):
        raise KMakerError("{code!r} is not a language code: give an ISO 639-1 code such as en, vi or fr.", code=code)
    return wanted


def check_language(text: str, language: str) -> None:
    """Raise `KMakerError` where `text` is long enough to tell and plainly not in `language`.

    Related languages and mixed lyrics pass: only a language that the detector rules out beside one it is sure of fails.
    """
    if len(text.split()) < _ENOUGH_WORDS:
        return
    ranking: dict[str, float] = dict(_identifier().rank(text))
    best, probability = max(ranking.items(), key=itemgetter(1))
    if probability > _SURE and ranking.get(language, 1.0) < _RULED_OUT:
        raise KMakerError(
            "The lyrics look like {best!r}, not {language!r}: leave out the language or give the right one.",
            best=best,
            language=language,
        )
