import threading
import time

import pytest
from PySide6.QtCore import QThread

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.jobs import Progress, check_cancelled
from kmaker_studio.studio.jobs.runner import JobRunner


@pytest.fixture
def runner(qapp):
    runner = JobRunner()
    yield runner
    assert runner.stop(5000)


def poll_until_cancelled(report, cancelled):
    for step in range(10_000):
        report(Progress("Counting", step, 10_000))
        check_cancelled(cancelled)
        time.sleep(0.01)


def test_the_result_and_progress_arrive_in_the_gui_thread(qtbot, runner):
    main = threading.get_ident()
    seen = []

    def job(report, cancelled):
        report(Progress("Adding", 1, 2))
        report(Progress("Adding", 2, 2))
        return (sum(range(5)), threading.get_ident())

    task = runner.start(job, "Sum")
    task.progressed.connect(lambda progress: seen.append((progress.share, threading.get_ident())))
    with qtbot.waitSignal(task.succeeded, timeout=5000) as caught:
        pass
    total, thread = caught.args[0]
    assert total == 10
    assert thread != main
    assert seen == [(0.5, main), (1.0, main)]
    assert not runner.is_busy


def test_a_user_error_arrives_as_its_sentence(qtbot, runner):
    def job(report, cancelled):
        raise KMakerError("The song is silent: choose another.")

    task = runner.start(job, "Align")
    with qtbot.waitSignal(task.failed, timeout=5000) as caught:
        pass
    assert caught.args[0] == "The song is silent: choose another."


def test_a_fault_in_the_program_is_told_and_logged(qtbot, runner, caplog):
    task = runner.start(lambda report, cancelled: 1 / 0, "Align")
    with qtbot.waitSignal(task.failed, timeout=5000) as caught:
        pass
    assert "division by zero" in caught.args[0]
    assert "Traceback" in caplog.text


def test_cancel_answers_at_once_and_nothing_comes_after(qtbot, runner):
    task = runner.start(poll_until_cancelled, "Count")
    with qtbot.waitSignal(task.progressed, timeout=5000):
        pass
    heard = []
    task.cancelled.connect(lambda: heard.append("cancelled"))
    task.finished.connect(lambda: heard.append("finished"))
    task.cancel()
    assert heard == ["cancelled", "finished"]
    task.progressed.connect(heard.append)
    with qtbot.waitSignal(runner.idle, timeout=5000):
        task.cancel()
    assert heard == ["cancelled", "finished"]


def test_a_job_that_ends_as_it_is_cancelled_counts_as_cancelled(qtbot, runner):
    released = threading.Event()
    task = runner.start(lambda report, cancelled: released.wait(5), "Wait")
    heard = []
    task.succeeded.connect(heard.append)
    task.cancel()
    with qtbot.waitSignal(runner.idle, timeout=5000):
        released.set()
    assert heard == []


def test_a_dropped_task_is_silent(qtbot, runner):
    task = runner.start(lambda report, cancelled: "late", "Late")
    heard = []
    task.succeeded.connect(heard.append)
    task.cancelled.connect(lambda: heard.append("cancelled"))
    task.drop()
    qtbot.waitUntil(lambda: not runner.is_busy, timeout=5000)
    assert heard == []


def test_stop_waits_for_every_thread_and_says_when_one_will_not_end(qtbot, runner):
    released = threading.Event()
    runner.start(poll_until_cancelled, "Count")
    runner.start(lambda report, cancelled: released.wait(10), "Deaf")
    assert not runner.stop(300)
    assert runner.is_busy
    released.set()
    assert runner.stop(5000)


def test_fifty_jobs_leave_no_thread(qtbot, runner):
    before = threading.active_count()
    for number in range(50):
        runner.start(lambda report, cancelled, number=number: number, "Number")
    with qtbot.waitSignal(runner.idle, timeout=20000):
        pass
    assert threading.active_count() <= before
    assert QThread.currentThread().isRunning()
