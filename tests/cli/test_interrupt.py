"""Ctrl-C is never lost, whenever it comes."""

import os
import signal
import sys

import pytest

from pipeline.cli_interrupt import interruptible


class ClearedAway:
    """While this is cleared away somebody presses Ctrl-C."""

    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000):  # the signal is heard within these
            pass


def test_ctrl_c_ends_the_block_at_once():
    with pytest.raises(KeyboardInterrupt), interruptible():
        signal.raise_signal(signal.SIGINT)


def test_a_ctrl_c_that_python_drops_is_told_at_the_next_check(capsys):
    with interruptible() as check:
        check()
        ClearedAway()
        with pytest.raises(KeyboardInterrupt):
            check()
    assert capsys.readouterr().err == ""


def test_other_errors_while_something_is_cleared_away_are_told_as_ever(monkeypatch):
    told = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)

    class Broken:
        def __del__(self):
            raise ZeroDivisionError

    with interruptible():
        Broken()
    assert [one.exc_type for one in told] == [ZeroDivisionError]
    assert sys.unraisablehook == told.append


def test_where_ctrl_c_has_another_meaning_it_keeps_it():
    heard = []
    before = signal.signal(signal.SIGINT, lambda *_: heard.append("other"))
    try:
        with interruptible() as check:
            os.kill(os.getpid(), signal.SIGINT)
            check()
    finally:
        signal.signal(signal.SIGINT, before)
    assert heard == ["other"]
