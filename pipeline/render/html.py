"""The checklist as one HTML page that prints on A4: no script, no link, nothing fetched."""

from pipeline.render import layout
from pipeline.render.rows import Checklist, empty_columns
from pipeline.render.template import template


def html(checklist: Checklist) -> bytes:
    """UTF-8 HTML, styles inside; every value is escaped by the template engine."""
    columns = layout.columns(empty_columns(checklist.rows))
    return template("checklist.html.j2", autoescape=True).render(checklist=checklist, form=layout, columns=columns).encode()
