"""Which language lyrics are in."""

from functools import cache
from operator import itemgetter

from kmaker_studio.core.errors import KMakerError

# ISO 639-1, https://www.loc.gov/standards/iso639-2/php/code_list.php
_CODES = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
    en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu
    ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so
    sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split()  # noqa: SIM905 - a list of 184 would fill the page
)
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


def known_language(code: str) -> str:
    """`code` as an ISO 639-1 code (`en-US` gives `en`); raises `KMakerError` where it is none."""
    wanted = code.strip().lower().replace("_", "-").split("-")[0]
    if wanted not in _CODES:
        raise KMakerError("{code!r} is not a language code: give an ISO 639-1 code such as en, vi or fr.", code=code)
    return wanted


def check_language(text: str, language: str) -> None:
    """Raise `KMakerError` where `text` is long enough to tell and plainly not in `language`.

    Related languages and mixed lyrics pass: only a language that the detector rules out beside one it is sure of fails.
    """
    if len(text.split()) < _ENOUGH_WORDS:
        return
    ranking: dict[str, float] = dict(_identifier().rank(text))
    best, sureness = max(ranking.items(), key=itemgetter(1))
    if sureness > _SURE and ranking.get(language, 1.0) < _RULED_OUT:
        raise KMakerError(
            "The lyrics look like {best!r}, not {language!r}: leave out the language or give the right one.",
            best=best,
            language=language,
        )
