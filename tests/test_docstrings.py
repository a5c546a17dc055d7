"""What ruff cannot say about the code: every module explains itself, packages hold nothing else, nothing grows out of hand."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted([*(ROOT / "pipeline").rglob("*.py"), *(ROOT / "models").rglob("*.py")])


def each_module(test):
    return pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())(test)


@each_module
def test_module_has_a_docstring(path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@each_module
def test_module_and_its_functions_stay_short(path):
    source = path.read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert len(source.splitlines()) <= 400
    assert [node.name for node in functions if node.end_lineno - node.lineno >= 60] == []


@pytest.mark.parametrize("path", [path for path in MODULES if path.name == "__init__.py"], ids=lambda path: path.parent.name)
def test_packages_hold_a_docstring_only(path):
    assert len(ast.parse(path.read_text(encoding="utf-8")).body) == 1
