"""Spoken numbers: `99` as "ninety-nine", `2nd` as "second", in the song's language."""

import re
from collections.abc import Callable

_POINT_DECIMALS = frozenset(("en", "ja", "ko", "th", "he", "bn", "te", "kn"))  # the others write 1.000,5 for 1,000.5
# num2words has no Chinese, but its Japanese is written with the same characters; the rest are its own odd codes
_SAME_NUMBERS = {"zh": "ja", "ms": "id", "nb": "no", "nn": "no", "kk": "kz"}
_BROKEN = frozenset(("am",))  # its converter never comes back from most numbers of nine digits and more
_YEAR_LANGUAGES = frozenset(("en", "de", "nl", "da", "no"))  # where 1985 is "nineteen eighty-five" and not a count
_DECIMAL_MARKS = {"vi": "phẩy", "tr": "virgül", "ar": "فاصلة"}  # num2words reads their 3,5 as "three point fifty"
_NUMERALS = "零〇一二三四五六七八九十百千"
_NUMERAL_READINGS = {
    "zh": "ling ling yi er san si wu liu qi ba jiu shi bai qian",
    "ja": "rei zero ichi ni san yon go roku nana hachi kyuu juu hyaku sen",
}


def _number_pattern(group: str, point: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<digits>\d{{1,3}}(?:[{group}\u00a0\u202f]\d{{3}})+(?!\d)|\d+)(?:[{point}](?P<decimals>\d+))?(?P<ordinal>st|nd|rd|th)?",
        re.IGNORECASE,
    )


_WITH_POINT = _number_pattern(",", ".")
_WITH_COMMA = _number_pattern(".", ",")
_SIGNS = {
    "&": {"en": "and", "vi": "và", "fr": "et", "de": "und", "es": "y", "it": "e", "pt": "e", "nl": "en", "sv": "och",
          "pl": "i"},
    "%": {"en": "percent", "vi": "phần trăm", "fr": "pour cent", "de": "prozent", "es": "por ciento",
          "it": "per cento", "pt": "por cento"},
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
    language = _known_to_num2words(language)
    pattern = _WITH_POINT if language in _POINT_DECIMALS else _WITH_COMMA
    return pattern.sub(lambda match: f" {_speak(match, language)} ", text)


def spell_numerals(text: str, language: str = "") -> str:
    """`text` with its Chinese numerals as the letters that are sung: Japanese readings in `ja`, else Mandarin ones.

    Romanisation would take them for digits, though they are among the commonest words of both languages.
    """
    readings = _NUMERAL_READINGS.get(language, _NUMERAL_READINGS["zh"]).split()
    return text.translate(str.maketrans(dict(zip(_NUMERALS, readings, strict=True))))


def _known_to_num2words(language: str) -> str:
    from num2words import CONVERTER_CLASSES

    language = _SAME_NUMBERS.get(language, language)
    return language if language in CONVERTER_CLASSES and language not in _BROKEN else "en"


def _speak(match: re.Match[str], language: str) -> str:
    digits = re.sub(r"\D", "", match["digits"])
    decimals = match["decimals"] or ""
    if max(len(digits), len(decimals)) > _LONGEST or (len(digits) > 1 and digits.startswith("0")):
        return " ".join(_words(int(digit), language) for digit in digits + decimals)
    number = int(digits)
    if match["decimals"] and language in _DECIMAL_MARKS:
        return f"{_words(number, language)} {_DECIMAL_MARKS[language]} {_words(int(match['decimals']), language)}"
    if match["decimals"]:
        return _words(float(f"{number}.{int(match['decimals']):0{len(match['decimals'])}d}"), language)
    if match["ordinal"] and language == "en":
        return _words(number, language, "ordinal")
    if (
        language in _YEAR_LANGUAGES
        and len(digits) == 4
        and match["digits"] == digits
        and _FIRST_YEAR <= number <= _LAST_YEAR
    ):
        return _words(number, language, "year")
    return _words(number, language)


def _words(number: float, language: str, form: str = "cardinal") -> str:
    from num2words import num2words

    speak: Callable[..., str] = num2words
    for attempt_language, attempt_form in ((language, form), (language, "cardinal"), ("en", "cardinal")):
        try:
            return str(speak(number, lang=attempt_language, to=attempt_form))
        except (NotImplementedError, AttributeError, TypeError, ValueError, LookupError, OverflowError):
            continue  # the library lacks this form, or this language
    return str(number)
