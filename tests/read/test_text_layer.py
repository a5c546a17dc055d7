import pytest

from pipeline.read.printed import Printed
from pipeline.read.rows import printed
from pipeline.read.text_layer import is_syllable, judge_text_layer, syllable_share
from tests.read.printed_pages import rows, run

GOOD = "Giám đốc Sở Tài chính chủ trì, phối hợp với UBND các xã, phường rà soát, báo cáo UBND tỉnh trước ngày 15/6/2030"
BAD_OCR = "Giam d6c S6 Tai chinh chu tri, phdi hqp v6i UBND cac xa, phucmg rd so6t, bao cao UBND tinh tnrdc ngdy 15/6/2030"
BROKEN_FONT = "*LiP ÿӕF 6ӣ 7jL FKtQK FKӫ WUu SKӕL KӧS YӟL 8%1' FiF [m SKѭӡQJ Uj VRiW EiR FiR WӍQK WUѭӟF QJj\\ 15/6/2030"
NO_ACCENTS = "Giam doc So Tai chinh chu tri, phoi hop voi UBND cac xa, phuong ra soat, bao cao UBND tinh truoc ngay 15/6/2030"


def lines(text) -> list[Printed]:
    return [printed(row.words) for row in rows(run(text, 85, 100))]


@pytest.mark.parametrize("picture", [0.0, 1.0])
def test_good_text_is_used_even_behind_a_picture(picture):
    assert judge_text_layer(lines(GOOD), picture=picture).usable


@pytest.mark.parametrize("text", [BAD_OCR, BROKEN_FONT, NO_ACCENTS, "\ufffd" * 10 + GOOD])
def test_bad_text_is_not_used(text):
    assert not judge_text_layer(lines(text)).usable


def test_a_page_that_holds_only_a_stamp_is_a_scan():
    stamp = [line.moved("stamp") for line in lines("Ký bởi: VĂN PHÒNG TỈNH LAM GIANG")]
    found = judge_text_layer(stamp, picture=1.0)
    assert (found.usable, found.reason) == (False, "scanned page without text")


def test_a_blank_page_needs_no_ocr():
    assert judge_text_layer([]).usable


def test_invisible_text_is_held_to_more():
    doubtful = GOOD.replace("chính", "chirnh").replace("trì", "trì|").replace("phường", "phucmg").replace("tỉnh", "tirrh")
    assert judge_text_layer(lines(doubtful)).usable
    assert not judge_text_layer(lines(doubtful), unseen=1.0).usable


@pytest.mark.parametrize("word", ["Nguyễn", "khuỷu", "giếng", "quýt", "oan", "uể", "oải", "nghiêng", "yêu", "được", "gì", "quốc", "hươu"])
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["phucmg", "rdsoat", "strong", "hqp", "vcri", "WUu", "zalo", "fax"])
def test_what_is_no_syllable(word):
    assert not is_syllable(word)


def test_abbreviations_and_short_texts_do_not_count():
    assert syllable_share("UBND HĐND QĐ XIV TTHC KSTT " * 5) == 1.0
    assert syllable_share("hqp phucmg") == 1.0
