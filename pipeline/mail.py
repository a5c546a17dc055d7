"""Mail by SMTP, only where an office has set it up: settings, the message, sending it.

Settings come from the environment (``GIAOVIEC_MAIL_HOST`` …) and from the table ``[mail]`` of a TOML file; the environment wins.
A connection without TLS is refused, except to this very machine.
"""

import smtplib
import ssl
import tomllib
from collections.abc import Sequence
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import localtime, make_msgid
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from pipeline.errors import NotSent, UsageError, reason

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
SECONDS = 30.0
FAULTS = {
    "missing": "chưa nêu",
    "extra_forbidden": "không có mục này",
    "int_parsing": "phải là số nguyên",
    "greater_than_equal": "phải từ 1 đến 65535",
    "less_than_equal": "phải từ 1 đến 65535",
    "literal_error": "phải là starttls, tls hoặc none",
}
"""What is wrong with a setting, by pydantic's name for it."""


class MailSettings(BaseSettings):
    """How to reach the mail server, who sends, who receives.

    ``security``: "starttls" (usually port 587), "tls" from the first byte (465), or "none", which only this machine's own
    server may have. ``ca_file``: certificates to trust besides the system's, for a server with one of the office's own.
    """

    model_config = SettingsConfigDict(env_prefix="GIAOVIEC_MAIL_", extra="forbid", frozen=True)

    host: str
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str | None = None
    password: SecretStr | None = None
    sender: str
    to: Annotated[tuple[str, ...], NoDecode] = ()
    ca_file: Path | None = None

    @field_validator("to", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        """Addresses in one text are divided by commas."""
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("sender", "to")
    @classmethod
    def _addresses(cls, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        """Every address has a name and a domain."""
        for one in (value,) if isinstance(value, str) else value:
            if not is_address(one):
                raise ValueError(f"“{one}” không phải địa chỉ thư điện tử")
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment before the file, so that a password need not stand in a file."""
        return (env_settings, init_settings)


def mail_settings(file: Path | None) -> MailSettings:
    """The settings of the environment and the file. Raises UsageError where they are missing or wrong."""
    try:
        return MailSettings(**(from_file(file) if file else {}))
    except ValidationError as error:
        wrong = "; ".join(fault(one["loc"], one["type"], one["msg"]) for one in error.errors(include_input=False, include_url=False))
        raise UsageError(
            f"Chưa cấu hình gửi thư hoặc cấu hình sai ({wrong}). "
            "Hãy đặt các biến GIAOVIEC_MAIL_… hoặc bảng [mail] trong tệp nêu bằng --settings, xem docs/reminders.md."
        ) from error


def fault(place: tuple[int | str, ...], kind: str, words: str) -> str:
    """What is wrong with one setting: "port: phải là số nguyên"; ``words`` are pydantic's, for what is not known here."""
    return f"{'.'.join(map(str, place))}: {FAULTS.get(kind, words.removeprefix('Value error, '))}"


def is_address(text: str) -> bool:
    """Whether the text is one mail address, with a name and a domain, and nothing that could become another header."""
    try:
        address = Address(addr_spec=text)
    except (ValueError, IndexError, HeaderParseError):  # IndexError: of an empty text
        return False
    return bool(address.username and address.domain)


def from_file(file: Path) -> dict[str, Any]:
    """The table [mail] of a TOML file. Raises UsageError if there is none."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8")).get("mail")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"Tệp cấu hình “{file}” không đúng dạng TOML ({error}). Hãy sửa rồi chạy lại.") from error
    if not isinstance(table, dict):
        raise UsageError(f"Tệp cấu hình “{file}” không có bảng [mail]. Hãy bổ sung, xem docs/reminders.md.")
    return table


def message(sender: str, to: Sequence[str], subject: str, text: str, html: str) -> EmailMessage:
    """A message of this moment with the same content as text and as HTML (RFC 5322 wants the date, and mail servers too)."""
    made = EmailMessage()
    made["Date"], made["Message-ID"] = localtime(), make_msgid(domain=sender.rpartition("@")[2])
    made["From"], made["To"], made["Subject"] = sender, ", ".join(to), " ".join(subject.split())
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(text, cte="base64")
    made.add_alternative(html, subtype="html", cte="base64")
    return made


def send(made: EmailMessage, settings: MailSettings, *, seconds: float = SECONDS) -> None:
    """Send it to all its recipients. Raises NotSent with the reason, UsageError for a connection that others could read."""
    try:
        with connection(settings, seconds) as server:
            if settings.user:
                server.login(settings.user, settings.password.get_secret_value() if settings.password else "")
            refused = server.send_message(made)
    except smtplib.SMTPAuthenticationError as error:
        raise NotSent(
            f"Máy chủ thư {settings.host} không nhận tên đăng nhập hoặc mật khẩu. Hãy kiểm tra GIAOVIEC_MAIL_USER, GIAOVIEC_MAIL_PASSWORD."
        ) from error
    except ssl.SSLError as error:
        raise NotSent(
            f"Không lập được kết nối bảo mật với máy chủ thư {settings.host} ({error.reason}). "
            "Hãy kiểm tra security, port, hoặc chỉ chứng thư của cơ quan bằng ca_file."
        ) from error
    except (smtplib.SMTPException, OSError) as error:
        raise NotSent(
            f"Không gửi được thư qua {settings.host}:{settings.port} ({reason(error)}). Hãy kiểm tra máy chủ thư rồi gửi lại."
        ) from error
    if refused:
        raise NotSent(f"Máy chủ thư không nhận các địa chỉ: {', '.join(refused)}. Những địa chỉ khác đã được gửi; hãy sửa rồi gửi lại.")


def connection(settings: MailSettings, seconds: float) -> smtplib.SMTP:
    """An open connection, encrypted before anything is said over it."""
    if settings.security == "none" and settings.host not in LOOPBACK:
        raise UsageError("Chỉ được gửi thư không mã hoá tới máy chủ trên chính máy này. Hãy đặt security là starttls hoặc tls.")
    if settings.security == "none":
        return smtplib.SMTP(settings.host, settings.port, timeout=seconds)
    trusted = ssl.create_default_context()
    if settings.ca_file:
        trusted.load_verify_locations(settings.ca_file)
    if settings.security == "tls":
        return smtplib.SMTP_SSL(settings.host, settings.port, timeout=seconds, context=trusted)
    server = smtplib.SMTP(settings.host, settings.port, timeout=seconds)
    server.starttls(context=trusted)
    return server
