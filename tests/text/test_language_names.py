"""Languages by name: those of song files, both ways."""

import pytest

from kmaker_studio.text.language import is_language
from kmaker_studio.text.language_names import language_name, language_of_name

# As ISO 639-2 names them, https://www.loc.gov/standards/iso639-2/php/code_list.php, without what stands after a comma.
NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "br": "Breton",
    "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "ga": "Irish", "gd": "Gaelic", "gl": "Galician", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer", "ko": "Korean", "la": "Latin",
    "lb": "Luxembourgish", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mi": "Maori", "mk": "Macedonian",
    "mn": "Mongolian", "ms": "Malay", "mt": "Maltese", "my": "Burmese", "ne": "Nepali", "nl": "Dutch",
    "no": "Norwegian", "oc": "Occitan", "pa": "Panjabi", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish",
    "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Tagalog", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "yi": "Yiddish", "zh": "Chinese",
}  # fmt: skip


@pytest.mark.parametrize(("code", "name"), NAMES.items())
def test_a_language_and_its_name(code, name):
    assert language_name(code) == name
    assert language_of_name(name) == code
    assert language_of_name(f" {name.upper()} (somewhere)") == code
    assert language_of_name(code) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("castilian", "es"),
        ("Farsi", "fa"),
        ("Filipino", "tl"),
        ("Flemish", "nl"),
        ("Mandarin", "zh"),
        ("Modern Greek", "el"),
        ("Romansh", "rm"),
        ("Valencian", "ca"),
        ("Deutsch", "de"),
        ("Tiếng Việt", "vi"),
    ],
)
def test_other_names(name, code):
    assert language_of_name(name) == code


@pytest.mark.parametrize("name", ["", "Mixed", "Instrumental", "Cherokee", "xx", "iw"])
def test_no_language_of_two_letters(name):
    assert language_of_name(name) == ""
    assert language_name(name) == ""


def test_the_codes_of_iso_639_1():
    letters = "abcdefghijklmnopqrstuvwxyz"
    codes = {a + b for a in letters for b in letters if is_language(a + b)}
    assert len(codes) == 184
    assert codes >= set(NAMES) | {"bh", "ii", "nb", "ng", "zu"}
    assert not is_language("EN")
    assert not is_language("eng")
