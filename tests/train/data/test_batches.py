import warnings

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.train.data.batches import Shares, epoch_batches
from kmaker_studio.train.learning_rate import one_cycle

SHARES = st.builds(Shares, st.integers(1, 5), st.integers(1, 3), st.integers(1, 4))


@given(st.integers(1, 60), st.integers(1, 5), SHARES)
def test_every_window_is_seen_once_an_epoch(windows: int, epoch: int, shares: Shares):
    plans = [epoch_batches(windows, epoch, 7, shares, process) for process in range(shares.processes)]
    assert {len(plan) for plan in plans} == {shares.steps_an_epoch(windows)}
    seen = [index for plan in plans for batches in plan for batch in batches for index in batch]
    assert set(seen) == set(range(windows))
    # only to give every process a batch does a window come twice
    assert len(seen) - windows < shares.processes * shares.accumulate
    for step in zip(*plans, strict=True):
        assert len({len(batches) for batches in step}) == 1
        assert all(1 <= len(batch) <= shares.batch for batches in step for batch in batches)


@given(st.integers(1, 60), SHARES)
def test_a_step_sees_the_same_windows_however_they_are_shared(windows: int, shares: Shares):
    alone = Shares(shares.windows_a_step)
    plans = [epoch_batches(windows, 1, 0, shares, process) for process in range(shares.processes)]
    for together, *shared in zip(epoch_batches(windows, 1, 0, alone), *plans, strict=True):
        assert set(together[0]) == {index for batches in shared for batch in batches for index in batch}


def test_each_epoch_has_an_order_of_its_own():
    first, second = (epoch_batches(20, epoch, 0, Shares(4)) for epoch in (1, 2))
    assert first != second
    assert first == epoch_batches(20, 1, 0, Shares(4))


@pytest.mark.parametrize("steps", [4, 10, 11, 97])
def test_the_rate_is_torchs_one_cycle(steps: int):
    weight = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.AdamW([weight], lr=1.0)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 1.0, total_steps=steps)
    for step in range(steps):
        group = optimizer.param_groups[0]
        assert one_cycle(step, steps) == pytest.approx((group["lr"], group["betas"][0]), abs=1e-9)
        optimizer.step()
        if step < steps - 1:
            schedule.step()


def test_runs_of_few_steps_have_a_rate():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert all(0 < one_cycle(step, steps)[0] <= 1 for steps in (1, 2, 3) for step in range(steps))
