import pytest

from kmaker_studio.text.credits import Credit, Sung, credit_of, without_credits


@pytest.mark.parametrize(
    ("row", "name", "value"),
    [
        ("Lyrics by: Anna", "lr", "Anna"),
        ("written by Anna & Ben", "au", "Anna & Ben"),
        ("作词 : 某人", "lr", "某人"),
        ("編曲：誰か", "編曲", "誰か"),
        ("Sáng tác: Trịnh Công Sơn", "au", "Trịnh Công Sơn"),
        ("Ca sĩ: Mỹ Tâm", "ar", "Mỹ Tâm"),
        ("© 2020 Somebody", "copyright", "2020 Somebody"),
        ("www.example.org/lyrics", "source", "www.example.org/lyrics"),
    ],
)
def test_credits(row: str, name: str, value: str):
    assert credit_of(row) == Credit(name, value)


@pytest.mark.parametrize(
    "row", ["Anna: hello", "I wrote by candle light", "Music", "Lyrics:", "", "12:30", "song of joy"]
)
def test_what_could_be_sung(row: str):
    assert credit_of(row) is None


def test_only_the_ends_are_looked_at():
    rows = ["Boats - Nobody", "Music: Anna", "", "one", "Words: two", "three", "", "Synced by Ben", ""]
    sung = without_credits(rows)
    assert rows[sung.first : sung.last] == ["one", "Words: two", "three"]
    assert sung.credits == (Credit("heading", "Boats - Nobody"), Credit("au", "Anna"), Credit("by", "Ben"))


def test_a_first_row_that_repeats_the_title():
    assert without_credits(["Boats by Nobody", "one"], "Boats", "Nobody").first == 1
    assert without_credits(["Boats", "one"], "Boats", "Nobody").first == 0
    assert without_credits(["one - two", "three"]).first == 0


def test_nothing_but_credits_is_sung():
    assert without_credits(["Music: Anna", "Words: Ben"]) == Sung(0, 2, ())
