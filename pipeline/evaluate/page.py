"""The measurement as one HTML page: figures, then every notice's text with each difference in its place."""

from collections.abc import Sequence

from models.value import Value
from pipeline.evaluate.marking import Marked, marked
from pipeline.evaluate.report import Measured, report
from pipeline.evaluate.table import FIELDS, Row, overview, reading_rows, total_rows
from pipeline.render.printable import printable
from pipeline.render.template import template

LEGEND = (
    ("right", "đúng mọi trường"),
    ("wrong", "tìm thấy nhưng phải sửa"),
    ("missed", "bỏ sót"),
    ("spurious", "không phải nhiệm vụ"),
    ("optional", "có hay không đều được"),
)


class Section(Value):
    """A notice on the page."""

    measured: Measured
    marked: Marked


def page(measured: Sequence[Measured]) -> bytes:
    """UTF-8 HTML: no script, no link, nothing fetched; every value is escaped by the template engine."""
    whole = report(measured)
    sections = [Section(measured=one, marked=marked(one.labels, one.read, one.score)) for one in measured]
    tables: list[tuple[str, list[Row]]] = [("Theo thể loại", overview(whole.by_genre)), ("Theo cách đọc", reading_rows(whole.by_reading))]
    return (
        template("evaluation.html.j2", autoescape=True)
        .render(
            total=total_rows(whole.total),
            tables=tables,
            sections=sections,
            fields=FIELDS,
            legend=LEGEND,
            printable=printable,
        )
        .encode()
    )
