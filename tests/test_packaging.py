"""The distribution: no other one ships our top-level names, versions agree, the command answers quickly."""

import ast
import subprocess
import sys
import tomllib
from importlib.metadata import distributions, packages_distributions
from pathlib import Path

import pytest

from pipeline.version import VERSION

# python-multipart: by FastAPI, for forms; psycopg: by SQLAlchemy, s3fs: by fsspec, for their URLs.
LOADED_BY_OTHERS = {"python-multipart", "psycopg", "s3fs"}
ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HEAVY = {"spacy", "underthesea", "pdfplumber", "pypdfium2", "docx", "openpyxl", "holidays", "pydantic", "jinja2", "lxml"}


@pytest.mark.parametrize("package", ["models", "pipeline"])
def test_nobody_else_ships_our_packages(package):
    others = {
        found.name
        for found in distributions()
        if found.name != "giaoviec" and any(file.parts[0] in {package, f"{package}.py"} for file in found.files or ())
    }
    assert not others


def test_version_is_stated_once():
    assert PROJECT["project"]["version"] == VERSION


def test_help_loads_nothing_heavy():
    """--help must answer at once: it may import Typer, but none of the libraries that read, analyse or render."""
    program = "import sys; from pipeline.cli import call; call(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, encoding="utf-8")
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert "typer" in loaded
    assert not loaded & HEAVY


def test_constraints_pin_every_requirement_and_name_no_index():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {line.partition("==")[0] for line in lines if "==" in line}
    extras = PROJECT["project"]["optional-dependencies"].values()
    wanted = [*PROJECT["project"]["dependencies"], *(name for extra in extras for name in extra)]
    assert {bare(name) for name in wanted} <= pinned
    assert not [line for line in lines if "://" in line or line.startswith("-")]


def test_every_library_that_is_imported_is_required():
    project = PROJECT["project"]
    extras = [name for extra, names in project["optional-dependencies"].items() if extra != "dev" for name in names]
    required = {bare(name) for name in [*project["dependencies"], *extras]}
    shipped_by = packages_distributions()
    undeclared = {
        module: shipped_by[module]
        for module in imported_modules()
        if module in shipped_by and not required & set(map(bare, shipped_by[module]))
    }
    assert not undeclared.keys() - {"pipeline", "models"}


def test_every_library_that_users_install_is_imported():
    project = PROJECT["project"]
    extras = [name for extra, names in project["optional-dependencies"].items() if extra != "dev" for name in names]
    ships: dict[str, set[str]] = {}
    for module, names in packages_distributions().items():
        for name in names:
            ships.setdefault(bare(name), set()).add(module)
    wanted = {bare(name) for name in [*project["dependencies"], *extras]} - LOADED_BY_OTHERS
    imported = imported_modules()
    assert {name for name in wanted if name in ships and not ships[name] & imported} == set()


def imported_modules() -> set[str]:
    """Top-level names of all modules that our code imports anywhere."""
    names = set()
    for file in [*(ROOT / "pipeline").rglob("*.py"), *(ROOT / "models").rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names.add((node.module or "").partition(".")[0])
    return names


def bare(requirement: str) -> str:
    """The name of a requirement, as constraints spell it."""
    name = requirement
    for sign in "[<>=!~; ":
        name = name.partition(sign)[0]
    return name.lower().replace("_", "-")
