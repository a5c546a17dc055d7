"""What must come out of a passage, who receives it, what it cites, and whether it is a standing duty."""

import pytest

from pipeline.extract.language import Syllables
from pipeline.extract.outcomes import find_legal_basis, find_products, find_report_to, is_standing_duty
from tests.segment.notices import plain
from tests.written import names

PRODUCTS = [
    ("lập kế hoạch chống hạn, trình UBND tỉnh phê duyệt trước ngày 20/3.", ["Kế hoạch chống hạn"]),
    ("xây dựng dự thảo Quyết định quy định mức hỗ trợ, gửi Sở Tư pháp.", ["Quyết định quy định mức hỗ trợ"]),
    ("gửi báo cáo về Văn phòng UBND tỉnh trước ngày 25 hằng tháng.", ["Báo cáo"]),
    ("gửi báo cáo về tình hình hạn hán trước ngày 25.", ["Báo cáo về tình hình hạn hán"]),
    ("tham mưu UBND tỉnh ban hành văn bản chỉ đạo.", ["Văn bản chỉ đạo"]),
    ("hoàn thiện hồ sơ, danh mục dự án; tổng hợp báo cáo Bộ Tài chính.", ["Hồ sơ"]),
    ("chuẩn bị tài liệu họp", ["Tài liệu họp"]),
    ("lập danh sách và lập danh sách.", ["Danh sách"]),
    ("lập các báo cáo (quý, năm).", ["Báo cáo"]),
    ("rà soát số giường bệnh, báo cáo UBND tỉnh.", []),
    ("lập hồ sơ quyết toán các công trình cấp nước, báo cáo UBND tỉnh.", ["Hồ sơ quyết toán các công trình cấp nước"]),
    ("lập hồ sơ các công trình trình UBND tỉnh.", ["Hồ sơ các công trình"]),
    ("gửi báo cáo về tình hình tiêu thụ cá tra và các kiến nghị.", ["Báo cáo về tình hình tiêu thụ cá tra"]),
    (
        "xây dựng kế hoạch tổ chức đoàn công tác nghiên cứu học tập kinh nghiệm của các tỉnh bạn.",
        ["Kế hoạch tổ chức đoàn công tác nghiên cứu học tập kinh nghiệm"],
    ),
    ("lắp đặt camera tại các cống.", []),
    ("triển khai Kế hoạch số 12/KH-UBND.", []),
]
RECEIVERS = [
    ("lập kế hoạch, trình UBND tỉnh phê duyệt.", ["UBND tỉnh"]),
    ("gửi Sở Tư pháp thẩm định, trình UBND tỉnh ban hành.", ["Sở Tư pháp", "UBND tỉnh"]),
    ("gửi về Sở Nội vụ trước ngày 25.", ["Sở Nội vụ"]),
    ("báo cáo Chủ tịch UBND tỉnh.", ["UBND tỉnh"]),
    ("tổng hợp báo cáo Bộ Tài chính, Bộ Nội vụ.", ["Bộ Tài chính", "Bộ Nội vụ"]),
    ("trình Chính phủ.", ["Chính phủ"]),
    ("tham mưu Chủ tịch UBND tỉnh, báo cáo UBND tỉnh.", ["UBND tỉnh"]),
    ("báo cáo kết quả cho các đơn vị.", []),
    ("rà soát, lập danh sách.", []),
    ("phối hợp với Sở Tài chính.", []),
]
CITATIONS = [
    ("triển khai Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh về hạn", ("Kế hoạch", "12/KH-UBND", "2026-01-05", "UBND tỉnh")),
    ("theo Nghị định 15/2026/NĐ-CP ngày 06 tháng 01 năm 2026 của Chính phủ,", ("Nghị định", "15/2026/NĐ-CP", "2026-01-06", "Chính phủ")),
    ("thực hiện Kết luận số 88-KL/TW.", ("Kết luận", "88-KL/TW", None, None)),
    ("thực hiện Công văn 77/SYT-NVY, báo cáo", ("Công văn", "77/SYT-NVY", None, None)),
    ("theo Luật Tài nguyên nước năm 2023", ("Luật", None, "2023", None)),
    ("theo quy định của Luật Đất đai, lập hồ sơ", ("Luật", None, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "products"), PRODUCTS)
def test_products(text, products):
    document = plain([text])
    found = find_products(document, Syllables(text), 0, len(text))
    assert names(found) == products
    assert all(text[product.evidence.start : product.evidence.end].lower() == product.name.lower() for product in found)


@pytest.mark.parametrize(("text", "receivers"), RECEIVERS)
def test_who_receives_the_result(text, receivers):
    assert names(find_report_to(Syllables(text), 0, len(text))) == receivers


@pytest.mark.parametrize(("text", "citation"), CITATIONS)
def test_citations(text, citation):
    (basis,) = find_legal_basis(plain([text]), 0, len(text))
    assert (basis.type, basis.number, basis.issued_on, basis.issuer) == citation
    assert basis.evidence.quote in text


def test_a_document_cited_twice_is_one_basis():
    text = "theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh; Kế hoạch số 12/KH-UBND"
    assert [basis.issued_on for basis in find_legal_basis(plain([text]), 0, len(text))] == ["2026-01-05"]


@pytest.mark.parametrize("text", ["lập kế hoạch năm 2026", "báo cáo 5 vụ", "theo pháp luật về đất đai", "luật sư bào chữa"])
def test_no_citation(text):
    assert find_legal_basis(plain([text]), 0, len(text)) == ()


@pytest.mark.parametrize(
    "text", ["tăng cường kiểm tra", "Thường xuyên theo dõi mực nước", "tiếp tục tuyên truyền", "Chấp hành nghiêm lịch bơm"]
)
def test_a_standing_duty(text):
    assert is_standing_duty(text, dated=False, products=())
    assert not is_standing_duty(text, dated=True, products=())


@pytest.mark.parametrize("text", ["lập kế hoạch chống hạn", "lắp đặt camera", "sửa chữa cầu treo"])
def test_work_that_comes_to_an_end(text):
    assert not is_standing_duty(text, dated=False, products=())


def test_a_duty_with_a_product_is_work():
    text = "tăng cường kiểm tra, lập báo cáo"
    assert not is_standing_duty(text, dated=False, products=find_products(plain([text]), Syllables(text), 0, len(text)))
