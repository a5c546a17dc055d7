"""An explanation as Vietnamese text."""

from collections.abc import Iterator

from pipeline.explain.explanation import Explanation, Reason
from pipeline.render.origin import inherited_phrase, section_phrase
from pipeline.render.printable import capital, printable

FIELDS = {
    "text": "Nhiệm vụ",
    "lead": "Chủ trì",
    "coordinating": "Phối hợp",
    "report_to": "Báo cáo",
    "deadlines": "Thời hạn",
    "products": "Sản phẩm",
    "legal_basis": "Căn cứ",
}
MATCHES = {"exact": "", "normalized": ", đã chuẩn hoá", "ocr": ", nhận dạng từ ảnh"}
SHOWN = 160


def told(one: Explanation) -> str:
    """The explanation, one line per fact."""
    return "\n".join(lines(one))


def lines(one: Explanation) -> Iterator[str]:
    """The lines of the explanation."""
    yield f"{one.task}: {short(one.title)} ({section_phrase(one.section_path)})"
    for reason in one.reasons:
        yield from reason_lines(reason)
    if not any(reason.field == "lead" for reason in one.reasons):
        yield "  Chủ trì: không có, vì văn bản không nêu ai ở nhiệm vụ này hay ở các mục trên nó."
    if not any(reason.field == "deadlines" for reason in one.reasons):
        yield "  Thời hạn: không có, vì văn bản không ấn định ngày, kỳ hay khoảng thời gian nào cho nhiệm vụ này."
    yield from confidence_lines(one)
    for finding in one.findings:
        yield f"  Lưu ý: {printable(finding)}"


def reason_lines(reason: Reason) -> Iterator[str]:
    """A value, its place, its rule, where it is inherited from, and how its dates were reckoned."""
    yield f"  {FIELDS[reason.field]}: {short(reason.value)}"
    page = f"trang {reason.page}, " if reason.page else ""
    quote = "" if short(reason.quote) == short(reason.value) else f" “{short(reason.quote)}”"
    yield f"    Trích{quote} ({page}ký tự {reason.start}–{reason.end}{MATCHES[reason.match]})"
    if reason.rule:
        meaning = reason.meaning or reason.definition
        yield f"    Quy tắc {reason.rule}" + (f": {meaning}" if meaning else "")
    if reason.inherited_from:
        yield f"    Lấy theo {inherited_phrase(reason.inherited_from)}, vì bản thân nhiệm vụ không nêu."
    for step in reason.why:
        yield f"    Cách tính: {printable(step)}"
    for warning in reason.warnings:
        yield f"    Cần kiểm tra: {printable(warning)}"


def confidence_lines(one: Explanation) -> Iterator[str]:
    """The confidence and the signals behind it."""
    verdict = "cần xem" if one.needs_look else "không cần xem"
    yield f"  Độ tin cậy: {number(one.confidence)} ({verdict}; từ {number(one.no_look_from)} trở lên thì không cần xem)"
    for signal in one.signals:
        yield f"    {number(signal.adds, sign=True)}  {signal.meaning} [{signal.signal}]"


def number(value: float, *, sign: bool = False) -> str:
    """A number as Vietnamese write it: "0,95"."""
    return (f"{value:+.2f}" if sign else f"{value:.2f}").replace(".", ",")


def short(text: str) -> str:
    """The text in one line, its middle left out if it is long."""
    line = capital(" ".join(printable(text).split()))
    half = SHOWN // 2
    return line if len(line) <= SHOWN else f"{line[:half].rstrip()} … {line[-half:].lstrip()}"
