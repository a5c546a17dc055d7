"""Units where nothing else is said: headings, cells of a table, bullets, the address, a pair of brackets."""

import pytest

from models.outline import Frame, ZoneSpan
from pipeline.extract.abbreviations import define_abbreviations
from pipeline.extract.addressees import find_addressees
from pipeline.extract.cell_roles import read_cell_roles
from pipeline.extract.cell_units import read_cell_units, read_cut_cell_units
from pipeline.extract.deadlines import find_cut_cell_deadlines
from pipeline.extract.language import Syllables
from pipeline.extract.unit_headings import read_unit_heading
from pipeline.extract.units import read_units
from tests.written import names, tasks_of

HEADINGS = {
    "Vụ Thi đua - Văn phòng Ban Chỉ đạo": ["Vụ Thi đua"],
    "Sở Xây dựng - Cơ quan thường trực Ban Chỉ đạo nhà ở tỉnh:": ["Sở Xây dựng"],
    "Sở Công Thương": ["Sở Công Thương"],
    "Sở Y tế:": ["Sở Y tế"],
    "Sở Y tế (cơ quan thường trực)": ["Sở Y tế"],
    "Đối với UBND các xã, phường": ["UBND các xã, phường"],
    "Trách nhiệm của Sở Y tế": ["Sở Y tế"],
    "Nhiệm vụ của Thanh tra tỉnh": ["Thanh tra tỉnh"],
    "Giao Sở Y tế": ["Sở Y tế"],
    "Giao Sở Y tế, Sở Tài chính:": ["Sở Y tế", "Sở Tài chính"],
    "Phân công Sở Nội vụ": ["Sở Nội vụ"],
    "Đề nghị Đài Phát thanh và Truyền hình tỉnh": ["Đài Phát thanh và Truyền hình tỉnh"],
    "Yêu cầu các sở, ban, ngành:": ["các sở, ban, ngành"],
    "Về phía UBND xã Tân Khê:": ["UBND xã Tân Khê"],
    "Sở Y tế/Sở Tài chính": ["Sở Y tế", "Sở Tài chính"],
    "Các Sở: Y tế, Tài chính": ["Sở Y tế", "Sở Tài chính"],
    "Các sở, ban, ngành, địa phương": ["Các sở, ban, ngành, địa phương"],
    "Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường": ["các sở, ban, ngành", "UBND các xã, phường"],
    "Công ty cổ phần Cấp nước Lam Giang": ["Công ty cổ phần Cấp nước Lam Giang"],
    "Đồng chí Nguyễn Thị Lam": ["Đồng chí Nguyễn Thị Lam"],
    "UBND tỉnh chỉ đạo các đơn vị liên quan:": ["UBND tỉnh"],
    "Nhiệm vụ và quyền hạn của Đoàn kiểm tra": ["Đoàn kiểm tra"],
    "Sở Lao động - Thương binh và Xã hội chủ trì, phối hợp thực hiện": ["Sở Lao động - Thương binh và Xã hội"],
    "Phòng Cấp phép Xây dựng và phòng cháy, chữa cháy và các đơn vị thuộc Sở:": [
        "Phòng Cấp phép Xây dựng và phòng cháy, chữa cháy",
        "các đơn vị thuộc Sở",
    ],
    "Ban Quản lý dự án đầu tư xây dựng thuộc tỉnh và các chủ đầu tư:": [
        "Ban Quản lý dự án đầu tư xây dựng thuộc tỉnh",
        "các chủ đầu tư",
    ],
    "Bí thư, Chủ tịch UBND xã Tân Khê": ["UBND xã Tân Khê"],
    "Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ": ["Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ"],
    "Trách nhiệm chung của các cơ quan, đơn vị": ["các cơ quan, đơn vị"],
    "Nhiệm vụ cụ thể của Sở Y tế": ["Sở Y tế"],
    "Đồng chí Trần Văn Hạc - Phó Bí thư Đảng ủy, Trưởng Tiểu ban": ["Đồng chí Trần Văn Hạc"],
    "Trưởng phòng Kinh tế - Thành viên": ["Phòng Kinh tế"],
    "Phó Hiệu trưởng Đỗ Thị Ngà": ["Phó Hiệu trưởng Đỗ Thị Ngà"],
    "Phó Chủ tịch phụ trách lĩnh vực Văn hóa - Xã hội": ["Phó Chủ tịch phụ trách lĩnh vực Văn hóa - Xã hội"],
    "Ban công tác Mặt trận các thôn trên địa bàn xã": ["Ban công tác Mặt trận các thôn trên địa bàn xã"],
    "Đoàn Thanh niên nhà trường": ["Đoàn Thanh niên nhà trường"],
    "Bộ phận Văn phòng, Kế toán, Thủ quỹ": ["Bộ phận Văn phòng", "Kế toán", "Thủ quỹ"],
    "Các đơn vị sản xuất, kinh doanh nước đóng chai trên địa bàn": ["Các đơn vị sản xuất, kinh doanh nước đóng chai trên địa bàn"],
}
OTHER_HEADINGS = """Về nước sinh hoạt|Công tác tuyên truyền|Tổ chức thực hiện|Kinh phí thực hiện|Nhiệm vụ trọng tâm|Thời gian thực hiện
Sở Y tế - Văn phòng tổ chức họp|Sở Y tế - Sở Nội vụ
Sở Y tế rà soát số giường bệnh.|Giao Sở Y tế rà soát:|Sở Y tế đã hoàn thành|Tổ chức tuyên truyền|Kết quả của Sở Y tế|Báo cáo của các đơn vị
Sở Y tế rà soát, báo cáo và các đơn vị:|Sở Y tế báo cáo
Nhiệm vụ chung|Phó Chủ tịch phụ trách văn xã chủ trì. Ban họp hằng tuần|Trách nhiệm cụ thể như sau
Phòng, chống dịch bệnh|Các nội dung khác|Các dự án chậm tiến độ|Trường hợp đặc biệt|Ban hành kế hoạch
Phân công giáo viên trực, niêm yết lịch trực. Hồ sơ gồm:""".replace("\n", "|").split("|")
CELLS = {
    "Sở Y tế": ["Sở Y tế"],
    "Sở Y tế, Sở Tài chính": ["Sở Y tế", "Sở Tài chính"],
    "Sở Y tế\nSở Tài chính": ["Sở Y tế", "Sở Tài chính"],
    "- Sở Y tế\n- Sở Tài chính": ["Sở Y tế", "Sở Tài chính"],
    "Đề nghị Hội Nông dân tỉnh; giao Tổ rà soát": ["Hội Nông dân tỉnh", "Tổ rà soát"],
    "Hội đồng thẩm định; các tổ kiểm kê": ["Hội đồng thẩm định", "các tổ kiểm kê"],
    "Nguyễn Thị\nLam\nTrần Văn\nHạc": ["Nguyễn Thị Lam", "Trần Văn Hạc"],
    "Sở Nông nghiệp\nvà Môi trường": ["Sở Nông nghiệp và Môi trường"],
    "Các Sở: Y tế, Tài chính": ["Sở Y tế", "Sở Tài chính"],
    "UBND các xã: Tân Khê, Phú Lạc": ["UBND xã Tân Khê", "UBND xã Phú Lạc"],
    "Sở, ngành liên quan": ["Sở, ngành liên quan"],
    "Các sở, ban, ngành; UBND các xã, phường": ["Các sở, ban, ngành", "UBND các xã, phường"],
    "Sở Y tế và các đơn vị liên quan": ["Sở Y tế", "các đơn vị liên quan"],
    "Nhóm tình nguyện Suối Ngà": ["Nhóm tình nguyện Suối Ngà"],
    "Tổ hợp tác số 2, Sở Y tế": ["Tổ hợp tác số 2", "Sở Y tế"],
    "Sở Y tế chủ trì; Sở Tài chính phối hợp": ["Sở Y tế", "Sở Tài chính"],
    "Sở Y tế (chủ trì), Sở Tài chính": ["Sở Y tế", "Sở Tài chính"],
    "1. Sở Y tế đầu mối, tham mưu kịch bản\nthực hiện công tác thống kê.\n2. Các sở, ngành theo chức năng, nhiệm vụ được giao.": [
        "Sở Y tế",
        "Các sở, ngành",
    ],
    "1. Sở Y tế tổng hợp; chủ trì, phối hợp với Sở Nội vụ nghiên cứu mô hình.\n2. Các sở rà soát, cắt giảm.": [
        "Sở Y tế",
        "Các sở",
    ],
    "1. Về khu điều trị: Sở Y tế chủ trì.\n2. Về biên chế, phụ cấp: Sở Nội vụ chủ trì.": ["Sở Y tế", "Sở Nội vụ"],
    "1. Sở Y tế: chủ trì dữ liệu, số hóa.\n2. Sở Nội vụ: chủ trì biên chế, phụ cấp.": ["Sở Y tế", "Sở Nội vụ"],
    "Sở Y tế, các cơ quan quản lý ngành, lĩnh vực và các địa phương": [
        "Sở Y tế",
        "các cơ quan quản lý ngành, lĩnh vực",
        "các địa phương",
    ],
    "CA tỉnh, BCH QS tỉnh": ["CA tỉnh", "BCH QS tỉnh"],
    "Chủ tịch UBND xã": ["UBND xã"],
    "Cá nhân, tổ chức": ["Cá nhân, tổ chức"],
    "Đồng chí Phó Chủ tịch Thường trực, phụ trách lĩnh vực văn xã; Văn phòng": [
        "Đồng chí Phó Chủ tịch Thường trực, phụ trách lĩnh vực văn xã",
        "Văn phòng",
    ],
    "Các tổ viên, giúp việc Ban Tổ chức, Sở Y tế": ["Các tổ viên, giúp việc Ban Tổ chức", "Sở Y tế"],
    "Sở Y tế.": ["Sở Y tế"],
    "": [],
    "–": [],
}


@pytest.mark.parametrize(("text", "units"), HEADINGS.items(), ids=HEADINGS.keys())
def test_a_heading_of_units(text, units):
    heading = read_unit_heading(Syllables(text), 0, len(text))
    assert heading is not None
    assert (names(heading.lead), names(heading.coordinating)) == (units, [])


def test_a_heading_may_name_who_helps():
    text = "Sở Y tế chủ trì, phối hợp với Sở Tài chính:"
    heading = read_unit_heading(Syllables(text), 0, len(text))
    assert heading is not None
    assert (names(heading.lead), names(heading.coordinating)) == (["Sở Y tế"], ["Sở Tài chính"])


@pytest.mark.parametrize("text", OTHER_HEADINGS)
def test_a_heading_of_something_else(text):
    assert read_unit_heading(Syllables(text), 0, len(text)) is None


@pytest.mark.parametrize(("text", "units"), CELLS.items(), ids=CELLS.keys())
def test_everything_in_a_cell_names_somebody(text, units):
    found = read_cell_units(Syllables(text), 0, len(text))
    assert names(found) == units
    assert all(" ".join(text[unit.start : unit.end].split()) == unit.as_written for unit in found)


def test_a_cell_ends_where_it_ends():
    text = "Sở Y tế | Sở Tài chính | Sở Nội vụ"
    assert names(read_cell_units(Syllables(text), 10, 22)) == ["Sở Tài chính"]


def test_a_name_in_a_cell_that_the_page_cuts():
    text = "Sở Nông nghiệp và\nTrang 2\nMôi trường, Sở Y tế"
    spans = ((0, 17), (26, len(text)))
    found = read_cut_cell_units(text, spans)
    assert names(found) == ["Sở Nông nghiệp và Môi trường", "Sở Y tế"]
    assert [text[unit.start : unit.end] for unit in found] == ["Sở Nông nghiệp và", "Sở Y tế"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Kính gửi: Sở Y tế.", ["Sở Y tế"]),
        ("Kính gửi:\n- Sở Y tế;\n- UBND các xã, phường.", ["Sở Y tế", "UBND các xã, phường"]),
        ("Kính gửi: Các Sở: Y tế, Tài chính; UBND xã Tân Khê.", ["Sở Y tế", "Sở Tài chính", "UBND xã Tân Khê"]),
        ("Kính gửi: Các đơn vị trực thuộc.", ["Các đơn vị trực thuộc"]),
        ("Kính gửi: Giám đốc Sở Y tế.", ["Sở Y tế"]),
    ],
)
def test_the_address(text, units):
    frame = Frame(zones=(ZoneSpan(zone="addressees", start=0, end=len(text)),))
    assert names(find_addressees(Syllables(text), frame)) == units


def test_nobody_is_addressed_elsewhere():
    text = "Kính gửi: Sở Y tế."
    assert find_addressees(Syllables(text), Frame(zones=(ZoneSpan(zone="body", start=0, end=len(text)),))) == ()


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("Công ty cổ phần Cấp nước Lam Giang (LGW) và", "LGW", "Công ty cổ phần Cấp nước Lam Giang"),
        ("Ban Quản lý Khu kinh tế Vũng Mơ (sau đây gọi tắt là BQL) và", "BQL", "Ban Quản lý Khu kinh tế Vũng Mơ"),
    ],
)
def test_an_abbreviation_that_the_notice_defines(text, short, name):
    s = define_abbreviations(Syllables(f"{text} {short} rà soát."))
    found = read_units(s, s.words.index(short, s.words.index("và")), len(s))
    assert found is not None
    assert names(found.units) == [name]


@pytest.mark.parametrize("text", ["thiết bị (USB) và", "Sở Y tế (gồm 3 phòng) và", "Sở Y tế (2026) và"])
def test_other_brackets_define_nothing(text):
    assert define_abbreviations(Syllables(text)).abbreviations == {}


def test_bullets_that_only_name_units_are_no_tasks():
    tasks = tasks_of("Chủ tịch UBND tỉnh giao các sở sau:\n- Sở Y tế;\n- Sở Tài chính.\nCó trách nhiệm thực hiện:\n1. Rà soát thuốc.", "CT")
    assert [(names(task.lead), task.text) for task in tasks] == [(["Sở Y tế", "Sở Tài chính"], "Rà soát thuốc.")]


ROLES = {
    "Sở Y tế (chủ trì), Sở Tài chính": (["Sở Y tế"], ["Sở Tài chính"]),
    "Sở Nội vụ chủ trì; Sở Y tế, UBND các xã vùng lũ phối hợp": (["Sở Nội vụ"], ["Sở Y tế", "UBND các xã vùng lũ"]),
    "Sở Xây dựng chủ trì; Sở Tài chính phối hợp thẩm định": (["Sở Xây dựng"], ["Sở Tài chính"]),
    "Xí nghiệp Nước sạch chủ trì, phối hợp với Phòng Kỹ thuật; Phòng Vật tư phối hợp cung ứng ống.": (
        ["Xí nghiệp Nước sạch"],
        ["Phòng Kỹ thuật", "Phòng Vật tư"],
    ),
    "Sở Y tế; phối hợp: Công an tỉnh": (["Sở Y tế"], ["Công an tỉnh"]),
    "Sở Y tế chủ trì, phối hợp Công an tỉnh": (["Sở Y tế"], ["Công an tỉnh"]),
    "Văn phòng Sở; Phòng Tổ chức phối hợp": (["Văn phòng Sở"], ["Phòng Tổ chức"]),
    "Công an tỉnh chủ trì\nSở Xây dựng phối hợp": (["Công an tỉnh"], ["Sở Xây dựng"]),
}


@pytest.mark.parametrize("cell", ROLES)
def test_cell_that_tells_who_leads_and_who_helps(cell: str) -> None:
    roles = read_cell_roles(Syllables(cell), 0, len(cell))
    assert roles is not None
    assert (names(roles.lead), names(roles.coordinating)) == ROLES[cell]


@pytest.mark.parametrize(
    "cell", ["Sở Y tế", "Sở Y tế, Sở Nội vụ", "Sở Y tế chủ trì phần 1; Sở Nội vụ chủ trì phần 2", "1. Sở Y tế chủ trì. 2. Các xã phối hợp."]
)
def test_cell_without_roles(cell: str) -> None:
    assert read_cell_roles(Syllables(cell), 0, len(cell)) is None


def test_a_number_glued_to_a_name_and_a_lost_blank_hide_no_unit() -> None:
    text = "1.BộTài chính đối\nvới cơ chế, chính sách.\n2.Sở KHCN đối\nvới xây dựng nền tảng"
    units = read_cell_units(Syllables(text), 0, len(text))
    assert [unit.name for unit in units] == ["Bộ Tài chính", "Sở KHCN"]
    assert text[units[0].start : units[0].end] == "BộTài chính"


def test_a_time_that_the_end_of_a_page_cuts_is_one() -> None:
    text = "Trước ngày\n- 7 -\n30/6/2031; hằng quý"
    first, second = find_cut_cell_deadlines(text, ((0, 10), (17, len(text))))
    assert (first.kind, first.as_written, text[first.start : first.end]) == ("before", "Trước ngày 30/6/2031", "Trước ngày")
    assert (second.kind, text[second.start : second.end]) == ("recurring", "hằng quý")
