"""When names mean the same unit, and files the same notice."""

import pytest

from models.notice import Header
from pipeline.identity import name_key, notice_key, number_key, unit_key

FILE, OTHER = "a" * 64, "b" * 64


def header(**fields: str) -> Header:
    return Header(**({"number": "05/TB-UBND", "issuer": "UBND tỉnh Lam Giang", "issued_on": "2026-03-09"} | fields))


@pytest.mark.parametrize(
    "spelling",
    [
        {"number": "5/TB-UBND"},
        {"number": "05 / TB-UBND"},
        {"issuer": "Uỷ ban nhân dân tỉnh  Lam Giang"},
        {"issuer": "ỦY BAN NHÂN DÂN TỈNH LAM GIANG"},
        {"issued_on": "2026-03-10"},
    ],
)
def test_spellings_of_one_notice(spelling: dict[str, str]) -> None:
    assert notice_key(header(**spelling), OTHER) == notice_key(header(), FILE)


@pytest.mark.parametrize("other", [{"number": "50/TB-UBND"}, {"issuer": "UBND tỉnh Lam Sơn"}, {"issued_on": "2025-03-09"}])
def test_other_notices(other: dict[str, str]) -> None:
    assert notice_key(header(**other), FILE) != notice_key(header(), FILE)


@pytest.mark.parametrize("missing", ["number", "issuer", "issued_on"])
def test_what_lacks_a_part_is_known_by_its_file(missing: str) -> None:
    bare = header().model_copy(update={missing: None})
    assert notice_key(bare, FILE) == f"sha256:{FILE}"
    assert notice_key(bare, FILE) != notice_key(bare, OTHER)


def test_noughts_within_a_number_stay() -> None:
    assert number_key("0105/qđ-ubnd") == "105/QD-UBND"


def test_punctuation_counts_in_units_but_not_in_finding_them() -> None:
    one, other = "Sở Văn hoá, Thể thao & Du lịch", "Sở Văn hóa Thể thao và Du lịch"
    assert unit_key(one) != unit_key(other)
    assert name_key(one) == name_key(other)


def test_abbreviations_are_written_out() -> None:
    assert name_key("HĐND TP. Bến Đá") == name_key("Hội đồng nhân dân TP Bến Đá") == "hoi dong nhan dan thanh pho ben da"
