"""The words of the pages: values of the register in Vietnamese."""

import re
from collections.abc import Callable
from typing import Any

from pipeline.clock import then, today
from pipeline.review.edits import brief

STATES = {"open": "Chưa xem", "accepted": "Đã chấp nhận", "corrected": "Đã sửa", "rejected": "Đã bỏ"}
KINDS = {
    "accept": "Chấp nhận",
    "correct": "Sửa",
    "reject": "Bỏ",
    "reopen": "Xem lại",
    "add": "Thêm việc",
    "split": "Tách",
    "merge": "Gộp",
    "bulk": "Chấp nhận hàng loạt",
    "header": "Sửa thông tin văn bản",
    "finish": "Hoàn tất văn bản",
    "resume": "Mở lại văn bản",
    "undo": "Hoàn tác",
    "redo": "Làm lại",
}
VIEWS = {
    "can-xem": "Cần xem",
    "chua-xong": "Chưa xong",
    "khong-viec": "Không có nhiệm vụ",
    "da-xong": "Đã xong",
    "loi": "Không đọc được",
    "tat-ca": "Tất cả",
}
ROLES = {"xem": "Xem", "ra-soat": "Rà soát", "quan-tri": "Quản trị"}
SEVERITY = {0: "", 1: "Lưu ý", 2: "Cần xem", 3: "Lỗi"}
HEADER = {
    "type": "Loại văn bản",
    "number": "Số, ký hiệu",
    "issued_on": "Ngày ban hành",
    "issuer": "Cơ quan ban hành",
    "subject": "Trích yếu",
    "signer": "Người ký",
    "place": "Địa danh",
}
EVENTS = {
    "login": "Đăng nhập",
    "wrong": "Sai mật khẩu",
    "account": "Tạo hoặc đổi tài khoản",
    "close": "Khoá tài khoản",
    "open": "Mở lại tài khoản",
    "password": "Đổi mật khẩu",
    "upload": "Tải tệp lên",
    "alias": "Ghi vào từ vựng",
    "refused": "Từ chối tệp tải lên",
}


def day(text: str | None) -> str:
    """An ISO day, month or year as it is written in Vietnamese: 08/01/2025, 01/2025, 2025."""
    return "/".join(reversed(text.split("-"))) if text else ""


def moment(seconds: float) -> str:
    """Seconds since 1970 as a time of day and a day."""
    return then(seconds).strftime("%H:%M %d/%m/%Y")


def percent(share: float | None) -> str:
    """A share in whole percent."""
    return "" if share is None else f"{share * 100:.0f} %"


def overdue(text: str | None) -> bool:
    """Whether the ISO day is over."""
    return bool(text) and str(text) < today().isoformat()


def plain(words: str) -> str:
    """The words without the rule of recurrence that iCalendar writes, which only programs read."""
    return re.sub(r" \(FREQ=[^)]*\)", "", words)


FILTERS: dict[str, Callable[..., Any]] = {
    "brief": brief,
    "day": day,
    "moment": moment,
    "percent": percent,
    "overdue": overdue,
    "plain": plain,
}
GLOBALS: dict[str, Any] = {
    "STATES": STATES,
    "KINDS": KINDS,
    "VIEWS": VIEWS,
    "ROLES": ROLES,
    "SEVERITY": SEVERITY,
    "HEADER": HEADER,
    "EVENTS": EVENTS,
}
