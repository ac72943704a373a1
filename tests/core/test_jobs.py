import pytest

from kmaker_studio.core.errors import JobCancelled
from kmaker_studio.core.jobs import Progress, check_cancelled, never_cancelled


@pytest.mark.parametrize(("done", "total", "share"), [(0, 4, 0.0), (1, 4, 0.25), (4, 4, 1.0), (5, 4, 1.0), (0, 0, 0.0)])
def test_progress_as_a_share(done: float, total: float, share: float):
    assert Progress("Listening", done, total).share == share


def test_being_told_to_stop():
    check_cancelled(never_cancelled)
    with pytest.raises(JobCancelled):
        check_cancelled(lambda: True)
