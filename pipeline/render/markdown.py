"""The checklist as Markdown (CommonMark with GitHub tables)."""

import re

from pipeline.render import layout
from pipeline.render.rows import Checklist
from pipeline.render.template import template

# What Markdown or HTML would read as markup, anywhere in a line.
SYNTAX = re.compile(r"([\\`*_{}\[\]<>|~])")

# What Markdown would read as a list item, a heading or a rule at the beginning of a line.
OPENING = re.compile(r"^(\s*\d*)([-+#=.)])", re.MULTILINE)


def markdown(checklist: Checklist) -> bytes:
    """UTF-8 Markdown. Every value is escaped, also where the template would forget to."""
    return template("checklist.md.j2", finalize=escaped).render(checklist=checklist, form=layout).encode()


def escaped(value: object) -> str:
    """A value as plain text of a table cell: nothing in it is read as Markdown or HTML, and line breaks become ``<br>``."""
    text = SYNTAX.sub(r"\\\1", str(value).replace("&", "&amp;"))
    return OPENING.sub(r"\1\\\2", text).replace("\n", "<br>")
