"""Parts of a period: đầu, giữa, cuối, nửa đầu, nửa cuối.

đầu, giữa and cuối of a month are its 1st, 15th and last day, of a year 1 January, 30 June and 31 December (Civil Code 2015,
art. 146). What the law does not define becomes a range with a warning.
"""

from datetime import date, timedelta

from models.mention import When
from pipeline.resolve.spans import Span, add_months, last_of_month


def portion_of(span: Span, when: When) -> Span:
    """The part of a period that đầu, giữa, cuối, nửa đầu or nửa cuối names."""
    if when.portion is None:
        return span
    if when.portion == "end" and when.grain != "week":
        return span._replace(first=span.last).noting("Cuối kỳ là ngày cuối cùng (Bộ luật Dân sự, Điều 146).")
    if when.grain == "month":
        return portion_of_month(span, when.portion)
    if when.grain == "year":
        return portion_of_year(span, when.portion)
    return undefined_portion(span, when)


def portion_of_month(span: Span, portion: str) -> Span:
    """The first day, the 15th, the first or the second half of a month."""
    return portioned(span, portion, span.first.replace(day=15), "Đầu tháng là ngày 1, giữa tháng là ngày 15 (Bộ luật Dân sự, Điều 146).")


def portion_of_year(span: Span, portion: str) -> Span:
    """1 January, 30 June, the first or the second half of a year."""
    middle = span.first.replace(month=6, day=30)
    return portioned(span, portion, middle, "Đầu năm là ngày 01/01, giữa năm là ngày 30/6 (Bộ luật Dân sự, Điều 146).")


def portioned(span: Span, portion: str, middle: date, why: str) -> Span:
    """The portion of a span whose first half ends with the day in the middle."""
    if portion == "start":
        return span._replace(last=span.first).noting(why)
    if portion == "middle":
        return span._replace(first=middle, last=middle).noting(why)
    if portion == "first-half":
        return span._replace(last=middle)
    return span._replace(first=middle + timedelta(days=1))


def undefined_portion(span: Span, when: When) -> Span:
    """Parts that no law defines: of a quarter its first or second month, of a week its first days or its weekend."""
    warning = "Luật không định nghĩa phần này của kỳ; khoảng ngày chỉ là gần đúng."
    if when.grain == "quarter":
        month = add_months(span.first, {"start": 0, "first-half": 0, "middle": 1}.get(when.portion or "", 2))
        first = month if when.portion != "second-half" else add_months(span.first, 1).replace(day=15)
        last = last_of_month(month.year, month.month) if when.portion != "first-half" else add_months(span.first, 1).replace(day=15)
        return span._replace(first=first, last=last).noting(warning=warning)
    if when.grain == "week":
        offset = {"start": 0, "middle": 2, "end": 5}.get(when.portion or "", 0)
        last = span.last if when.portion == "end" else span.first + timedelta(days=offset)
        return span._replace(first=span.first + timedelta(days=offset), last=last).noting(warning=warning)
    return span.noting(warning=warning)
