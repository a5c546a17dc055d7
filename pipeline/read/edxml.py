"""Electronic envelopes of documents exchanged between agencies: edXML (QCVN 102:2016/BTTTT).

Programs differ in prefixes, in the place of elements and in their capitals: elements are found by their local names. Values
that only fill a place ("N/A", "0") are left out.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from datetime import date

from lxml import etree

from pipeline.errors import DamagedFile, UnreadableInput
from pipeline.read.enclosures import Contents, Enclosed, Stated, numbered, shown_name

FIELDS = {
    "symbol": "code/codenotation",
    "issuer": "from/organname",
    "issuer_parent": "from/organizationincharge",
    "place": "promulgationinfo/place",
    "type": "documenttype/typename",
    "subject": "subject",
    "signer": "signerinfo/fullname",
    "signer_title": "signerinfo/position",
    "signing_capacity": "signerinfo/competence",
}
"""Field of the header → path of local names below MessageHeader."""
URGENCY = {"1": "KHẨN", "2": "THƯỢNG KHẨN", "3": "HỎA TỐC", "4": "HỎA TỐC"}
"""OtherInfo/Priority; 0 is ordinary, 4 is a urgency "with an hour" of older rules."""

_FILLERS = {"", "-", "n/a", "na", "null", "none", "không có", "0"}
_CAPACITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.?$")
_DATE = re.compile(r"(?P<year>\d{4})[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})|(?P<d>\d{1,2})[/-](?P<m>\d{1,2})[/-](?P<y>\d{4})")
LONGEST_MARK = 60
"""Characters, with blanks around, that an element which states a secrecy mark has at most."""
_SECRECY = re.compile(r"(?i)(?:tuyệt |tối )?mật")


def open_envelope(data: bytes, name: str) -> Contents:
    """The attached files in the order of the manifest, and what the envelope states.

    Raises DamagedFile, or UnreadableInput for a message without files (a receipt).
    """
    root = _parsed(data, name)
    header = next(_all(root, "messageheader"), None)
    files = numbered(_attachments(root))
    if not files:
        raise UnreadableInput(
            f"Gói edXML “{name}” không kèm tệp văn bản nào (có thể là thông báo trạng thái). Hãy chọn gói có tệp đính kèm."
        )
    stated = () if header is None else tuple(_stated(header))
    return Contents(files, (*stated, *_arrival(root), *_secrecy(root)))


def _parsed(data: bytes, name: str) -> etree._Element:
    """The root; no entity is expanded and nothing fetched. Attachments are longer than libxml2 otherwise allows a text to be."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile(f"Gói edXML “{name}” bị hỏng hoặc tải về chưa đủ. Hãy tải hoặc sao chép lại tệp gốc.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DamagedFile(f"Gói edXML “{name}” chứa khai báo không được phép. Hãy kiểm tra nguồn gốc của tệp.")
    return root


def _stated(header: etree._Element) -> Iterator[Stated]:
    """The fields that the envelope fills, number and dates first."""
    number, symbol = _value(header, "code/codenumber"), _value(header, FIELDS["symbol"])
    if re.fullmatch(r"\d{1,6}", number) and symbol:
        yield Stated("number", symbol if re.match(rf"0*{int(number)}[/-]", symbol) else f"{number}/{symbol.lstrip('/')}")
    for field, path in (("issued_on", "promulgationinfo/promulgationdate"), ("due_on", "duedate")):
        if day := _date(_value(header, path)):
            yield Stated(field, day)
    for field, path in FIELDS.items():
        value = _value(header, path)
        if value and (field != "signing_capacity" or _CAPACITY.match(value)):
            yield Stated(field, re.sub(r"^\d+/(?=\D)", "", value) if field == "symbol" else value)
    if urgency := URGENCY.get(_value(header, "otherinfo/priority")):
        yield Stated("urgency", urgency)


def _arrival(root: etree._Element) -> Iterator[Stated]:
    """Số đến and ngày đến, where the receiving office's system has put them in (Decree 30/2020/NĐ-CP, annex VI, part II, II).

    The times of TraceHeader are those of sending and passing on: they are none of arrival.
    """
    number = next((text for one in _all(root, "arrivalnumber") if (text := _text(one)).casefold() not in _FILLERS), "")
    if number:
        yield Stated("arrival_number", number)
    if day := next((day for one in _all(root, "arrivaldate") if (day := _date(_text(one)))), None):
        yield Stated("arrived_on", day)


def _secrecy(root: etree._Element) -> Iterator[Stated]:
    """The mark, in whatever element a program puts it: the regulation has none for it."""
    short = (_text(element) for element in root.iter() if len(element.text or "") <= LONGEST_MARK)
    marks = [text for text in short if _SECRECY.fullmatch(text)]
    if marks:
        yield Stated("secrecy", max(marks, key=len).upper())


def _attachments(root: etree._Element) -> Iterator[Enclosed]:
    """The files; one that is no base64 comes without content, so that reading it reports it."""
    order = {_id(reference): place for place, reference in enumerate(_all(root, "reference"))}
    attachments = [one for one in _all(root, "attachment") if next(_all(one, "contenttransferencoded"), None) is not None]
    for one in sorted(attachments, key=lambda attachment: order.get(_id(attachment), len(order))):
        encoded = "".join(str(text) for part in _all(one, "contenttransferencoded") for text in part.itertext())
        try:
            data = base64.b64decode(encoded)
        except (binascii.Error, ValueError):
            data = b""
        yield Enclosed(shown_name(_value(one, "attachmentname")), data)


def _id(element: etree._Element) -> str:
    return next((_text(child) for child in element if _local(child) == "contentid"), "").removeprefix("cid:")


def _value(parent: etree._Element, path: str) -> str:
    """The text at the path of local names; empty where there is none or only a filler."""
    elements = [parent]
    for step in path.split("/"):
        elements = [child for element in elements for child in element if _local(child) == step]
    text = next((text for element in elements if (text := _text(element))), "")
    return "" if text.casefold() in _FILLERS else text


def _date(text: str) -> str | None:
    """The day in ISO form."""
    found = _DATE.match(text)
    if found is None:
        return None
    year, month, day = (int(found[long] or found[short]) for long, short in (("year", "y"), ("month", "m"), ("day", "d")))
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _all(root: etree._Element, local: str) -> Iterator[etree._Element]:
    return (element for element in root.iter() if _local(element) == local)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname.casefold() if isinstance(element.tag, str) else ""


def _text(element: etree._Element) -> str:
    return " ".join((element.text or "").split())
