"""The details of a song: what stands in fields and tags, changed together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.core.edits.details import SongDetails, details_of, set_details, year_in
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song

TEXT = st.text(st.characters(blacklist_categories=("Cs",)), max_size=12)
DETAILS = st.builds(
    SongDetails,
    TEXT,
    TEXT,
    TEXT,
    st.sampled_from(["", "1994", "2026"]),
    st.sampled_from(["", "en", "vi"]),
    TEXT,
)


@given(DETAILS, st.dictionaries(st.sampled_from(["al", "album", "year", "date", "by", "creator", "au"]), TEXT))
def test_what_is_set_is_read_again_and_nothing_else_changes(details, tags):
    song = Song(tags=tuple(tags.items()), duration_ms=7)
    found = set_details(song, details)
    plain = SongDetails(*(" ".join(value.split()) for value in details.__getstate__()))
    read = details_of(found)
    assert (read.title, read.artist, read.year, read.language) == (
        plain.title,
        plain.artist,
        plain.year,
        plain.language,
    )
    assert " ".join(read.album.split()) == plain.album
    assert " ".join(read.creator.split()) == plain.creator
    assert dict(found.tags).get("au") == tags.get("au")
    assert found.duration_ms == 7
    assert set_details(found, details_of(found)).tags == found.tags


def test_a_tag_keeps_the_name_that_its_file_gave_it_and_a_full_date_stays():
    song = Song(tags=(("creator", "Lan"), ("date", "1994-05-01"), ("album", "Sông")))
    assert details_of(song) == SongDetails(album="Sông", year="1994", creator="Lan")
    assert set_details(song, SongDetails(album="Sông", year="1994", creator="Mai")).tags == (
        ("creator", "Mai"),
        ("date", "1994-05-01"),
        ("album", "Sông"),
    )
    assert set_details(song, SongDetails()).tags == ()
    assert set_details(song, details_of(song)) is song


@pytest.mark.parametrize("year", ["94", "19944", "MCM", "3025", "1994-05"])
def test_a_year_that_is_none_is_refused_in_a_sentence(year):
    with pytest.raises(KMakerError, match=year):
        set_details(Song(), SongDetails(year=year))


def test_years_of_dates():
    dates = ("1994", " 2001-02-03", "94", "19945", "", "1994T05")
    assert [year_in(each) for each in dates] == ["1994", "2001", "", "", "", "1994"]
