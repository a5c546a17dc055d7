"""What each paragraph does: it names units, introduces, orders, details, closes or reports."""

from models.document import Document
from models.mention import Reading
from models.outline import Frame, ZoneSpan
from pipeline.extract.language import Syllables
from pipeline.extract.reading import read_paragraphs
from pipeline.segment.outline import build_outline
from tests.segment.notices import Set, document
from tests.written import names


def readings(*lines: str) -> tuple[Reading, ...]:
    made: Document = document([Set(text=line) for line in lines], whole=True)
    frame = Frame(zones=(ZoneSpan(zone="body", start=0, end=len(made.text)),))
    return read_paragraphs(Syllables(made.text), build_outline(made, frame))


def roles(*lines: str) -> list[str]:
    return [reading.role for reading in readings(*lines)]


def test_the_parts_of_a_directive():
    assert roles(
        "Căn cứ Luật Tài nguyên nước năm 2023;",
        "Theo đề nghị của Giám đốc Sở Y tế.",
        "Thời gian qua, các sở đã nỗ lực.",
        "Chủ tịch UBND tỉnh yêu cầu các sở, ban, ngành thực hiện các nhiệm vụ sau:",
        "1. Rà soát kế hoạch sử dụng nước.",
        "Trên đây là ý kiến kết luận.",
    ) == ["report", "report", "report", "introduction", "order", "closing"]


def test_an_introduction_gives_its_units_helpers_and_deadline():
    first, *_ = readings("1. Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính thực hiện trước ngày 20/3/2026:", "a) Rà soát thuốc.")
    assert (first.role, names(first.lead), names(first.coordinating)) == ("introduction", ["Sở Y tế"], ["Sở Tài chính"])
    assert first.directing
    assert first.sets_deadline


def test_an_issuer_that_speaks_gives_no_unit():
    first, *_ = readings("UBND tỉnh ban hành Kế hoạch như sau:", "1. Rà soát kế hoạch sử dụng nước.")
    assert (first.role, first.lead, first.directing) == ("introduction", (), True)


def test_headings_say_whether_what_follows_directs():
    said = readings("I. MỤC ĐÍCH, YÊU CẦU", "1. Nâng cao nhận thức.", "II. NHIỆM VỤ", "1. Rà soát.", "III. CHUYỆN KHÁC", "1. Việc khác.")
    assert [(reading.role, reading.directing) for reading in said[::2]] == [("heading", False), ("heading", True), ("heading", None)]


def test_headings_of_units():
    first, _, third, _ = readings("1. Sở Y tế", "a) Rà soát.", "2. Sở Xây dựng chủ trì, phối hợp với Sở Nội vụ:", "a) Kiểm tra.")
    assert [(reading.role, reading.names_units, names(reading.lead)) for reading in (first, third)] == [
        ("heading", True, ["Sở Y tế"]),
        ("heading", True, ["Sở Xây dựng"]),
    ]
    assert names(third.coordinating) == ["Sở Nội vụ"]


def test_a_unit_without_anything_below_it_is_no_heading():
    assert roles("1. Sở Y tế", "2. Sở Xây dựng") == ["order", "order"]


def test_headings_with_a_time():
    said = readings("I. VIỆC CẦN LÀM NGAY TRONG THÁNG 3/2026", "1. Rà soát.", "II. NHIỆM VỤ TRONG NĂM 2026", "1. Báo cáo.")
    assert [reading.sets_deadline for reading in said[::2]] == [True, False]


def test_an_order_with_details_below_it():
    first, *_ = readings("1. Sở Tài chính lập báo cáo gồm:", "a) Số thu;", "b) Số chi.")
    assert (first.role, first.details_follow) == ("order", True)


def test_an_order_that_goes_on_below_it():
    first, *_ = readings("1. Giao Sở Y tế rà soát toàn bộ số giường bệnh, báo cáo UBND tỉnh; trong đó lưu ý:", "a) Bổ sung thuốc.")
    assert (first.role, first.details_follow, names(first.lead)) == ("order", False, ["Sở Y tế"])


def test_a_short_order_above_orders_to_units_is_their_topic():
    first, *_ = readings("1. Tăng cường tuyên truyền.", "a) Sở Y tế tuyên truyền phòng bệnh.", "b) Báo Lam Giang mở chuyên mục.")
    assert first.role == "heading"


def test_whose_work_is_only_named_is_told_nothing():
    (given,) = readings("- Thực hiện các nhiệm vụ Thủ tướng Chính phủ giao cho Bộ Y tế tại Chỉ thị số 3/CT-TTg, trong đó nêu rõ thời hạn.")
    (giving,) = readings("- Để thực hiện các nhiệm vụ nêu trên, Thủ tướng Chính phủ giao Bộ Y tế rà soát thuốc dự trữ.")
    assert (names(given.lead), names(giving.lead)) == ([], ["Bộ Y tế"])


def test_an_order_before_the_closing_call_is_no_topic():
    first, _ = readings(
        "3. Kịp thời báo cáo Sở Y tế số giường còn trống.", "Sở Y tế trân trọng đề nghị UBND các xã, phường quan tâm thực hiện./."
    )
    assert first.role == "order"


def test_sentences_that_only_look_like_orders():
    (first,) = readings("Phát triển du lịch là nhiệm vụ trọng tâm.")
    assert [clause.past for clause in first.clauses] == [True]


def test_the_implementing_clause_closes():
    assert roles(
        "Điều 1. Giao Sở Y tế rà soát.",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        "Điều 3. Giám đốc Sở Y tế chịu trách nhiệm thi hành Quyết định này./.",
    ) == ["order", "closing", "closing"]


def test_bullets_behind_the_implementing_clause_make_it_no_order():
    clause = "Điều 3. Giám đốc Sở Y tế, Trưởng các phòng chịu trách nhiệm thi hành Quyết định này"
    assert roles(clause + "./.", "- UBND tỉnh;", "- Các sở, ban, ngành.")[0] == "closing"
    assert roles(clause + ":", "- Sở Y tế rà soát thuốc.", "- Sở Tài chính bố trí vốn.")[0] != "closing"


def test_a_scrap_behind_a_unit_is_no_action():
    [scrap], [order] = (reading.clauses for line in ("1. Sở Y tế n : :", "1. Sở Y tế phúc tra hồ sơ.") for reading in readings(line))
    assert (scrap.cue, order.cue) == ("none", "subject")


def test_a_paragraph_at_the_end_may_speak_of_the_whole_notice():
    *_, last = readings("1. Giao Sở Y tế rà soát.", "Giao Văn phòng UBND tỉnh theo dõi việc thực hiện Thông báo này.")
    assert last.of_notice
    *_, last = readings("1. Giao Sở Y tế rà soát.", "Hoàn thành trong quý II.")
    assert not last.of_notice


def test_an_issuer_that_asks_behind_its_legal_basis_orders():
    basis, asked, submitted = readings(
        "Thực hiện Công văn số 12/SGD ngày 03/4/2026 của Sở Giáo dục về việc khảo sát;",
        "Thực hiện Công văn số 12/SGD ngày 03/4/2026 của Sở Giáo dục về việc khảo sát, Phòng Giáo dục đề nghị các trường rà soát số liệu.",
        "Xét đề nghị của Sở Y tế tại Tờ trình số 5/TTr-SYT ngày 03/4/2026, Chủ tịch UBND tỉnh giao Sở Tài chính bố trí kinh phí.",
    )
    assert basis.role == "report"
    assert [(reading.role, names(reading.lead)) for reading in (asked, submitted)] == [
        ("order", ["các trường"]),
        ("order", ["Sở Tài chính"]),
    ]


def test_bodies_of_a_kind_are_to_act_behind_a_legal_basis():
    cited = "Căn cứ Kế hoạch số 12/KH-UBND ngày 02/3/2026 của UBND tỉnh"
    acting, listed, done, law, issuer = readings(
        f"{cited}, các trường lập danh sách gửi về Phòng trước ngày 15/3/2026.",
        f"{cited} về hỗ trợ học sinh, các trường rà soát số liệu;",
        f"{cited}, các trường đã lập danh sách.",
        f"{cited}; theo đó, từ ngày 01/7/2026, các trường phải chuyển sang dùng học bạ số.",
        f"{cited}, Sở Giáo dục và Đào tạo tổ chức tập huấn.",
    )
    assert (acting.role, names(acting.lead)) == ("order", ["các trường"])
    assert [reading.role for reading in (listed, done, law, issuer)] == ["report"] * 4


def test_a_basis_that_cites_who_was_given_work_stays_a_basis():
    cited, _ = readings(
        "Căn cứ Quyết định số 5/QĐ-UBND ngày 03/4/2026 của UBND tỉnh giao Sở Nội vụ rà soát biên chế;", "Điều 1. Việc khác."
    )
    assert cited.role == "report"


def test_a_closing_call_with_a_report_by_a_day_orders():
    called, reported = readings(
        "Nhận được công văn này, yêu cầu các trường nghiêm túc thực hiện.",
        "Nhận được công văn này, yêu cầu các trường thực hiện và nộp báo cáo về Phòng Giáo dục trước 9h00 ngày 23/4/2026.",
    )
    assert [called.role, reported.role] == ["closing", "order"]
    assert names(reported.lead) == ["các trường"]


def test_praise_is_no_order_and_spreading_good_examples_is():
    praised, spread = readings("1. Biểu dương các tập thể đã nỗ lực.", "2. Biểu dương, nhân rộng các gương người tốt.")
    assert [praised.role, spread.role] == ["report", "order"]
    assert not spread.clauses[0].past
