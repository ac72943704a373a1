"""Digits and signs as they are sung: `99` as "ninety-nine", `2nd` as "second", in the song's language."""

import re
from collections.abc import Callable

_POINT_DECIMALS = frozenset(("", "en", "zh", "ja", "ko", "th", "he", "hi", "ms"))  # the others write 1.000,5 for 1,000.5


def _number_pattern(group: str, point: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<digits>\d{{1,3}}(?:[{group}\u00a0\u202f]\d{{3}})+(?!\d)|\d+)(?:[{point}](?P<decimals>\d+))?(?P<ordinal>st|nd|rd|th)?",
        re.IGNORECASE,
    )


_WITH_POINT = _number_pattern(",", ".")
_WITH_COMMA = _number_pattern(".", ",")
_SIGNS = {
    "&": {"en": "and", "vi": "và", "fr": "et", "de": "und", "es": "y", "it": "e", "pt": "e", "nl": "en", "sv": "och", "pl": "i"},
    "%": {"en": "percent", "vi": "phần trăm", "fr": "pour cent", "de": "prozent", "es": "por ciento", "it": "per cento", "pt": "por cento"},
}  # fmt: skip
_FIRST_YEAR, _LAST_YEAR = 1100, 2099  # "1985" is sung as a year far more often than as a count
_LONGEST = 15  # digits; past that a number is read out digit by digit


def speak_numbers(text: str, language: str = "") -> str:
    """`text` with every number and sign replaced by its words in `language` (English where that is not known)."""
    for sign, names in _SIGNS.items():
        if sign in text:
            text = text.replace(sign, f" {names.get(language, names['en'])} ")
    if not any(character.isdigit() for character in text):
        return text
    pattern = _WITH_POINT if language in _POINT_DECIMALS else _WITH_COMMA
    return pattern.sub(lambda match: f" {_speak(match, language)} ", text)


def _speak(match: re.Match[str], language: str) -> str:
    digits = re.sub(r"\D", "", match["digits"])
    if len(digits) > _LONGEST or (len(digits) > 1 and digits.startswith("0")):
        return " ".join(_words(int(digit), language) for digit in digits)
    number = int(digits)
    if match["decimals"]:
        return _words(float(f"{number}.{int(match['decimals']):0{len(match['decimals'])}d}"), language)
    if match["ordinal"] and language in ("", "en"):
        return _words(number, language, "ordinal")
    if len(digits) == 4 and match["digits"] == digits and _FIRST_YEAR <= number <= _LAST_YEAR:
        return _words(number, language, "year")
    return _words(number, language)


def _words(number: float, language: str, form: str = "cardinal") -> str:
    from num2words import num2words

    speak: Callable[..., str] = num2words
    for attempt_language, attempt_form in ((language or "en", form), (language or "en", "cardinal"), ("en", "cardinal")):
        try:
            return str(speak(number, lang=attempt_language, to=attempt_form))
        except (NotImplementedError, TypeError, ValueError, KeyError, IndexError, OverflowError):
            continue  # the library lacks this form, or this language
    return str(number)
