"""What is on the screen is what a view made just now shows, whatever was done before, at every scale factor.

`KMAKER_WALK_STEPS=2000 pytest tests/studio/timeline/test_true_picture.py` walks further, `KMAKER_WALK_SEED` elsewhere.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

STEPS = int(os.environ.get("KMAKER_WALK_STEPS", "60"))
SEED = os.environ.get("KMAKER_WALK_SEED", "4")
ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.timeout(120 + 3 * STEPS)
@pytest.mark.parametrize("scale", ["1", "2", "1.5"])
def test_a_timeline_used_at_random_shows_what_a_new_one_shows(tmp_path, scale):
    """In a process of its own, for Qt takes its scale factor from the environment when it starts."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": scale,
        "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", "")))),
    }
    command = [sys.executable, "-m", "tests.studio.timeline.random_walk", str(STEPS), SEED, str(tmp_path)]
    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    found = json.loads(answer.stdout.strip().splitlines()[-1])
    assert found["differs"] == "", found
    assert found["step"] == STEPS
    assert found["looks"] >= STEPS // 10
