"""Invented files as a province receives them: ``python -m benchmarks.invented FOLDER COUNT``.

Text, web pages, Word files and PDFs of letters and conclusions, one to several pages; one in twenty is broken: empty, cut off,
or nothing that can be read. One in fifty is a copy of another under a new name, one in fifty the same notice as another file.
The same count and seed give the same bytes.
"""

import argparse
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

OFFICES = ("Sở Xây dựng", "Sở Tài chính", "Sở Y tế", "Sở Nội vụ", "Sở Kế hoạch và Đầu tư", "Văn phòng UBND tỉnh", "Sở Giáo dục và Đào tạo")
UNITS = (
    "Sở Tài chính",
    "Sở Nội vụ",
    "Công an tỉnh",
    "UBND xã Tân Khê",
    "UBND phường Bến Đá",
    "Sở Tư pháp",
    "Ban Quản lý dự án đầu tư xây dựng tỉnh",
)
WORK = (
    "rà soát, lập danh mục các công trình cần sửa chữa",
    "thẩm định dự toán kinh phí năm 2026",
    "xây dựng kế hoạch kiểm tra việc thực hiện",
    "báo cáo kết quả triển khai nhiệm vụ được giao",
    "hoàn thiện hồ sơ thiết kế điều chỉnh của dự án",
    "hướng dẫn các đơn vị quyết toán các công trình",
)
WHEN = (
    "trước ngày {day:02}/{month}/2026",
    "chậm nhất ngày {day:02}/{month}/2026",
    "trong tháng {month}/2026",
    "trước ngày 25 hằng tháng",
    "",
)
FONTS = ("liberation2/LiberationSerif-Regular.ttf", "liberation/LiberationSerif-Regular.ttf", "dejavu/DejaVuSerif.ttf")
LINES = 40  # of a page
WIDTH = 78  # characters of a line
Maker = Callable[[list[str]], bytes]


def main() -> None:
    """Write the files and say how many."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--kinds", default="txt,html,docx,pdf", help="kinds of files, e.g. pdf")
    parser.add_argument("--tasks", type=int, default=6, help="tasks of a notice, on average; more tasks, more pages")
    parser.add_argument("--sound", action="store_true", help="no broken files")
    options = parser.parse_args()
    make(options.folder, options.count, kinds=tuple(options.kinds.split(",")), tasks=options.tasks, broken=0.0 if options.sound else 0.05)
    print(f"{options.count} files in {options.folder}")


def make(
    folder: Path,
    count: int,
    *,
    kinds: tuple[str, ...] = ("txt", "html", "docx", "pdf"),
    tasks: int = 6,
    broken: float = 0.05,
    seed: int = 1,
) -> None:
    """Write ``count`` files into the folder."""
    random = Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    before: tuple[str, bytes, list[str]] | None = None
    for number in range(1, count + 1):
        kind = kinds[number % len(kinds)]
        lines = notice(random, number, tasks)
        content = MAKERS[kind](lines)
        chance = random.random()
        if chance < broken:
            kind, content = BROKEN[number % len(BROKEN)](kind, content)
        elif before and chance < broken + 0.02:
            kind, content = before[:2]
        elif before and chance < broken + 0.04:
            content = MAKERS[kind]([*before[2], "", "(Bản gửi lại)"])
        else:
            before = (kind, content, lines)
        (folder / f"vb-{number:06}.{kind}").write_bytes(content)


def notice(random: Random, number: int, tasks: int) -> list[str]:
    """The lines of a letter that gives out work."""
    office = random.choice(OFFICES)
    head = ["UBND TỈNH LAM GIANG", office.upper(), f"Số: {number}/CV-VP", f"Lam Giang, ngày {random.randint(10, 28)} tháng 01 năm 2026"]
    head += ["Kính gửi: Các đơn vị trực thuộc.", "", f"{office} yêu cầu các đơn vị thực hiện một số nội dung sau:"]
    body = [f"{at}. {task(random)}" for at in range(1, max(1, round(random.gauss(tasks, tasks / 3))) + 1)]
    return [*head, *body, "Đề nghị các đơn vị nghiêm túc thực hiện./.", "", "GIÁM ĐỐC", "", "Trần Văn Bình Minh"]


def task(random: Random) -> str:
    """A sentence that gives work to somebody."""
    lead, helper = random.sample(UNITS, 2)
    who = f"{lead} chủ trì, phối hợp với {helper}" if random.random() < 0.4 else lead
    when = random.choice(WHEN).format(day=random.randint(1, 28), month=random.randint(2, 12))
    return f"{who} {random.choice(WORK)}{', ' + when if when else ''}."


def txt(lines: list[str]) -> bytes:
    """Plain text."""
    return "\n".join(lines).encode()


def html(lines: list[str]) -> bytes:
    """A web page."""
    return f"<!DOCTYPE html><html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>".encode()


def docx(lines: list[str]) -> bytes:
    """A Word file."""
    from docx import Document

    word, target, frozen = Document(), io.BytesIO(), io.BytesIO()
    for line in lines:
        word.add_paragraph(line)
    word.save(target)
    with zipfile.ZipFile(target) as source, zipfile.ZipFile(frozen, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6)), source.read(name))
    return frozen.getvalue()


def pdf(lines: list[str]) -> bytes:
    """A PDF with text, printed line by line."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    font = next(path for name in FONTS if (path := Path("/usr/share/fonts/truetype") / name).exists())
    pdfmetrics.registerFont(TTFont("Vietnamese", str(font)))
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=True)
    printed = [part for line in lines for part in wrapped(line)]
    for start in range(0, len(printed), LINES):
        canvas.setFont("Vietnamese", 13)
        for at, line in enumerate(printed[start : start + LINES]):
            canvas.drawString(85, A4[1] - 60 - 18 * at, line)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def wrapped(line: str) -> list[str]:
    """The line as it is printed."""
    import textwrap

    return textwrap.wrap(line, WIDTH) or [""]


def empty(kind: str, _: bytes) -> tuple[str, bytes]:
    """A file without bytes."""
    return kind, b""


def cut_off(_: str, __: bytes) -> tuple[str, bytes]:
    """A Word file of which half has arrived."""
    whole = docx(["Bị cắt"])
    return "docx", whole[: len(whole) // 2]


def noise(_: str, content: bytes) -> tuple[str, bytes]:
    """A PDF that is none."""
    return "pdf", Random(len(content)).randbytes(2000)


MAKERS: dict[str, Maker] = {"txt": txt, "html": html, "docx": docx, "pdf": pdf}
BROKEN = (empty, cut_off, noise)

if __name__ == "__main__":
    main()
