"""A notice with its annex as it travels between agencies: an electronic envelope (edXML, QCVN 102:2016) or an e-mail."""

import base64
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any
from xml.sax.saxutils import escape

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
TYPES = {"pdf": ("application", "pdf"), "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")}


def pack(notice: dict[str, Any], parts: dict[str, bytes], suffix: str) -> bytes:
    """The files in what the suffix says."""
    return (envelope if suffix == ".edxml" else mail)(notice["packet"], parts)


def mail(packet: dict[str, Any], parts: dict[str, bytes]) -> bytes:
    """An e-mail with the files attached."""
    message = EmailMessage(policy=SMTP)
    for name in ("From", "To", "Date", "Subject"):
        message[name] = packet[name.lower()]
    message.set_content(packet["letter"])
    for name, data in parts.items():
        maintype, subtype = TYPES[name.rpartition(".")[2]]
        message.add_attachment(data, maintype=maintype, subtype=subtype, filename=name)
    message.set_boundary("=-giaoviec-mau-=")
    return message.as_bytes()


def envelope(packet: dict[str, Any], parts: dict[str, bytes]) -> bytes:
    """An edXML envelope with the files attached; ``packet["header"]`` is MessageHeader as nested tables."""
    references = "".join(
        f"<edXML:Reference><edXML:ContentId>cid:{place}</edXML:ContentId><edXML:AttachmentName>{escape(name)}</edXML:AttachmentName></edXML:Reference>"
        for place, name in enumerate(parts)
    )
    attachments = "".join(
        f"<Attachment><ContentType>{'/'.join(TYPES[name.rpartition('.')[2]])}</ContentType><ContentId>{place}</ContentId>"
        f"<ContentTransferEncoded>{base64.b64encode(data).decode()}</ContentTransferEncoded>"
        f"<AttachmentName>{escape(name)}</AttachmentName></Attachment>\n"
        for place, (name, data) in enumerate(parts.items())
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<edXML xmlns="{NAMESPACE}">
<edXML:edXMLEnvelope xmlns:edXML="{NAMESPACE}">
<edXML:edXMLHeader><edXML:MessageHeader>
{elements(packet["header"])}
</edXML:MessageHeader></edXML:edXMLHeader>
<edXML:edXMLBody><edXML:edXMLManifest version="1.0">{references}</edXML:edXMLManifest></edXML:edXMLBody>
</edXML:edXMLEnvelope>
<AttachmentEncoded>
{attachments}</AttachmentEncoded>
</edXML>
""".encode()


def elements(values: dict[str, Any]) -> str:
    """Nested tables as nested elements."""
    return "\n".join(
        f"<edXML:{name}>{elements(value) if isinstance(value, dict) else escape(str(value))}</edXML:{name}>"
        for name, value in values.items()
    )
