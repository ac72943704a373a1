"""English names of languages, as ISO 639-2 gives them, for files that name a language instead of giving its code."""

_NAMES = {
    "af": "Afrikaans",
    "ar": "Arabic",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "br": "Breton",
    "bs": "Bosnian",
    "ca": "Catalan",
    "cs": "Czech",
    "cy": "Welsh",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "eo": "Esperanto",
    "es": "Spanish",
    "et": "Estonian",
    "eu": "Basque",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "ga": "Irish",
    "gd": "Gaelic",
    "gl": "Galician",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "is": "Icelandic",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "km": "Khmer",
    "ko": "Korean",
    "la": "Latin",
    "lb": "Luxembourgish",
    "lo": "Lao",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mi": "Maori",
    "mk": "Macedonian",
    "mn": "Mongolian",
    "ms": "Malay",
    "mt": "Maltese",
    "my": "Burmese",
    "ne": "Nepali",
    "nl": "Dutch",
    "no": "Norwegian",
    "oc": "Occitan",
    "pa": "Panjabi",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "ta": "Tamil",
    "te": "Telugu",
    "th": "Thai",
    "tl": "Tagalog",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "yi": "Yiddish",
    "zh": "Chinese",
}
_OTHER_NAMES = {
    "castilian": "es",
    "farsi": "fa",
    "filipino": "tl",
    "flemish": "nl",
    "mandarin": "zh",
    "modern greek": "el",
    "romansh": "rm",
    "valencian": "ca",
}
_CODES = {name.casefold(): code for code, name in _NAMES.items()} | _OTHER_NAMES


# ISO 639-2, both of its codes where it has two, https://www.loc.gov/standards/iso639-2/php/code_list.php
_PAIRS = """
    afr=af ara=ar bel=be bul=bg ben=bn bre=br bos=bs cat=ca ces=cs cze=cs cym=cy wel=cy dan=da deu=de ger=de ell=el
    gre=el eng=en epo=eo spa=es est=et eus=eu baq=eu fas=fa per=fa fin=fi fra=fr fre=fr gle=ga gla=gd glg=gl heb=he
    hin=hi hrv=hr hun=hu hye=hy arm=hy ind=id isl=is ice=is ita=it jpn=ja kat=ka geo=ka kaz=kk khm=km kor=ko lat=la
    ltz=lb lao=lo lit=lt lav=lv mri=mi mao=mi mkd=mk mac=mk mon=mn msa=ms may=ms mlt=mt mya=my bur=my nep=ne nld=nl
    dut=nl nor=no nob=no nno=no oci=oc pan=pa pol=pl por=pt ron=ro rum=ro rus=ru slk=sk slo=sk slv=sl sqi=sq alb=sq
    srp=sr swe=sv swa=sw tam=ta tel=te tha=th tgl=tl tur=tr ukr=uk urd=ur vie=vi yid=yi zho=zh chi=zh cmn=zh
"""
_LONG_CODES: dict[str, str] = {pair[:3]: pair[4:] for pair in _PAIRS.split()}


def language_code(text: str) -> str:
    """The ISO 639-1 code that `text` means: a code of two or three letters, `pt-BR`, or an English name; else empty."""
    plain = text.strip().casefold().replace("_", "-").partition("-")[0]
    return _LONG_CODES.get(plain) or language_of_name(text.strip() if len(plain) > 3 else plain)


def language_of_name(name: str) -> str:
    """The ISO 639-1 code of a language's English name, whatever its case and what follows in brackets; else empty.

    `German` and `English (US)` give `de` and `en`; a code stands for itself.
    """
    plain = name.partition("(")[0].strip().casefold()
    return plain if plain in _NAMES else _CODES.get(plain, "")


def language_name(code: str) -> str:
    """The English name of the language with this ISO 639-1 code; empty where it is not known here."""
    return _NAMES.get(code, "")
