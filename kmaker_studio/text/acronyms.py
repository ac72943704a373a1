"""Acronyms as they are sung: `MTV` as "em tee vee", its letters' names in the song's language.

A word counts as one where it cannot be read: capitals without a vowel (`MTV`, `QSM`, `DJs`) or with four consonants in
a row (`TATCCTCGT`), letters with points
(`U.S.A.`), one consonant alone (`plan B`), and a few that everybody spells (`USA`, `DNA`).
"""

import re
from collections.abc import Sequence

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
# the letters' names, in each language's own spelling
_NAMES = {
    "en": "ay bee see dee ee ef jee aitch eye jay kay el em en oh pee cue ar ess tee you vee doubleyou ex why zee",
    "fr": "a bé cé dé e effe gé ache i ji ka elle emme enne o pé ku erre esse té u vé doublevé ixe igrec zède",
    "de": "a be ce de e ef ge ha i jot ka el em en o pe ku er es te u fau we ix ypsilon zett",
    "es": "a be ce de e efe ge hache i jota ka ele eme ene o pe cu erre ese te u uve uvedoble equis ye zeta",
    "it": "a bi ci di e effe gi acca i ilunga cappa elle emme enne o pi cu erre esse ti u vu doppiavu ics ipsilon zeta",
    "pt": "a bê cê dê e efe gê agá i jota cá ele eme ene o pê quê erre esse tê u vê dáblio xis ípsilon zê",
    "vi": "a bê xê đê e ép giê hát i gi ca en em en o pê quy e ét tê u vê vêkép ích i dét",
    "id": "a be ce de e ef ge ha i je ka el em en o pe ki er es te u ve we eks ye zet",
    "nl": "a bee cee dee e ef gee haa i jee kaa el em en o pee ku er es tee u vee wee iks ij zet",
    "sv": "a be ce de e eff ge hå i ji kå ell em en o pe ku ärr ess te u ve dubbelve ex y zäta",
    "da": "a be ce de e eff ge hå i jåd kå ell em en o pe ku ærr ess te u ve dobbeltve eks y zæt",
    "no": "a be se de e eff ge hå i jåd kå ell em en o pe ku ærr ess te u ve dobbeltve eks y sett",
    "fi": "aa bee see dee ee äf gee hoo ii jii koo äl äm än oo pee kuu är äs tee uu vee kaksoisvee äks yy tset",
    "pl": "a be ce de e ef gie ha i jot ka el em en o pe ku er es te u fau wu iks igrek zet",
    "cs": "a bé cé dé é ef gé há í jé ká el em en ó pé kvé er es té ú vé dvojitévé iks ypsilon zet",
    "tr": "a be ce de e fe ge he i je ke le me ne o pe ku re se te u ve çiftve iks ye ze",
    "ro": "a be ce de e ef ge haș i je ka el em en o pe kiu er es te u ve dubluve ics igrec zet",
    "hu": "á bé cé dé é ef gé há í jé ká el em en ó pé kú er es té ú vé duplavé iksz ipszilon zé",
}
_SAME = {"ms": "id", "nb": "no", "nn": "no", "sk": "cs", "ca": "es", "gl": "pt"}
_LETTERS = re.compile("[A-Z]+")
_SPELT = frozenset(
    _LETTERS.findall("USA DNA FBI CIA UFO ABC VIP SOS OMG ATM IBM CEO USB IOU APB RIP TGIF LAPD YMCA NYC")
)
_CALLS = frozenset(
    _LETTERS.findall("HM HMM PST PSST PFFT TSK TSKTSK BRR BRRR GRR GRRR SH SHH PFF MR MRS DR ST JR SR NTH")
)
# where words go without vowels (prst, krk), or are one consonant long (v, z, k)
_DENSE = frozenset(["cs", "sk", "sl", "hr", "sr", "bs", "mk", "bg", "pl", "ru", "uk"])
_VOWELS = frozenset("AEIOUY")
_LONGEST = 12
_UNREADABLE = re.compile("[^AEIOUY]{4}")
_POINTED = re.compile(r"(?<![^\W_])(?:[A-Z]\.){2,}(?:[A-Z](?![^\W_]))?")
_RUN = re.compile(r"(?<![^\W_])(?P<letters>[A-Z]+)(?P<more>s?)(?![^\W\d_])")


def spell_acronyms(words: Sequence[str], language: str = "") -> list[str]:
    """The words of a line with the acronyms in them spelt in `language` (in English where its letters are not known).

    >>> spell_acronyms(["On", "MTV,", "hmm"], "en"), spell_acronyms(["La", "QSM"], "fr")
    (['On', 'em-tee-vee,', 'hmm'], ['La', 'ku-esse-emme'])
    """
    if not any(any("A" <= character <= "Z" for character in word) for word in words):
        return list(words)
    # in a line that is all in capitals they say nothing of a word
    is_shouted = len(words) > 1 and not any(character.islower() for word in words for character in word)

    def spell(match: re.Match[str]) -> str:
        letters = match["letters"]
        return _names(letters, language) + match["more"] if _is_spelt(letters, language, is_shouted) else match[0]

    def spell_pointed(match: re.Match[str]) -> str:
        return _names(match[0].replace(".", ""), language)

    return [_RUN.sub(spell, _POINTED.sub(spell_pointed, word)) for word in words]


def _is_spelt(letters: str, language: str, is_shouted: bool) -> bool:
    if letters in _SPELT:
        return not is_shouted
    if len(letters) > _LONGEST:
        return False
    if not _VOWELS.isdisjoint(letters):
        return not is_shouted and language not in _DENSE and _UNREADABLE.search(letters) is not None
    if letters in _CALLS or (len(letters) > 1 and len(set(letters)) == 1) or re.search(r"(.)\1\1", letters):
        return False
    return not (language in _DENSE and (is_shouted or len(letters) == 1))


def _names(letters: str, language: str) -> str:
    names = _NAMES.get(_SAME.get(language, language), _NAMES["en"]).split()
    return "-".join(names[_ALPHABET.index(letter)] for letter in letters.lower())
