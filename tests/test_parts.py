"""Work that several processes share."""

from __future__ import annotations

import os
import threading
import time
from functools import partial

import pytest

from workplan import parallel as parts
from workplan.parallel import beside, in_parts


def test_a_process_that_fails_beside_others_stops_the_build(monkeypatch):
    monkeypatch.setattr(parts, "_can_fork", lambda: True)
    with pytest.raises(OSError, match="has failed"), beside(partial(os._exit, 1), worth=True):
        pass


def test_work_that_is_not_worth_a_process_is_done_before():
    done: list[str] = []
    with beside(lambda: done.append("first"), worth=False):
        done.append("second")
    assert done == ["first", "second"]


def test_parts_come_back_in_order_whichever_ends_first(monkeypatch):
    monkeypatch.setattr(parts, "_can_fork", lambda: True)
    monkeypatch.setattr(parts, "_cores", lambda: 2)

    def work(part):
        time.sleep(0.2 if 0 in part else 0)
        return os.getpid(), *part

    found = in_parts(work, range(8), few=1, turns=3)
    assert [numbers for _, *numbers in found] == [[0, 6], [1, 7], [2], [3], [4], [5]]
    assert len({process for process, *_ in found}) == 6
    assert os.getpid() not in {process for process, *_ in found}


def test_no_process_is_split_while_another_thread_runs():
    """A fork would copy the locks that the other thread holds, and wait for them for ever."""
    done = threading.Event()
    threading.Thread(target=done.wait).start()
    assert in_parts(lambda part: (os.getpid(), *part), [1, 2], few=1) == [(os.getpid(), 1, 2)]
    done.set()
