"""What CONTRIBUTING.md says of the house: short files, and no room of the window that outgrows the others."""

from collections import Counter
from pathlib import Path

import kmaker_studio

PACKAGE = Path(kmaker_studio.__file__).parent
LONGEST_FILE = 400
LARGEST_SHARE = 0.25


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_longer_than_a_few_screens():
    assert {
        str(path.relative_to(PACKAGE)): lines(path) for path in PACKAGE.rglob("*.py") if lines(path) > LONGEST_FILE
    } == {}


def test_no_room_of_the_window_outgrows_the_others():
    studio = PACKAGE / "studio"
    rooms = Counter[str]()
    for path in studio.rglob("*.py"):
        rooms[path.relative_to(studio).parts[0]] += lines(path)
    largest, size = rooms.most_common(1)[0]
    assert size < LARGEST_SHARE * rooms.total(), f"{largest} has {size} of {rooms.total()} lines"


def test_the_house_on_one_page_names_every_room():
    page = (PACKAGE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rooms = {path.parent.name for path in [*PACKAGE.glob("*/__init__.py"), *PACKAGE.glob("studio/*/__init__.py")]}
    assert {room for room in rooms if f"{room}/" not in page} == set()
