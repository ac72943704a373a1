"""English names of languages and their ISO 639-1 codes, by `langcodes`, for files that name a language."""

from kmaker_studio.text.language import is_language

_FAMILIAR = {"bn": "Bengali", "gd": "Gaelic", "mi": "Maori", "pa": "Panjabi", "tl": "Tagalog"}
"""Where Unicode's name of a language is not the one that ISO 639-2 and the files of songs have."""

_BY_FAMILIAR_CODE = {"fil": "tl", "cmn": "zh"}
"""What ISO 639-1 has in place of the longer codes of Filipino and Mandarin."""


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

COMMON_LANGUAGES = tuple(sorted(set(_LONG_CODES.values())))
"""ISO 639-1 codes of the languages that files of songs name most."""


def language_code(text: str) -> str:
    """The ISO 639-1 code that `text` means: a code of two or three letters, `pt-BR`, or an English name; else empty."""
    plain = text.strip().casefold().replace("_", "-").partition("-")[0]
    return _LONG_CODES.get(plain) or language_of_name(text.strip() if len(plain) > 3 else plain)


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
