"""A công văn as HTML and Markdown."""

from pipeline.render import layout
from pipeline.render.forms.form_text import visible
from pipeline.render.forms.letter import NUMBER_LINE, Letter
from pipeline.render.forms.letter_word import NAME, RIGHTS
from pipeline.render.forms.letterhead import undated
from pipeline.render.markdown import escaped
from pipeline.render.template import template


def letter_html(letter: Letter) -> bytes:
    """UTF-8 HTML that prints on A4; every value is escaped by the template engine."""
    return template("letter.html.j2", autoescape=True).render(**parts(letter)).encode()


def letter_markdown(letter: Letter) -> bytes:
    """UTF-8 Markdown; every value is escaped."""
    return template("letter.md.j2", finalize=escaped).render(**parts(letter)).encode()


def parts(letter: Letter) -> dict[str, object]:
    """What the templates print."""
    day = undated(letter.place, letter.made_on)
    return {"letter": letter, "layout": layout, "number": NUMBER_LINE, "day": day, "rights": RIGHTS, "name": NAME, "shown": visible}
