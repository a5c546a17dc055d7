"""Secret notices are not processed on an ordinary system (Law on protection of state secrets 2018)."""

from models.notice import Header
from pipeline.errors import SecretNotice


def refuse_secret(header: Header, name: str) -> None:
    """Raise SecretNotice for a notice with a secrecy mark; the message names the file ``name`` and the mark, nothing of the content."""
    if header.secrecy:
        raise SecretNotice(
            f"Tệp “{name}” có dấu chỉ độ mật {header.secrecy} nên không được xử lý; không có nội dung nào được ghi ra. "
            "Hãy chuyển tệp sang hệ thống dành cho văn bản mật; "
            "nếu máy này đủ điều kiện và cơ quan được phép, hãy chạy lại với tuỳ chọn --allow-secret."
        )
