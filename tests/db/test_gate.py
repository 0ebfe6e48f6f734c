"""The gate: queries beside an operation, none at the moments it begins and commits."""

import threading
import time

import pytest

from dsi_desktop.db.gate import Gate
from dsi_desktop.kernel.errors import WriteRefused


def test_that_a_query_waits_while_an_operation_commits() -> None:
    gate, order = Gate(), []
    inside = threading.Event()

    def read() -> None:
        inside.wait()
        with gate.reading():
            order.append("read")

    reader = threading.Thread(target=read)
    reader.start()
    with gate.writing(), gate.turning():
        inside.set()
        time.sleep(0.05)
        order.append("committed")
    reader.join()
    assert order == ["committed", "read"]


def test_that_a_commit_waits_for_the_queries_under_way() -> None:
    gate, order = Gate(), []
    begun, over = threading.Event(), threading.Event()

    def read() -> None:
        with gate.reading():
            begun.set()
            over.wait()
            order.append("read")

    reader = threading.Thread(target=read)
    reader.start()
    begun.wait()
    threading.Timer(0.05, over.set).start()
    with gate.writing(), gate.turning():
        order.append("committed")
    reader.join()
    assert order == ["read", "committed"]


def test_that_queries_run_beside_an_operation_that_neither_begins_nor_commits() -> None:
    gate, heard = Gate(), []
    with gate.writing():
        reader = threading.Thread(target=lambda: heard.append(_read(gate)))
        reader.start()
        reader.join(2)
    assert heard == ["read"]


def test_that_a_query_inside_another_of_the_same_thread_never_waits() -> None:
    gate = Gate()
    with gate.reading():
        waiting = threading.Thread(target=_commit, args=(gate,))
        waiting.start()
        time.sleep(0.05)
        assert _read(gate) == "read"
    waiting.join(2)
    assert not waiting.is_alive()


def test_that_a_thread_inside_its_own_query_or_operation_is_refused() -> None:
    gate = Gate()
    with gate.reading(), pytest.raises(WriteRefused), gate.writing():
        pass
    with gate.writing(), pytest.raises(WriteRefused), gate.writing():
        pass
    with gate.writing():
        assert _read(gate) == "read"


def _read(gate: Gate) -> str:
    with gate.reading():
        return "read"


def _commit(gate: Gate) -> None:
    with gate.writing(), gate.turning():
        pass
