"""A sentence in each of many languages, spoken by a synthesiser that knows when, and aligned by the shipped model.

The sentences are from article 1 of the Universal Declaration of Human Rights, which is in the public domain.
"""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from kmaker_studio.align.aligner import Aligner
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.train.corpus.espeak import speak

SENTENCES = {
    "en-us": "all human beings are born free and equal in dignity and rights",
    "vi": "tất cả mọi người sinh ra đều được tự do và bình đẳng",
    "fr": "tous les êtres humains naissent libres et égaux en dignité et en droits",
    "de": "alle menschen sind frei und gleich an würde und rechten geboren",
    "es": "todos los seres humanos nacen libres e iguales en dignidad y derechos",
    "it": "tutti gli esseri umani nascono liberi ed eguali in dignità e diritti",
    "pt": "todos os seres humanos nascem livres e iguais em dignidade e em direitos",
    "id": "semua orang dilahirkan merdeka dan mempunyai martabat yang sama",
    "nl": "alle mensen worden vrij en gelijk in waardigheid en rechten geboren",
    "pl": "wszyscy ludzie rodzą się wolni i równi pod względem swej godności",
    "ru": "все люди рождаются свободными и равными в своём достоинстве и правах",
    "tr": "bütün insanlar hür haysiyet ve haklar bakımından eşit doğarlar",
    "sv": "alla människor är födda fria och lika i värde och rättigheter",
    "fi": "kaikki ihmiset syntyvät vapaina ja tasavertaisina arvoltaan",
    "ro": "toate ființele umane se nasc libere și egale în demnitate",
    "cs": "všichni lidé rodí se svobodní a sobě rovní co do důstojnosti",
    "ja": "すべて の にんげん は うまれながら に して じゆう で ある",
    "hi": "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता",
    "el": "όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια",
    "hu": "minden emberi lény szabadon születik és egyenlő méltósága van",
    "da": "alle mennesker er født frie og lige i værdighed og rettigheder",
    "uk": "всі люди народжуються вільними і рівними у своїй гідності та правах",
    "hr": "sva ljudska bića rađaju se slobodna i jednaka u dostojanstvu",
    "sr": "сва људска бића рађају се слободна и једнака у достојанству",
    "sk": "všetci ľudia sa rodia slobodní a sebe rovní v dôstojnosti",
    "sl": "vsi ljudje se rodijo svobodni in imajo enako dostojanstvo",
    "ca": "tots els éssers humans neixen lliures i iguals en dignitat",
    "nb": "alle mennesker er født frie og med samme menneskeverd",
    "ms": "semua manusia dilahirkan bebas dan samarata dari segi kemuliaan",
    "ar": "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق",
    "he": "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם",
    "fa": "تمام افراد بشر آزاد به دنیا می آیند",
    "ta": "மனிதப் பிறவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்",
    "bn": "সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে জন্মগ্রহণ করে",
    "lt": "visi žmonės gimsta laisvi ir lygūs savo orumu ir teisėmis",
    "lv": "visi cilvēki piedzimst brīvi un vienlīdzīgi savā pašcieņā",
    "et": "kõik inimesed sünnivad vabadena ja võrdsetena oma väärikuselt",
    "ka": "ყველა ადამიანი იბადება თავისუფალი და თანასწორი",
    "sw": "watu wote wamezaliwa huru hadhi na haki zao ni sawa",
    "eo": "ĉiuj homoj estas denaske liberaj kaj egalaj laŭ digno",
    "is": "hver maður er borinn frjáls og jafn öðrum að virðingu",
    "cy": "genir pawb yn rhydd ac yn gydradd mewn urddas",
}


@pytest.fixture(scope="module")
def aligner() -> Aligner:
    return Aligner.load()


def onset_error(aligner: Aligner, voice: str, sentence: str, audio: Path) -> float:
    """The mean error of the word onsets in seconds."""
    words = sentence.split()
    speech = speak(words, voice, "m3", 130)
    assert speech is not None
    silence = np.zeros(speech.rate)
    soundfile.write(audio, np.concatenate([silence, speech.samples, silence]), speech.rate)
    language = {"en-us": "en", "nb": "no"}.get(voice, voice)
    song = Song(language=language, lines=build_lines([[(word, None, None) for word in words]]))
    aligned = aligner.align(song, audio).song
    found = np.array([word.start_ms or 0 for word in aligned.words()])
    true = np.array([1000 + 1000 * start / speech.rate for start, _ in speech.words])
    return float(np.mean(np.abs(found - true)) / 1000)


@pytest.mark.parametrize("voice", SENTENCES)
def test_a_sentence_is_read_and_found(aligner: Aligner, voice: str, tmp_path: Path):
    assert onset_error(aligner, voice, SENTENCES[voice], tmp_path / "sentence.wav") < 0.15
