"""A song's details in every format that can hold them, and told where one cannot."""

from dataclasses import replace

import pytest

from kmaker_studio.core.edits.details import SongDetails, details_of, set_details
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.formats import read_song, write_song
from kmaker_studio.formats.ultrastar_writer import write_ultrastar

DETAILS = SongDetails("Thuyền giấy", "Anna", "Sông", "1994", "vi", "Lan")
SONG = set_details(Song(lines=build_lines([[("một", 500, 900), ("hai", 900, 1400)]]), duration_ms=3000), DETAILS)


@pytest.mark.parametrize("extension", [".lrc", ".ttml", ".vtt"])
def test_all_details_come_back(extension, tmp_path):
    path = tmp_path / f"song{extension}"
    losses = write_song(SONG, path)
    assert details_of(read_song(path).song) == DETAILS
    assert not any("tags" in str(loss) for loss in losses)


def test_ultrastar_has_year_and_creator_and_tells_of_the_album():
    written = write_ultrastar(SONG)
    assert "#YEAR:1994\n" in written.text
    assert written.text.count("#CREATOR:Lan\n") == 1
    assert any("al" in str(loss) and "tags" in str(loss) for loss in written.losses)
    twice = write_ultrastar(replace(SONG, tags=(("by", "Lan"), ("creator", "Mai"))))
    assert twice.text.count("#CREATOR:") == 1
    assert any("by, creator" in str(loss) for loss in twice.losses)
