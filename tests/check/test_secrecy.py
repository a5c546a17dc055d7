"""Secret notices are refused wherever the mark stands, with nothing of their content in the message."""

import pytest

from pipeline.errors import ExitCode, SecretNotice
from pipeline.process import process
from tests.read.enclosed_files import annex, envelope, mail, notice

MARKED = notice().replace(b"\n\nTH\xc3\x94NG B\xc3\x81O", "\nTỐI MẬT\n\nTHÔNG BÁO".encode())

SECRETS = [
    pytest.param(MARKED, "TỐI MẬT", id="on the page"),
    pytest.param(mail({"a.txt": MARKED}), "TỐI MẬT", id="in a mail"),
    pytest.param(mail({"a.txt": notice(), "b.txt": "MẬT\n".encode() + annex()}), "MẬT", id="on an annex"),
    pytest.param(envelope({"a.txt": notice()}, OtherInfo_SphereOfPromulgation="Tuyệt mật"), "TUYỆT MẬT", id="on the envelope"),
]


@pytest.mark.parametrize(("data", "mark"), SECRETS)
def test_refused_unless_allowed(data, mark):
    with pytest.raises(SecretNotice) as caught:
        process(data, name="gói 7")
    assert caught.value.exit_code == ExitCode.SECRET
    assert "gói 7" in str(caught.value)
    assert mark in str(caught.value)
    assert "hồ chứa" not in str(caught.value)
    assert process(data, name="gói 7", allow_secret=True).header.secrecy == mark


def test_words_about_secrecy_are_no_reason():
    text = notice(body="Đội bảo vệ giữ bí mật nhà nước, bảo mật thông tin; mật độ tuần tra tăng trước ngày 15/8/2026.")
    assert process(text, name="a.txt").header.secrecy is None
