"""English names of languages and their ISO 639-1 codes, by `langcodes`, for files that name a language."""

from kmaker_studio.text.language import is_language

_FAMILIAR = {"bn": "Bengali", "gd": "Gaelic", "mi": "Maori", "pa": "Panjabi", "tl": "Tagalog"}
"""Where Unicode's name of a language is not the one that ISO 639-2 and the files of songs have."""

_BY_FAMILIAR_CODE = {"fil": "tl", "cmn": "zh"}
"""What ISO 639-1 has in place of the longer codes of Filipino and Mandarin."""


def language_of_name(name: str) -> str:
    """The ISO 639-1 code of a language's name, whatever its case and what follows in brackets; empty for no language.

    `German`, `deutsch` and `English (US)` give `de`, `de` and `en`; a code stands for itself.
    """
    import langcodes  # a third of a second with its data: only where a file names a language

    plain = name.partition("(")[0].strip().casefold()
    if is_language(plain):
        return plain
    try:
        code = langcodes.find(plain).language or ""
    except LookupError:
        return ""
    code = _BY_FAMILIAR_CODE.get(code, code)
    return code if is_language(code) else ""


def language_name(code: str) -> str:
    """The English name of the language with this ISO 639-1 code; empty where there is none."""
    import langcodes

    if not is_language(code):
        return ""
    return _FAMILIAR.get(code) or langcodes.get(code).display_name("en")
