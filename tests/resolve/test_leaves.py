"""Who is told, where the words alone would say another: those who direct, those who speak, what is only told in passing."""

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
