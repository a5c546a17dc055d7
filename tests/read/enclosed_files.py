"""Builds mails and electronic envelopes around files; invented content only."""

import base64
from email.message import EmailMessage

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


def mail(files: dict[str, bytes] | None = None, *, letter: str = "Kính gửi văn bản.", subject: str = "Gửi văn bản") -> bytes:
    """A mail with attachments."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "vanthu@lamgiang.example", "vanthu@binhson.example", subject
    if letter:
        message.set_content(letter)
    for name, data in (files or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def envelope(files: dict[str, bytes], *, opening: str = "", manifest: tuple[str, ...] = (), **values: str) -> bytes:
    """An edXML envelope (QCVN 102:2016); ``values`` are elements by the path of their names below MessageHeader, "_" for "/"."""
    header = "".join(nest(path.split("_"), value) for path, value in values.items())
    references = "".join(f"<edXML:Reference><edXML:ContentId>cid:{name}</edXML:ContentId></edXML:Reference>" for name in manifest)
    attachments = "".join(
        f"<Attachment><ContentId>{name}</ContentId><AttachmentName>{name}</AttachmentName>"
        f"<ContentTransferEncoded>{base64.encodebytes(data).decode()}</ContentTransferEncoded></Attachment>"
        for name, data in files.items()
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{opening}<edXML xmlns="{NAMESPACE}"><edXML:edXMLEnvelope xmlns:edXML="{NAMESPACE}">'
        f"<edXML:edXMLHeader><edXML:MessageHeader>{header}</edXML:MessageHeader></edXML:edXMLHeader>"
        f"<edXML:edXMLBody><edXML:edXMLManifest>{references}</edXML:edXMLManifest></edXML:edXMLBody></edXML:edXMLEnvelope>"
        f"<AttachmentEncoded>{attachments}</AttachmentEncoded></edXML>"
    ).encode()


def nest(path: list[str], value: str) -> str:
    """Elements within each other around a value."""
    first, *others = path
    return f"<edXML:{first}>{nest(others, value) if others else value}</edXML:{first}>"


def notice(number: str = "12/TB-UBND", *, body: str = "Giao Phòng Kinh tế rà soát các hồ chứa trước ngày 15/8/2026.") -> bytes:
    """A notice as plain text."""
    return (
        f"ỦY BAN NHÂN DÂN\nXÃ TÂN KHÊ\nSố: {number}\n{MOTTO}\n"
        f"Tân Khê, ngày 05 tháng 3 năm 2026\n\nTHÔNG BÁO\nVề việc phòng, chống thiên tai\n\n"
        f"Chủ tịch Ủy ban nhân dân xã yêu cầu:\n1. {body}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn Đồi\n"
    ).encode()


def annex(number: str = "I", *, body: str = "Danh sách các hồ chứa cần kiểm tra: Khe Sung, Khe Táo, Đập Làng.") -> bytes:
    """An annex as plain text."""
    return f"PHỤ LỤC {number}\n(Kèm theo Thông báo số 12/TB-UBND)\n\n{body}\n".encode()
