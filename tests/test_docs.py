"""Documentation that cannot rot: commands, options, exit codes and error classes are all described."""

import inspect
import json
import re
from pathlib import Path

import pytest
from typer.main import get_command

from pipeline import errors
from pipeline.cli import app
from pipeline.process import process

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "README.vi.md").read_text(encoding="utf-8")
ERRORS = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
CLASSES = {name: found for name, found in inspect.getmembers(errors, inspect.isclass) if issubclass(found, errors.GiaoviecError)}
COMMANDS = get_command(app).commands


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_guide(name):
    assert f"giaoviec {name}" in GUIDE


@pytest.mark.parametrize(("command", "option"), [(name, option) for name, one in COMMANDS.items() for p in one.params for option in p.opts])
def test_every_option_is_in_the_guide(command, option):
    assert not option.startswith("-") or f"`{option}" in GUIDE


@pytest.mark.parametrize("command", COMMANDS.values(), ids=list(COMMANDS))
def test_every_command_and_parameter_has_help(command):
    assert command.help
    assert all(parameter.help for parameter in command.params)


@pytest.mark.parametrize("code", errors.ExitCode, ids=lambda code: code.name)
def test_every_exit_code_is_described(code):
    assert re.search(rf"^\| {code.value} \| `{code.name}` \| \S", ERRORS, re.MULTILINE)


@pytest.mark.parametrize("name", CLASSES)
def test_every_error_has_a_heading_with_its_code_and_what_to_do(name):
    section = ERRORS.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    assert f"Exit code {int(CLASSES[name].exit_code)}." in section
    assert "What to do:" in section


def test_no_heading_is_left_over():
    assert set(re.findall(r"^## (\S+)$", ERRORS, re.MULTILINE)) == set(CLASSES)


@pytest.mark.parametrize(
    "page",
    sorted(path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/README.md")]),
)
def test_links_lead_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", text) + re.findall(r'src="(?!https?:)([^"]+)"', text)
    missing = [target for target in targets if not (ROOT / page).parent.joinpath(target).exists()]
    assert not missing


def test_the_example_in_the_readme_is_what_comes_out():
    example = json.loads((ROOT / "README.md").read_text(encoding="utf-8").partition("```json\n")[2].partition("```")[0])
    tasks = [task.model_dump(mode="json") for task in process(ROOT / "samples" / "thong-bao-ket-luan.pdf").tasks]
    [shown] = [task for task in tasks if task["section_path"] == example["section_path"]]
    assert_part(example, shown)


def assert_part(part, whole):
    """Every value of the part stands in the whole; line breaks of the page are no difference."""
    if isinstance(part, dict):
        for key, value in part.items():
            assert_part(value, whole[key])
    elif isinstance(part, list):
        for one, other in zip(part, whole, strict=True):
            assert_part(one, other)
    else:
        assert part == (" ".join(whole.split()) if isinstance(whole, str) else whole)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_make_targets_named_in_the_docs_exist(page):
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    named = re.findall(r"\bmake ([a-z]+)\b", (ROOT / page).read_text(encoding="utf-8"))
    assert named
    assert set(named) <= set(targets)
