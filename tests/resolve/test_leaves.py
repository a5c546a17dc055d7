"""Who is told, where the words alone would say another: those who direct, those who speak, what is only told in passing."""

from pipeline.process import process
from tests.written import names, tasks_of


def test_those_whom_the_lead_is_told_to_direct_do_not_lead() -> None:
    body = """Phó Chủ tịch UBND tỉnh kết luận như sau:
1. Đề nghị Chủ tịch UBND huyện Trà Lam chỉ đạo:
a) Công an huyện tuần tra ban đêm trước ngày 20/4/2026.
b) Phòng Y tế rà soát thuốc dự trữ.
2. Sở Công Thương kiểm tra các kho xăng dầu."""
    assert [names(task.lead) for task in tasks_of(body)] == [["UBND huyện Trà Lam"], ["UBND huyện Trà Lam"], ["Sở Công Thương"]]


def test_who_speaks_directs_nobody_away_from_the_lead() -> None:
    body = """Chủ tịch UBND tỉnh chỉ đạo như sau:
1. Sở Công Thương kiểm tra các kho xăng dầu."""
    assert [names(task.lead) for task in tasks_of(body)] == [["Sở Công Thương"]]


def test_order_with_a_day_after_the_closing_formula() -> None:
    body = """Phó Chủ tịch UBND tỉnh kết luận như sau:
1. Sở Công Thương kiểm tra các kho xăng dầu.
Văn phòng UBND tỉnh thông báo để các đơn vị biết, thực hiện. Yêu cầu các đơn vị báo cáo kết quả trước ngày 05/5/2026./."""
    assert [task.text.split()[0] for task in tasks_of(body)] == ["kiểm", "báo"]


def test_what_another_notice_assigned_is_told_in_passing() -> None:
    body = """Thực hiện Thông báo số 30/TB-UBND ngày 05/02/2026, trong đó giao Sở Y tế xây dựng Bộ tiêu chí, Sở Y tế đã hoàn thành dự thảo.
Sở Y tế đề nghị các đơn vị góp ý bằng văn bản trước ngày 20/3/2026."""
    assert [names(task.lead) for task in tasks_of(body, kind="CV", to="Các đơn vị trực thuộc Sở")] == [["các đơn vị"]]


def test_consent_and_what_was_said_in_the_meeting_give_no_work() -> None:
    body = """Phó Chủ tịch UBND tỉnh kết luận như sau:
1. Về nguyên tắc, đồng ý cho Hợp tác xã Lam Giang được giãn tiến độ.
2. Tại phiên họp, Giám đốc Sở Nội vụ báo cáo sẽ hoàn thành việc thi tuyển trước ngày 20/12/2026."""
    assert tasks_of(body) == ()


def parts(body: str) -> list[tuple[str, str | None]]:
    """The first word of each task and when its first deadline falls due."""
    opening = "Phó Chủ tịch UBND tỉnh kết luận như sau:\n"
    return [(task.text.split()[0], task.deadlines[0].due if task.deadlines else None) for task in tasks_of(opening + body)]


def test_second_goal_without_a_verb_has_its_own_deadline() -> None:
    body = "1. Ban Quản lý dự án Lam Giang hoàn thành cầu Đá trong quý III năm 2026, đường dẫn vào cầu trong quý IV năm 2026."
    assert parts(body) == [("hoàn", "2026-09-30"), ("đường", "2026-12-31")]


def test_rounds_of_one_work_stay_one_task() -> None:
    body = "1. Công ty Thủy lợi Lam Giang xả nước đợt 1 trước ngày 10/4/2026, đợt 2 trước ngày 10/5/2026."
    assert parts(body) == [("xả", "2026-04-10")]


def test_deadline_that_opens_the_leaf_opens_the_passage() -> None:
    body = "1. Trước ngày 15/4/2026, Sở Y tế lập danh sách, báo cáo UBND tỉnh trước ngày 20/4/2026."
    assert parts(body) == [("Trước", "2026-04-15"), ("báo", "2026-04-20")]


def test_who_carries_out_the_work_told_before() -> None:
    body = "1. Phát tờ rơi tại 12 chợ. Giao Đoàn Thanh niên tỉnh thực hiện, Sở Công Thương phối hợp."
    [task] = tasks_of("Phó Chủ tịch UBND tỉnh kết luận như sau:\n" + body)
    assert (task.text.split()[0], names(task.lead), names(task.coordinating)) == ("Phát", ["Đoàn Thanh niên tỉnh"], ["Sở Công Thương"])


def test_a_letter_to_bodies_of_a_kind_tells_them_what_to_do_by_a_day() -> None:
    dated = "Các trường lập danh sách gửi về Phòng trước ngày 15/4/2026."
    assert [names(task.lead) for task in tasks_of(dated, kind="CV", to="Các trường tiểu học")] == [["Các trường"]]
    assert tasks_of("Các trường có nhiều học sinh giỏi.", kind="CV", to="Các trường tiểu học") == ()
    assert tasks_of("Sở Giáo dục và Đào tạo tổ chức hội thi trước ngày 15/4/2026.", kind="CV", to="Các trường tiểu học") == ()


def test_whom_the_addressees_are_to_appoint_is_not_told() -> None:
    body = """Sở Giáo dục và Đào tạo yêu cầu Hiệu trưởng các trường:
1. Phân công giáo viên trực ban đêm.
2. Phân công các tổ chuyên môn rà soát giáo án."""
    tasks = tasks_of(body, kind="CV", to="Các trường tiểu học")
    assert [(names(task.lead), task.text.split()[0]) for task in tasks] == [(["các trường"], "Phân"), (["các tổ chuyên môn"], "rà")]


def test_heading_that_says_what_the_unit_is() -> None:
    body = """Phó Chủ tịch UBND tỉnh kết luận như sau:
1. Sở Y tế: cơ quan thường trực
a) Xây dựng kịch bản diễn tập.
b) Chuẩn bị hội trường."""
    assert [names(task.lead) for task in tasks_of(body)] == [["Sở Y tế"], ["Sở Y tế"]]


def test_what_the_law_says_is_no_order() -> None:
    body = """Phó Chủ tịch UBND tỉnh kết luận như sau:
1. Theo quy định của Luật Đấu thầu, chủ đầu tư phải đăng tải kế hoạch lựa chọn nhà thầu.
2. Sở Y tế rà soát thuốc dự trữ."""
    assert [names(task.lead) for task in tasks_of(body)] == [["Sở Y tế"]]


ANSWER = """UBND TỈNH LAM GIANG
SỞ TƯ PHÁP
Số: 41/STP-HT
V/v trả lời Trung tâm Dịch thuật Lam Giang
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lam Giang, ngày 10 tháng 3 năm 2026

Kính gửi: Trung tâm Dịch thuật Lam Giang

Sở Tư pháp có ý kiến như sau:

1. Người dịch phải ký vào từng trang của bản dịch. Tổ chức hành nghề niêm yết việc thụ lý trong thời hạn 15 ngày.

2. Đề nghị Trung tâm gửi danh sách người dịch.

Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Trần Văn Hạc
"""


def test_letter_that_answers_assigns_only_what_it_asks_outright() -> None:
    assert [task.text for task in process(ANSWER.encode(), name="invented.txt").tasks] == ["gửi danh sách người dịch."]


def test_row_that_opens_a_part_of_a_part_is_no_task() -> None:
    body = """Phân công nhiệm vụ như sau:
| TT | Nội dung | Chủ trì | Thời hạn |
| II.1 | Hạ tầng | | |
| 1 | Sửa kênh chính | Sở Xây dựng | 30/6/2026 |
| II.2 | Truyền thông | | |
| 2 | Viết bài tuyên truyền | Báo Lam Giang | 31/7/2026 |"""
    assert [names(task.lead) for task in tasks_of(body, kind="KH")] == [["Sở Xây dựng"], ["Báo Lam Giang"]]


def test_a_call_that_tells_whom_to_ask_is_no_work() -> None:
    body = """Sở Giáo dục và Đào tạo yêu cầu Hiệu trưởng các trường:
1. Kiểm tra cổng trường.
2. Riêng các trường tiểu học, ngoài các nội dung trên, tổ chức ôn tập cho học sinh.
Yêu cầu Hiệu trưởng các trường nghiêm túc thực hiện. Mọi vướng mắc liên hệ Sở để được hướng dẫn./."""
    tasks = tasks_of(body, kind="CV", to="Hiệu trưởng các trường")
    assert [names(task.lead) for task in tasks] == [["các trường"], ["các trường tiểu học"]]


def test_who_helps_with_a_list_helps_with_each_item() -> None:
    body = """
    1. Sở Y tế:
    a) Phối hợp với các sở, ngành liên quan hướng dẫn, chỉ đạo:
    - Mua bổ sung thuốc hạ sốt cho các trạm y tế.
    - Sửa chữa các xe cứu thương đã hỏng.
    b) Báo cáo số giường bệnh còn trống.
    """
    helping = [names(task.coordinating) for task in tasks_of(body)]
    assert helping == [["các sở, ngành liên quan"], ["các sở, ngành liên quan"], []]


def test_what_to_do_about_difficulties_is_no_task_of_its_own() -> None:
    body = """
    1. Giao Sở Y tế kiểm kê thuốc. Trong quá trình thực hiện nếu có khó khăn, vướng mắc, các cơ quan, đơn vị báo cáo UBND tỉnh xem xét.
    2. Giao Sở Xây dựng sửa cầu. Trong quá trình sửa cầu, các xã, phường cắm biển báo.
    """
    assert [names(task.lead) for task in tasks_of(body)] == [["Sở Y tế"], ["Sở Xây dựng"], ["các xã, phường"]]


def test_behind_a_colon_the_passage_begins_with_whom_the_work_is_done() -> None:
    body = """Phó Chủ tịch UBND tỉnh kết luận như sau:
1. Sở Nội vụ: Phối hợp với Công an tỉnh kiểm tra kho lưu trữ.
2. Sở Y tế: Chủ trì, phối hợp với Công an tỉnh kiểm tra kho thuốc."""
    starts = [" ".join(task.text.split()[:2]) for task in tasks_of(body)]
    assert starts == ["Phối hợp", "kiểm tra"]
    assert [names(task.coordinating) for task in tasks_of(body)] == [["Công an tỉnh"]] * 2


def test_second_subject_after_a_comma_has_its_own_task() -> None:
    body = "1. Phòng Kỹ thuật đo điện trở nối đất cột thu lôi, Phòng Hành chính dựng lại rào chắn phía đông."
    tasks = tasks_of("Phó Chủ tịch UBND tỉnh kết luận như sau:\n" + body)
    assert [names(task.lead) for task in tasks] == [["Phòng Kỹ thuật"], ["Phòng Hành chính"]]


def test_unit_in_a_list_after_a_comma_is_no_second_subject() -> None:
    body = "1. Sở Y tế rà soát hồ sơ, phối hợp với Sở Tài chính, Sở Nội vụ tổ chức thẩm định."
    [task] = tasks_of("Phó Chủ tịch UBND tỉnh kết luận như sau:\n" + body)
    assert (names(task.lead), names(task.coordinating)) == (["Sở Y tế"], ["Sở Tài chính", "Sở Nội vụ"])


def test_an_opening_with_a_purpose_opens_the_orders_below() -> None:
    body = """Để tổng kết, đánh giá mùa lễ hội Suối Đá năm 2026, Phó Chủ tịch UBND tỉnh có ý kiến như sau:
1. Tổ chức cuộc họp tổng kết trước ngày 10/6/2026.
2. Đồng ý lùi thời gian trình Đề án sang tháng 12/2026 như đề nghị của Sở Y tế."""
    tasks = tasks_of(body, kind="CV", to="Sở Y tế")
    assert [(task.text.split()[0], names(task.lead)) for task in tasks] == [("Tổ", ["Sở Y tế"])]


def test_consent_before_the_order_of_another_is_no_work() -> None:
    body = """Phó Chủ tịch UBND tỉnh kết luận như sau:
1. Yêu cầu các cơ quan, đơn vị thực hiện:
a) Đối với đá đắp kè: thống nhất dùng đá mỏ Suối Cạn. Nhà thầu gói thầu số 05 hoàn tất thí nghiệm trước ngày 20/4/2026.
2. Thống nhất với Sở Tài chính nguồn vốn, giao Ban Quản lý dự án 2 chuẩn bị hồ sơ."""
    assert [(task.text.split()[0], names(task.lead)) for task in tasks_of(body)] == [
        ("hoàn", ["Nhà thầu gói thầu số 05"]),
        ("chuẩn", ["Ban Quản lý dự án 2"]),
    ]


def test_the_cases_of_citizens_who_were_received_are_no_work() -> None:
    body = """Chủ tịch UBND xã có ý kiến chỉ đạo đối với từng trường hợp như sau:
1. Ông Lò Văn Phơi, trú tại bản Co Mạ: kiến nghị việc đền bù đất.
Giao Phòng Kinh tế kiểm tra, trả lời công dân trước ngày 05/4/2026.
2. Bà Tòng Thị Hặc: khiếu nại Quyết định số 12/QĐ-UBND. Yêu cầu Ban Tiếp công dân lưu hồ sơ."""
    assert [names(task.lead) for task in tasks_of(body)] == [["Phòng Kinh tế"], ["Ban Tiếp công dân"]]
