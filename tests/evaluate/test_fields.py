"""When units, deadlines and header fields are as labelled."""

import pytest

from models.notice import Header
from pipeline.evaluate.fields import deadline_keys, header_values, same_units
from pipeline.evaluate.labels import LabelledDeadline
from tests.evaluate.cases import deadline, labels, unit


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        (("Sở Y tế", "Sở Nội vụ"), ("Sở Nội vụ", "Sở Y tế"), True),
        ((("Phòng Giá thuộc Sở Y tế", "Phòng Giá"),), ("Phòng Giá",), True),
        (("Sở Y tế",), (), False),
        (("Sở Y tế",), ("Sở Y tế", "Sở Nội vụ"), False),
        (("Sở Y tế", "Sở Y tế"), ("Sở Y tế", "Sở Nội vụ"), False),
        ((), (), True),
    ],
)
def test_units(wanted, found, same):
    assert same_units(wanted, [unit(name) for name in found], scan=False) is same


def test_a_wrong_letter_in_a_name_is_forgiven_on_a_scan_only():
    found = [unit("Sở Nông nghiêp và Môi trường")]
    assert same_units(("Sở Nông nghiệp và Môi trường",), found, scan=True)
    assert not same_units(("Sở Nông nghiệp và Môi trường",), found, scan=False)


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        ({"kind": "before", "due": "2026-03-15"}, {"due": "2026-03-15"}, True),
        ({"kind": "by", "due": "2026-03-15"}, {"kind": "on", "due": "2026-03-15"}, True),
        ({"kind": "by", "due": "2026-03-15"}, {"kind": "before", "due": "2026-03-15"}, False),
        ({"kind": "before", "due": "2026-03-15"}, {"due": "2026-03-16"}, False),
        ({"kind": "during", "start": "2026-01-01", "due": "2026-03-31"}, {"kind": "during", "due": "2026-03-31"}, False),
        ({"kind": "recurring", "every": "month", "day": 25}, {"kind": "recurring", "every": "month", "day": 25, "month": 2}, True),
        ({"kind": "relative", "days": 10}, {"kind": "relative", "days": 10, "working": False}, True),
        ({"kind": "relative", "days": 10, "working": True}, {"kind": "relative", "days": 10}, False),
    ],
)
def test_deadlines(wanted, found, same):
    assert (deadline_keys([LabelledDeadline(**wanted)]) == deadline_keys([deadline(**found)])) is same


def test_a_deadline_by_an_event_does_not_count():
    assert deadline_keys([LabelledDeadline(kind="event", as_written="sau hội nghị")]) == deadline_keys([])


def test_header():
    wanted = {
        "number": None,
        "issuer": "Sở Y tế tỉnh Lam Giang",
        "subject": "kiểm tra an toàn thực phẩm",
        "signer": "Lê Chữ",
        "place": "Hoà An",
    }
    found = Header(issuer="UBND tỉnh", subject="Kiểm tra, an toàn thực phẩm", signer="Lê Văn Chữ", place="Hòa An")
    right = {field: ok for field, (_, _, ok) in header_values(labels(header=wanted), found).items()}
    assert right == {"number": True, "issuer": False, "subject": True, "signer": False, "place": True}


def test_another_name_of_the_issuer():
    one = labels(header={"issuer": "UBND tỉnh Lam Giang"}, issuer_alt=["Ủy ban nhân dân tỉnh"])
    assert header_values(one, Header(issuer="UBND tỉnh"))["issuer"][2]
