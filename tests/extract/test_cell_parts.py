"""Receivers on lines of their own: which line ends part them, and which stand within a name."""

import pytest

from pipeline.extract.cell_parts import cell_parts
from pipeline.extract.cell_units import read_cell_units
from pipeline.extract.language import Syllables
from tests.written import names

CELLS = {
    "Phòng Tổ chức - Hành chính\nPhòng Kế toán\nPhòng Y vụ": ["Phòng Tổ chức - Hành chính", "Phòng Kế toán", "Phòng Y vụ"],
    "Đoàn Thanh niên\nHội Phụ nữ\nCông đoàn": ["Đoàn Thanh niên", "Hội Phụ nữ", "Công đoàn"],
    "Văn phòng HĐND và UBND\nPhòng Kinh tế": ["Văn phòng HĐND và UBND", "Phòng Kinh tế"],
    "Văn phòng\nTổ Hành chính": ["Văn phòng", "Tổ Hành chính"],
    "Văn phòng\nUBND tỉnh": ["Văn phòng UBND tỉnh"],
    "Chánh Văn phòng\nĐoàn ĐBQH và HĐND tỉnh": ["Văn phòng Đoàn ĐBQH và HĐND tỉnh"],
    "Ủy ban\nMặt trận Tổ quốc Việt Nam tỉnh": ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"],
    "Ban Tuyên giáo và Dân vận\nTỉnh ủy": ["Ban Tuyên giáo và Dân vận Tỉnh ủy"],
    "Bộ\nCông an": ["Bộ Công an"],
    "Lãnh đạo\nPhòng Kinh tế": ["Phòng Kinh tế"],
    "Hiệu trưởng\nPhó Hiệu trưởng\nTổ trưởng chuyên môn": ["Hiệu trưởng", "Phó Hiệu trưởng", "Tổ trưởng chuyên môn"],
    "Sở Nông nghiệp và\nMôi trường\nSở Y tế": ["Sở Nông nghiệp và Môi trường", "Sở Y tế"],
    "Đồng chí Hạc - Trưởng phòng\nĐồng chí Sen": ["Đồng chí Hạc", "Đồng chí Sen"],
    "Trung tâm Phục vụ\nhành chính công": ["Trung tâm Phục vụ hành chính công"],
}


@pytest.mark.parametrize("cell", CELLS)
def test_a_line_of_its_own_begins_a_receiver(cell: str) -> None:
    own = tuple(index + 1 for index, letter in enumerate(cell) if letter == "\n")
    s = Syllables(cell)
    units = [unit for part in cell_parts(s, 0, len(cell), own) for unit in read_cell_units(s, *part)]
    assert names(units) == CELLS[cell]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Ban Giám hiệu\nTổ Văn phòng", ["Ban Giám hiệu", "Tổ Văn phòng"]),
        ("Phó Hiệu trưởng\nTổ trưởng chuyên môn", ["Phó Hiệu trưởng", "Tổ trưởng chuyên môn"]),
        ("Phòng Tổ chức\nCán bộ", ["Phòng Tổ chức Cán bộ"]),
        ("Phòng Cảnh sát\nGiao thông", ["Phòng Cảnh sát Giao thông"]),
    ],
)
def test_two_offices_are_parted_whatever_the_line_is(cell: str, expected: list[str]) -> None:
    s = Syllables(cell)
    assert names([unit for part in cell_parts(s, 0, len(cell), ()) for unit in read_cell_units(s, *part)]) == expected
