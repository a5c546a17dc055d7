"""The commands remind and arrive."""

import json

import pytest

from pipeline.errors import ExitCode

TODAY = ("--today", "2026-03-20")
MAIL = '[mail]\nhost = "127.0.0.1"\nport = 1\nsecurity = "none"\nsender = "so@lamgiang.example"\nto = ["vt@lamgiang.example"]\n'


@pytest.fixture
def folder(giaoviec, notice, tmp_path):
    assert giaoviec("run", notice, "-o", "outputs", "-j", "1", "-f", "md")[0] == ExitCode.OK
    return tmp_path / "outputs"


@pytest.fixture
def settings(tmp_path):
    path = tmp_path / "giaoviec.toml"
    path.write_text(MAIL, encoding="utf-8")
    return path


def test_the_digest_is_printed_and_nothing_is_sent(giaoviec, folder):
    code, out, _ = giaoviec("remind", *TODAY)
    assert code == ExitCode.OK
    assert out.startswith("NHẮC VIỆC HẰNG NGÀY\n(Tính đến ngày 20/3/2026)\n")
    assert "Quá hạn (1 nhiệm vụ)" in out
    assert "1. " in out
    assert "   Chủ trì: Ban Quản lý dự án đầu tư xây dựng tỉnh" in out


def test_the_digest_as_files(giaoviec, folder, tmp_path):
    code, out, _ = giaoviec("remind", folder, *TODAY, "-o", tmp_path / "nhac")
    assert code == ExitCode.OK
    html, text = (tmp_path / "nhac" / f"nhac-viec-2026-03-20.{kind}" for kind in ("html", "txt"))
    assert out.split() == [str(html), str(text)]
    assert "Quá hạn" in html.read_text(encoding="utf-8")
    assert text.read_text(encoding="utf-8").startswith("NHẮC VIỆC")


def test_a_dry_run_shows_the_mail_and_reaches_no_server(giaoviec, folder, settings):
    code, out, _ = giaoviec("remind", *TODAY, "--settings", settings, "--send", "--dry-run")
    assert code == ExitCode.OK
    assert "Người nhận: vt@lamgiang.example" in out
    assert "Tiêu đề: Nhắc việc ngày 20/3/2026: 1 nhiệm vụ quá hạn, 0 nhiệm vụ sắp đến hạn" in out


def test_a_server_that_is_not_there_is_told(giaoviec, folder, settings):
    code, _, err = giaoviec("remind", *TODAY, "--settings", settings, "--send")
    assert code == ExitCode.NOT_SENT
    assert "127.0.0.1:1" in err


@pytest.mark.parametrize("address", ["van thu", "@lamgiang.example", "vt@lamgiang.example\nBcc: ai@do.example"])
def test_what_is_no_address_gets_no_mail(giaoviec, folder, settings, address):
    code, _, err = giaoviec("remind", *TODAY, "--settings", settings, "--send", "--to", address)
    assert code == ExitCode.USAGE
    assert "không phải địa chỉ thư điện tử" in err


def test_a_digest_of_nothing_is_not_sent(giaoviec, folder, settings):
    code, out, _ = giaoviec("remind", "--today", "2026-03-01", "--settings", settings, "--send")
    assert (code, out) == (ExitCode.OK, "Hôm nay không có gì phải nhắc nên không gửi thư.\n")


def test_sending_needs_settings_and_recipients(giaoviec, folder, settings):
    code, _, err = giaoviec("remind", *TODAY, "--send")
    assert (code, "Chưa cấu hình gửi thư" in err) == (ExitCode.USAGE, True)
    settings.write_text(MAIL.replace('to = ["vt@lamgiang.example"]\n', ""), encoding="utf-8")
    code, _, err = giaoviec("remind", *TODAY, "--send", "--settings", settings)
    assert (code, "Chưa có người nhận" in err) == (ExitCode.USAGE, True)


# arrive


@pytest.fixture
def rows(giaoviec, folder):
    def read(form):
        code, out, _ = giaoviec("forms", form, folder, *TODAY, "-f", "json")
        assert code == ExitCode.OK
        return json.loads(out)[0]["groups"][0]["rows"]

    return read


def test_the_arrival_stands_in_both_registers(giaoviec, rows):
    code, out, _ = giaoviec("arrive", "31/sxd-qln", "--number", "123", "--date", "10/3/2026", "--yes")
    assert code == ExitCode.OK
    assert "Số đến: (trống) → 123" in out
    assert "Ngày đến: (trống) → 10/3/2026" in out
    [row] = rows("so-dang-ky")
    assert (row["Ngày đến"], row["Số đến"]) == ("2026-03-10", "123")
    assert {row["Số đến"] for row in rows("so-theo-doi")} == {"123"}


def test_what_is_not_given_stays(giaoviec, rows):
    giaoviec("arrive", "31/SXD-QLN", "--number", "123", "--date", "2026-03-10", "--yes")
    giaoviec("arrive", "cong-van.txt", "--number", "124", "--yes")
    [row] = rows("so-dang-ky")
    assert (row["Ngày đến"], row["Số đến"]) == ("2026-03-10", "124")
    assert giaoviec("arrive", "31/SXD-QLN", "--number", "124", "--yes")[1] == "Không có gì thay đổi.\n"


def test_nothing_is_written_without_a_yes(giaoviec, rows, monkeypatch):
    monkeypatch.setattr("typer.confirm", lambda _: False)
    assert "Chưa ghi gì." in giaoviec("arrive", "31/SXD-QLN", "--number", "5")[1]
    assert rows("so-dang-ky")[0]["Số đến"] is None


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("9/TB-UBND", "--number", "1"), "Không có văn bản “9/TB-UBND”"),
        (("31/SXD-QLN",), "Hãy nêu số đến"),
    ],
)
def test_wrong_use_is_explained(giaoviec, folder, words, message):
    code, _, err = giaoviec("arrive", *words, "--yes")
    assert code == ExitCode.USAGE
    assert message in err


def test_two_notices_of_one_number_are_told_apart_by_their_files(giaoviec, folder, notice, rows):
    other = notice.with_name("khac.txt")
    other.write_text(notice.read_text(encoding="utf-8").replace("SỞ XÂY DỰNG", "CHI CỤC SÔNG XANH DƯƠNG"), encoding="utf-8")
    assert giaoviec("run", other, "-o", "outputs", "-j", "1", "-f", "md")[0] == ExitCode.OK
    code, _, err = giaoviec("arrive", "31/SXD-QLN", "--number", "1", "--yes")
    assert (code, "Có 2 văn bản" in err) == (ExitCode.USAGE, True)
    assert giaoviec("arrive", "khac.txt", "--number", "2", "--yes")[0] == ExitCode.OK
    assert sorted(str(row["Số đến"]) for row in rows("so-dang-ky")) == ["2", "None"]


COUNTED = "3. Sở Nội vụ rà soát biên chế trong 05 ngày làm việc kể từ ngày nhận được văn bản này.\n"


@pytest.fixture
def waiting(giaoviec, notice, tmp_path):
    notice.write_text(notice.read_text(encoding="utf-8") + COUNTED, encoding="utf-8")
    assert giaoviec("run", notice, "-o", "outputs", "-j", "1", "-f", "md")[0] == ExitCode.OK
    return tmp_path / "outputs"


def test_a_period_from_receipt_is_reminded_of_once_the_arrival_is_known(giaoviec, waiting):
    assert "rà soát biên chế" not in giaoviec("remind", *TODAY)[1].lower()
    assert "rà soát biên chế" not in giaoviec("tasks", "--overdue", *TODAY, "-f", "csv")[1].lower()
    giaoviec("arrive", "31/SXD-QLN", "--date", "10/3/2026", "--yes")
    assert "Chậm nhất ngày 17/3/2026 (trong 05 ngày làm việc, tính từ ngày đến 10/3/2026)" in giaoviec("remind", *TODAY)[1]
    assert "tính từ ngày đến 10/03/2026" in giaoviec("tasks", "--overdue", *TODAY, "-f", "csv")[1]
    calendar = giaoviec("forms", "lich", waiting, "-f", "ics")[1].replace("\r\n ", "")
    assert "DUE;TZID=Asia/Ho_Chi_Minh:20260317T235900" in calendar
    assert "Ngày 17/3/2026: 1 nhiệm vụ, 1 quá hạn (Sở Nội vụ)" in giaoviec("forms", "bao-cao", waiting, *TODAY)[1]
    assert json.loads((waiting / "cong-van.json").read_text(encoding="utf-8"))["tasks"][2]["deadlines"][0]["due"] is None
