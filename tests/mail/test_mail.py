"""Mail: settings, and sending to a server on this machine that speaks SMTP over TLS."""

import ssl
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
from socket import socket

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from pipeline.errors import ExitCode, NotSent, UsageError
from pipeline.mail import MailSettings, mail_settings, message, send

# aiosmtpd does not see that a connection encrypted from its first byte is encrypted
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

LETTER = message("so@lamgiang.example", ("van.thu@lamgiang.example",), "Nhắc việc:\n 2 quá hạn", "Việc đến hạn", "<p>Việc đến hạn</p>")


class Box:
    """Keeps what is sent; refuses one address."""

    def __init__(self) -> None:
        self.letters: list[Envelope] = []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's own name
        if address.startswith("khong.co@"):
            return "550 no such address"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.letters.append(envelope)
        return "250 OK"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    """A certificate for this machine, with its key, that nobody but the test trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "cert.pem"
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


def free_port() -> int:
    """A port that nobody listens on."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def allowed(server, session, envelope, mechanism, data) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (b"vanthu", b"mat-khau")
    return AuthResult(success=right, handled=right)


@pytest.fixture(params=["starttls", "tls"])
def server(request, certificate):
    """A mail server, its box, and the settings that reach it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    box = Box()

    class Encrypted(Controller):
        def factory(self):
            starts = {"tls_context": context, "require_starttls": True} if request.param == "starttls" else {}
            return SMTP(box, authenticator=allowed, auth_required=True, auth_require_tls=request.param == "starttls", **starts)

    controller = Encrypted(box, hostname="127.0.0.1", port=free_port(), ssl_context=context if request.param == "tls" else None)
    controller.start()
    told = {"host": "127.0.0.1", "port": controller.port, "security": request.param, "user": "vanthu", "password": "mat-khau"}
    yield box, told | {"sender": "so@lamgiang.example", "ca_file": certificate}
    controller.stop()


def test_a_letter_arrives_encrypted_with_text_and_html(server) -> None:
    box, told = server
    send(LETTER, MailSettings(**told))
    [envelope] = box.letters
    assert envelope.rcpt_tos == ["van.thu@lamgiang.example"]
    read = message_from_bytes(envelope.content, policy=default)
    assert read["Subject"] == "Nhắc việc: 2 quá hạn"
    assert [part.get_content().strip() for part in read.iter_parts()] == ["Việc đến hạn", "<p>Việc đến hạn</p>"]


def test_a_wrong_password_is_told_without_it(server) -> None:
    box, told = server
    with pytest.raises(NotSent, match="tên đăng nhập hoặc mật khẩu") as caught:
        send(LETTER, MailSettings(**told | {"password": "sai-roi"}))
    assert "sai-roi" not in str(caught.value)
    assert caught.value.exit_code == ExitCode.NOT_SENT
    assert box.letters == []


def test_a_certificate_that_nobody_trusts_is_refused(server) -> None:
    box, told = server
    with pytest.raises(NotSent, match="kết nối bảo mật"):
        send(LETTER, MailSettings(**told | {"ca_file": None}))
    assert box.letters == []


def test_addresses_that_are_refused_are_named(server) -> None:
    box, told = server
    both = message("so@lamgiang.example", ("van.thu@lamgiang.example", "khong.co@lamgiang.example"), "a", "b", "c")
    with pytest.raises(NotSent, match="các địa chỉ: khong"):
        send(both, MailSettings(**told))
    assert [envelope.rcpt_tos for envelope in box.letters] == [["van.thu@lamgiang.example"]]


def test_no_server_is_told() -> None:
    with pytest.raises(NotSent, match="Hãy kiểm tra máy chủ thư"):
        send(LETTER, MailSettings(host="127.0.0.1", port=1, security="none", sender="a@b.example"))


def test_nothing_leaves_this_machine_in_the_clear() -> None:
    with pytest.raises(UsageError, match="không mã hoá"):
        send(LETTER, MailSettings(host="mail.lamgiang.example", security="none", sender="a@b.example"))


def test_a_letter_has_its_date_and_a_name_of_its_own() -> None:
    other = message("so@lamgiang.example", ("van.thu@lamgiang.example",), "Nhắc việc", "a", "b")
    assert other["Date"].datetime >= LETTER["Date"].datetime
    assert other["Message-ID"].endswith("@lamgiang.example>")
    assert other["Message-ID"] != LETTER["Message-ID"]


def test_a_subject_cannot_add_lines_of_its_own() -> None:
    made = message("a@b.example", ("c@d.example",), "Nhắc việc\r\nBcc: x@y.example", "", "")
    assert made["Bcc"] is None
    assert made["Subject"] == "Nhắc việc Bcc: x@y.example"


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "giaoviec.toml"
    path.write_text('[mail]\nhost = "mail.lamgiang.example"\nsender = "so@lamgiang.example"\nto = ["a@b.example"]\n', encoding="utf-8")
    return path


def test_settings_of_the_file_and_of_the_environment(file, monkeypatch) -> None:
    monkeypatch.setenv("GIAOVIEC_MAIL_PASSWORD", "bi-mat")
    monkeypatch.setenv("GIAOVIEC_MAIL_TO", "c@d.example, e@f.example")
    found = mail_settings(file)
    assert (found.host, found.port, found.security) == ("mail.lamgiang.example", 587, "starttls")
    assert found.to == ("c@d.example", "e@f.example")
    assert "bi-mat" not in repr(found)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", r"không có bảng \[mail\]"),
        ("[mail", "không đúng dạng TOML"),
        ("[mail]\nhost = 'a'", "sender"),
        ("[mail]\nhost = 'a'\nsender = 'a@b.example'\nserver = 'x'", "server"),
        ("[mail]\nhost = 'a'\nsender = 'van thu'", "sender: “van thu” không phải địa chỉ thư điện tử"),
        ("[mail]\nhost = 'a'\nsender = ''", "sender: “” không phải địa chỉ"),
        ("[mail]\nhost = 'a'\nsender = '@a.example'", "sender: “@a.example” không phải địa chỉ"),
        ("[mail]\nhost = 'a'\nsender = 'a@b.example'\nport = 70000", "port: phải từ 1 đến 65535"),
        ("[mail]\nsender = 'a@b.example'", "host: chưa nêu"),
        ("[mail]\nhost = 'a'\nsender = 'a@b.example'\nsecurity = 'ssl'", "security"),
    ],
)
def test_wrong_settings_are_explained(tmp_path, text, message) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        mail_settings(path)


def test_without_settings_nothing_is_sent() -> None:
    with pytest.raises(UsageError, match="Chưa cấu hình gửi thư"):
        mail_settings(None)
