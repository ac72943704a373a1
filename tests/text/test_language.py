import pytest

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.text.language import check_language, detect_language, known_language

LINES = {
    "en": "The moon is high above the river and the boats are coming home",
    "vi": "Trăng lên cao trên dòng sông và những con thuyền đang về nhà",
    "fr": "La lune est haute au-dessus de la rivière et les bateaux rentrent",
    "de": "Der Mond steht hoch über dem Fluss und die Boote kommen nach Hause",
    "es": "La luna está alta sobre el río y los barcos vuelven a casa",
    "ru": "Луна высоко над рекой и лодки возвращаются домой",
    "ko": "달이 강 위에 높이 떠 있고 배들이 집으로 돌아온다",
    "ja": "月は川の上に高く、船は家に帰ってくる",
    "zh": "月亮高高挂在河上，船只正在回家",
    "th": "พระจันทร์อยู่สูงเหนือแม่น้ำ",
}
SCOTS = """Should auld acquaintance be forgot, and never brought to mind? Should auld acquaintance be forgot,
and days of auld lang syne? And surely ye'll be your pint-stoup, and surely I'll be mine!
And we'll tak a cup o' kindness yet, for auld lang syne."""


@pytest.mark.parametrize("language", LINES)
def test_languages_are_told_apart(language: str):
    assert detect_language(LINES[language]) == language


@pytest.mark.parametrize("text", ["", "  \n", "12 — ♪", "a", "1985"])
def test_nothing_to_judge_by(text: str):
    assert detect_language(text) == ""


@pytest.mark.parametrize(
    ("code", "language"),
    [("vi", "vi"), ("EN", "en"), ("en-US", "en"), ("pt_BR", "pt"), (" fr ", "fr"), ("zh-Hant", "zh")],
)
def test_codes_are_understood(code: str, language: str):
    assert known_language(code) == language


@pytest.mark.parametrize("code", ["english", "e", "", "xx", "123", "-", "en;vi"])
def test_other_codes_are_refused(code: str):
    with pytest.raises(KMakerError, match="is not a language code"):
        known_language(code)


@pytest.mark.parametrize(("written", "said"), [("en", "vi"), ("vi", "en"), ("fr", "ru"), ("de", "vi"), ("vi", "ru")])
def test_plainly_another_language_is_refused(written: str, said: str):
    with pytest.raises(KMakerError, match=f"look like '{written}', not '{said}'"):
        check_language("\n".join([LINES[written]] * 4), said)


@pytest.mark.parametrize("language", ["en", "vi", "fr", "de", "es", "ru", "ko"])
def test_the_right_language_passes(language: str):
    check_language("\n".join([LINES[language]] * 4), language)


def test_what_cannot_be_told_passes():
    check_language(SCOTS, "en")
    check_language("Sous le pont Mirabeau", "vi")  # too short to tell
    mixed = "\n".join([LINES["en"], LINES["vi"]] * 3)
    check_language(mixed, "en")
    check_language(mixed, "vi")
    check_language("la la la na na na hey hey hey " * 10, "en")
    check_language("", "vi")
