"""Forms as text: HTML, Markdown, plain text, CSV, JSON."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date

from pipeline.render import layout
from pipeline.render.forms.cells import shown
from pipeline.render.forms.form import Cell, Form
from pipeline.render.forms.letterhead import dated
from pipeline.render.markdown import escaped
from pipeline.render.printable import UNSEEN
from pipeline.render.sheet_parts import harmless
from pipeline.render.template import template


def form_html(forms: Sequence[Form]) -> bytes:
    """UTF-8 HTML that prints on A4: no script, no link, nothing fetched; every value is escaped by the template engine."""
    return template("forms.html.j2", autoescape=True).render(forms=forms, layout=layout, shown=visible, dated=dated).encode()


def form_markdown(forms: Sequence[Form]) -> bytes:
    """UTF-8 Markdown with GitHub tables; every value is escaped, also where the template would forget to."""
    return template("forms.md.j2", finalize=escaped).render(forms=forms, shown=visible).encode()


def form_plain(forms: Sequence[Form]) -> bytes:
    """UTF-8 text for mails and screens: each row as a short paragraph, its first long text beside the number, the rest by heading."""
    return ("\n\n".join("\n".join(plain_lines(form)) for form in forms) + "\n").encode()


def plain_lines(form: Form) -> list[str]:
    """The lines of one form."""
    lines = [form.title, *form.lines, "", *form.notes]
    for about, told in form.told:
        lines += ["", about, *(f"- {line}" for line in told)]
    for group in form.groups:
        lines += ["", group.heading] if group.heading else []
        for row in group.rows:
            lines += ["", *plain_row(form, row.cells)]
    return [UNSEEN.sub("", line) for line in (*lines, *("" for _ in form.remarks[:1]), *form.remarks)]


def plain_row(form: Form, cells: Sequence[Cell]) -> list[str]:
    """The lines of one row; cells without content are left out."""
    texts = [(form.columns[at].heading, " ".join(shown(cells[at]).split())) for at in form.printed]
    (_, number), (_, opening), *rest = texts
    return [f"{number}. {opening}", *(f"   {heading}: {text}" for heading, text in rest if text)]


def visible(cell: Cell) -> str:
    """A cell as printed, without unseen characters."""
    return UNSEEN.sub("", shown(cell))


def form_csv(forms: Sequence[Form]) -> bytes:
    """CSV for Excel: UTF-8 with a byte order mark, every field quoted, dates as 2026-03-25. No text can become a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for form in forms[:1]:
        writer.writerow(["Bảng", "Nhóm", *(column.heading for column in form.columns)])
    for form in forms:
        for group in form.groups:
            for row in group.rows:
                writer.writerow([as_field(value) for value in (form.name, group.heading, *row.cells)])
    return "\ufeff".encode() + stream.getvalue().encode()


def as_field(cell: Cell) -> str:
    """A cell as a field of CSV: days as 2026-03-25, no text that a spreadsheet would compute."""
    if isinstance(cell, date):
        return cell.isoformat()
    text = UNSEEN.sub("", "" if cell is None else str(cell))
    return harmless(text) if isinstance(cell, str) else text


def form_json(forms: Sequence[Form]) -> bytes:
    """UTF-8 JSON: for each form its title and, by group, one object per row, keyed by the headings of the columns."""
    value = [
        {
            "name": form.name,
            "title": form.title,
            "made_on": form.made_on.isoformat(),
            **({"calendar": [line for _, told in form.told for line in told]} if form.told else {}),
            "groups": [{"heading": group.heading, "rows": [keyed(form, row.cells) for row in group.rows]} for group in form.groups],
        }
        for form in forms
    ]
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def keyed(form: Form, cells: Sequence[Cell]) -> dict[str, str | int | None]:
    """A row as an object; dates as 2026-03-25."""
    pairs = zip(form.columns, cells, strict=True)
    return {column.heading: cell.isoformat() if isinstance(cell, date) else cell for column, cell in pairs}
