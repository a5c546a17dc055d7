"""The Jinja2 templates of this folder."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template


def template(name: str, *, autoescape: bool = False, finalize: Callable[[object], object] | None = None) -> "Template":
    """The template ``templates/<name>``; an unknown variable in it is an error.

    ``finalize`` is applied to every value that the template prints: escaping there cannot be forgotten.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("pipeline.render"),
        autoescape=autoescape,  # noqa: S701  (Markdown is escaped by finalize)
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name)
