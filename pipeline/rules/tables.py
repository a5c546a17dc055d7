"""Data files of this folder that are no rule books: weights, conventions, findings, encodings, each with a form of its own."""

import tomllib
from importlib import resources
from typing import TypeVar

from models.value import Value

V = TypeVar("V", bound=Value)


def load_table(name: str, form: type[V]) -> V:
    """The data file ``pipeline/rules/<name>.toml`` as a value of that form; raises ValueError naming the file if it does not fit."""
    source = resources.files("pipeline.rules").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    try:
        return form.model_validate(tomllib.loads(source))
    except ValueError as error:
        raise ValueError(f"pipeline/rules/{name}.toml: {error}") from error
