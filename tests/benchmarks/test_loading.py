"""Benchmarks are run by hand and seldom: what they import from the program must still be there."""

import importlib
from pathlib import Path

import pytest

import benchmarks

NAMES = sorted(path.stem for path in Path(benchmarks.__path__[0]).glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("name", NAMES)
def test_every_benchmark_finds_what_it_imports(name):
    assert importlib.import_module(f"benchmarks.{name}").__doc__
