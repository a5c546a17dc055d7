"""Minutes hand out only what was agreed in the end."""

from pipeline.process import process
from tests.written import names

MINUTES = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lam Giang, ngày 12 tháng 5 năm 2026

BIÊN BẢN
Kiểm tra hiện trường kè Suối Đá

Thực hiện Văn bản số 41/UBND-XD ngày 04/5/2026, theo đó UBND tỉnh giao Sở Xây dựng chủ trì kiểm tra kè Suối Đá.
Hôm nay, Sở Xây dựng phối hợp với UBND xã Lam Giang kiểm tra hiện trường kè Suối Đá.
I. THÀNH PHẦN
1. Đại diện Sở Xây dựng
- Ông Trần Văn Kè, chuyên viên.
II. NỘI DUNG KIỂM TRA
1. Ý kiến của UBND xã Lam Giang
- Đề nghị Sở Xây dựng sớm bố trí vốn sửa chữa.
- Thống nhất với nội dung kiểm tra nêu trên.
2. Ý kiến của Công ty Hoa Lam
- Yêu cầu UBND xã Lam Giang cắm mốc trước ngày 20/5/2026.
III. {concluding}
{agreed}
Biên bản được lập xong hồi 11 giờ cùng ngày, các bên nhất trí ký tên./."""


def leads(concluding: str, agreed: str) -> list[list[str]]:
    tasks = process(MINUTES.format(concluding=concluding, agreed=agreed).encode(), name="bien-ban.txt").tasks
    return [names(task.lead) for task in tasks]


def test_opinions_and_the_order_behind_the_visit_are_told_only() -> None:
    assert leads("THỐNG NHẤT CỦA ĐOÀN KIỂM TRA", "- Các bên thống nhất với kết quả kiểm tra nêu trên.") == []


def test_what_the_visitors_ask_for_in_the_end_is_work() -> None:
    asked = "- Yêu cầu Công ty Hoa Lam dọn lòng suối trước ngày 25/5/2026.\n- Đề nghị UBND xã Lam Giang theo dõi mực nước."
    assert leads("KẾT LUẬN, KIẾN NGHỊ", asked) == [["Công ty Hoa Lam"], ["UBND xã Lam Giang"]]
