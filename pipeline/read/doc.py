"""Older formats (DOC, RTF, ODT, Word's XML): LibreOffice turns them into DOCX, in a profile and folder of its own."""

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from models.document import Document
from pipeline.errors import DamagedFile, GiaoviecError, MissingTool, TimedOut
from pipeline.read.limits import CONVERSION_SECONDS
from pipeline.read.sandbox import run_confined
from pipeline.read.sniff import Kind

_SUFFIX = {Kind.DOC: ".doc", Kind.RTF: ".rtf", Kind.ODT: ".odt", Kind.WORD_XML: ".xml"}
_PROGRAMS = ("soffice", "libreoffice")
_LEAST_SPACE = 4 * 1024**2  # bytes: with less free space, the disk and not the file is at fault

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution"><value>true</value></prop>
<prop oor:name="DisableActiveContent"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"><value>2</value></prop></item>
</oor:items>
"""


def read_doc(data: bytes, *, name: str, kind: Kind) -> Document:
    """Read a DOC, RTF, ODT or Word XML file. Raises MissingTool, TimedOut, DamagedFile and what reading a DOCX raises."""
    from pipeline.read.word import read_word

    converted = convert(data, name=name, suffix=_SUFFIX[kind])
    document = read_word(converted, name=name, media_type=kind, read_by="doc")
    return document.model_copy(update={"sha256": hashlib.sha256(data).hexdigest()})  # of the file, not of its conversion


def convert(data: bytes, *, name: str, suffix: str, seconds: float = CONVERSION_SECONDS) -> bytes:
    """The file as DOCX. ``suffix`` (".doc") tells LibreOffice the format, ``seconds`` is the time limit.

    Raises MissingTool, TimedOut, DamagedFile, or GiaoviecError where there is no room for temporary files.
    """
    program = next((found for one in _PROGRAMS if (found := shutil.which(one))), None)
    if program is None:
        raise MissingTool(
            f"Cần LibreOffice để đọc tệp “{name}” nhưng máy này chưa cài. "
            "Hãy cài gói libreoffice-writer (Ubuntu/Debian: sudo apt install libreoffice-writer) hoặc lưu tệp thành DOCX rồi thử lại."
        )
    try:
        with tempfile.TemporaryDirectory(prefix="giaoviec-") as folder:
            return _converted(program, data, Path(folder), name=name, suffix=suffix, seconds=seconds)
    except OSError as error:
        raise _no_room(name) from error


def _converted(program: str, data: bytes, folder: Path, *, name: str, suffix: str, seconds: float) -> bytes:
    source = folder / f"source{suffix}"
    source.write_bytes(data)
    _write_profile(folder / "profile")
    options = ["--headless", "--norestore", "--nologo", "--nodefault", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    try:
        run_confined(
            [program, *options, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(source)],
            folder=folder,
            seconds=seconds,
        )
    except subprocess.TimeoutExpired as error:
        raise TimedOut(
            f"Chuyển đổi tệp “{name}” quá {seconds:.0f} giây nên đã dừng. Hãy mở bằng Word và lưu lại thành DOCX rồi thử lại."
        ) from error
    result = folder / "source.docx"
    if result.exists():
        return result.read_bytes()
    if shutil.disk_usage(folder).free < _LEAST_SPACE:
        raise _no_room(name)
    raise DamagedFile(
        f"LibreOffice không chuyển đổi được tệp “{name}” (tệp hỏng, hoặc cần quá nhiều bộ nhớ). Hãy mở bằng Word và lưu lại thành DOCX."
    )


def _no_room(name: str) -> GiaoviecError:
    return GiaoviecError(
        f"Không ghi được tệp tạm khi chuyển đổi “{name}”. Hãy kiểm tra chỗ trống và quyền ghi của thư mục tạm rồi thử lại."
    )


def _write_profile(profile: Path) -> None:
    """Settings of the conversion's own profile: no macros, no active content, nothing fetched from elsewhere."""
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
