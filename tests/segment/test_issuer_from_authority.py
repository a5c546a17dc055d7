"""Who issues a notice that was passed on without its letterhead: the line that says who decides or telegraphs."""

import pytest

from pipeline.process import process

BASIS = "\n\nCăn cứ Luật Tổ chức chính quyền địa phương;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Giao Sở Y tế rà soát số giường bệnh."


def issuer_of(text: str) -> str | None:
    return process(text.encode(), name="invented.txt").header.issuer


@pytest.mark.parametrize(
    ("authority", "issuer"),
    [
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HOA LAM", "Ủy ban nhân dân tỉnh Hoa Lam"),
        ("BỘ TRƯỞNG BỘ Y TẾ", "Bộ Y tế"),
        ("CHÍNH PHỦ", "Chính phủ"),
    ],
)
def test_who_decides_stands_above_the_legal_basis(authority, issuer):
    assert issuer_of(f"QUYẾT ĐỊNH\nVề việc thành lập Tổ công tác\n\n{authority}{BASIS}") == issuer


def test_who_telegraphs_is_named_before_the_addressees():
    text = "CÔNG ĐIỆN\nVề chống hạn\n\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n- Chủ tịch UBND các tỉnh;\n\nYêu cầu các tỉnh rà soát hồ chứa."
    assert issuer_of(text) == "Thủ tướng Chính phủ"


@pytest.mark.parametrize("line", ["PHÒNG CHỐNG HẠN HÁN", "I. KẾT QUẢ", "HỘI NGHỊ TỔNG KẾT"])
def test_other_lines_in_capitals_issue_nothing(line):
    assert (
        issuer_of(f"KẾ HOẠCH\nPhòng, chống hạn\n\n{line}\n\nCăn cứ kế hoạch của tỉnh, các sở đã chuẩn bị.\n\n1. Giao Sở Y tế rà soát.")
        is None
    )
