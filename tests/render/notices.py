"""Invented notices for the tests of rendering: offices, people and orders that exist nowhere."""

from typing import Any

from models.document import Signature
from models.notice import (
    Completeness,
    Deadline,
    DocumentInfo,
    DocumentType,
    Finding,
    Header,
    LegalBasis,
    Notice,
    Product,
    Software,
    Task,
    Unit,
)
from models.place import Box, Evidence

PLACE = Evidence(start=0, end=4, quote="Giao", page=2, boxes=(Box(page=2, x0=85, top=100, x1=540, bottom=114),), rule="test")
CLEAR = Completeness(person=True, work=True, time=True, responsibility=True, product=True, authority=True)


def unit(name: str, inherited_from: str | None = None) -> Unit:
    return Unit(name=name, as_written=name, inherited_from=inherited_from, evidence=PLACE)


def deadline(kind: str, as_written: str, **fields: Any) -> Deadline:
    return Deadline(kind=kind, as_written=as_written, evidence=PLACE, **fields)  # type: ignore[arg-type]


def task(text: str, *, title: str = "", path: tuple[str, ...] = ("II", "1"), lead: tuple[Unit, ...] = (), **fields: Any) -> Task:
    values = {"id": "t1", "completeness": CLEAR, "confidence": 0.9, "needs_look": False, "evidence": {"text": PLACE}} | fields
    return Task(section_path=path, text=text, title=title or " ".join(text.split()[:6]), lead=lead, **values)


def header(**fields: Any) -> Header:
    values = {
        "type": DocumentType(code="TB", name="Thông báo"),
        "number": "45/TB-UBND",
        "issuer": "UBND tỉnh Hoa Lư",
        "place": "Hoa Lư",
        "issued_on": "2023-09-20",
        "subject": "Kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp về chỉnh trang chợ Bến Đá",
        "signer": "Trần Thị Hạnh Mai",
        "signer_title": "CHÁNH VĂN PHÒNG",
        "signing_capacity": "TL. CHỦ TỊCH",
    }
    return Header(**(values | fields))


def notice(*tasks: Task, findings: tuple[Finding, ...] = (), head: Header | None = None) -> Notice:
    document = DocumentInfo(
        sha256="0123456789abcdef" * 4,
        name="45-tb-ubnd.pdf",
        media_type="application/pdf",
        pages=4,
        read_by=("pdf-text",),
        signatures=(Signature(field="Signature1", signer="Văn phòng UBND tỉnh Hoa Lư"),),
        software=Software(version="0.1.0", rules="a1b2c3d4e5f6"),
    )
    return Notice(document=document, header=head or header(), tasks=tasks, findings=findings)


def ordinary() -> Notice:
    """A conclusion with the cases that an office meets every week."""
    return notice(
        task(
            "Rà soát toàn bộ hộ kinh doanh tại chợ Bến Đá, lập danh sách và phương án di dời tạm; báo cáo UBND tỉnh trước ngày 15/10/2023.",
            title="Rà soát toàn bộ hộ kinh doanh tại chợ Bến Đá",
            path=("II", "1", "a"),
            lead=(unit("Sở Công Thương"),),
            coordinating=(unit("Sở Văn hóa, Thể thao và Du lịch"), unit("UBND thành phố Bến Đá")),
            deadlines=(deadline("before", "trước ngày 15/10/2023", due="2023-10-15"),),
            report_to=(unit("UBND tỉnh"),),
            products=(Product(name="danh sách hộ kinh doanh", evidence=PLACE), Product(name="phương án di dời tạm", evidence=PLACE)),
            legal_basis=(LegalBasis(as_written="Nghị định số 02/2099/NĐ-CP", evidence=PLACE),),
        ),
        task(
            "Bố trí kinh phí chỉnh trang chợ trong dự toán được giao.",
            title="Bố trí kinh phí chỉnh trang chợ",
            path=("II", "2", "-"),
            lead=(unit("Sở Tài chính", inherited_from="II/2"),),
            deadlines=(deadline("during", "quý I/2024", start="2024-01-01", due="2024-03-31"),),
        ),
        task(
            "Tổng hợp tình hình thực hiện, gửi Văn phòng UBND tỉnh định kỳ ngày 25 hằng tháng.",
            title="Tổng hợp tình hình thực hiện",
            path=("II", "3"),
            lead=(unit("các sở, ban, ngành", inherited_from="opening"),),
            deadlines=(deadline("recurring", "ngày 25 hằng tháng", every="month", day=25, rrule="FREQ=MONTHLY;BYMONTHDAY=25"),),
            recurring_duty=True,
        ),
        task(
            "Thẩm định phương án di dời trong thời hạn 10 ngày làm việc kể từ ngày nhận đủ hồ sơ.",
            title="Thẩm định phương án di dời",
            path=("II", "4"),
            deadlines=(
                deadline(
                    "relative",
                    "trong thời hạn 10 ngày làm việc kể từ ngày nhận đủ hồ sơ",
                    days=10,
                    working=True,
                    anchor="ngày nhận đủ hồ sơ",
                ),
            ),
            needs_look=True,
            findings=(Finding(code="lead.none", severity="warning", message="Không thấy nêu cơ quan chủ trì.", field="lead"),),
        ),
        task(
            "Tuyên truyền để tiểu thương hiểu và đồng thuận.",
            title="Tuyên truyền để tiểu thương hiểu và đồng thuận",
            path=("III",),
            lead=(unit("UBND thành phố Bến Đá"), unit("Đài Phát thanh và Truyền hình tỉnh")),
        ),
        findings=(Finding(code="header.number", severity="warning", message="Số văn bản để trống trên trang", field="header.number"),),
    )


def long(count: int = 60) -> Notice:
    """Many tasks, among them very long passages, no deadlines, and a crowd of coordinating units."""
    passage = "Khẩn trương rà soát, hoàn thiện hồ sơ, thủ tục đầu tư; làm rõ trách nhiệm của từng tập thể, cá nhân có liên quan; "
    crowd = tuple(unit(f"UBND xã Bình Minh {number}") for number in range(1, 41))
    tasks = [
        task(
            passage * (1 + (number % 7) * 3) + f"hoàn thành hạng mục số {number}.",
            title="Khẩn trương rà soát, hoàn thiện hồ sơ, thủ tục đầu tư",
            path=("II", str(number)),
            lead=(unit(f"Ban Quản lý dự án đầu tư xây dựng khu vực {number}"),),
            coordinating=crowd if number % 13 == 0 else (),
        )
        for number in range(1, count + 1)
    ]
    tasks.append(task(passage * 90, title="Khẩn trương rà soát", path=("III",), lead=(unit("Sở Xây dựng"),)))
    return notice(*tasks)


def idle() -> Notice:
    """A notice that assigns nothing."""
    return notice(head=header(type=DocumentType(code="GM", name="Giấy mời"), number="7/GM-UBND", subject=None))


HOSTILE = '=HYPERLINK("http://x.invalid","a") | <script>alert(1)</script> & **b** `c` [d](e)\x07\u202etxt'


def hostile() -> Notice:
    """Every text field tries to be code."""
    return notice(
        task(
            HOSTILE,
            title=HOSTILE[:20],
            path=("=1+1", "|"),
            lead=(unit(HOSTILE),),
            coordinating=(unit("@SUM(A1)"), unit("+1"), unit("-1")),
            deadlines=(deadline("event", HOSTILE),),
            products=(Product(name=HOSTILE, evidence=PLACE),),
            findings=(Finding(code="x", severity="warning", message=HOSTILE),),
        ),
        findings=(Finding(code="x", severity="info", message="- # " + HOSTILE),),
        head=header(subject=HOSTILE, number=HOSTILE, issuer=HOSTILE, signer=HOSTILE, urgency=HOSTILE),
    )
