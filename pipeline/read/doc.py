"""Older formats (DOC, RTF, ODT, Word's XML): LibreOffice turns them into DOCX, in a profile and folder of its own."""

import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from models.document import Document
from pipeline.errors import DamagedFile, MissingTool, TimedOut
from pipeline.read.limits import CONVERSION_SECONDS
from pipeline.read.sniff import Kind

_SUFFIX = {Kind.DOC: ".doc", Kind.RTF: ".rtf", Kind.ODT: ".odt", Kind.WORD_XML: ".xml"}
_PROGRAMS = ("soffice", "libreoffice")

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
    """The file as DOCX. ``suffix`` (".doc") tells LibreOffice the format, ``seconds`` is the time limit."""
    program = next((found for one in _PROGRAMS if (found := shutil.which(one))), None)
    if program is None:
        raise MissingTool(
            f"Cần LibreOffice để đọc tệp “{name}” nhưng máy này chưa cài. "
            "Hãy cài gói libreoffice-writer (Ubuntu/Debian: sudo apt install libreoffice-writer) hoặc lưu tệp thành DOCX rồi thử lại."
        )
    with tempfile.TemporaryDirectory(prefix="giaoviec-") as folder:
        source = Path(folder, f"source{suffix}")
        source.write_bytes(data)
        command = [
            program,
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            folder,
            str(source),
        ]
        _write_profile(Path(folder, "profile"))
        _run(command, folder=folder, name=name, seconds=seconds)
        result = Path(folder, "source.docx")
        if not result.exists():
            raise DamagedFile(
                f"LibreOffice không chuyển đổi được tệp “{name}” (tệp có thể đã hỏng). Hãy mở bằng Word và lưu lại thành DOCX."
            )
        return result.read_bytes()


def _write_profile(profile: Path) -> None:
    """Settings of the conversion's own profile: no macros, no active content, nothing fetched from elsewhere."""
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")


def _run(command: list[str], *, folder: str, name: str, seconds: float) -> None:
    """Run to its end, or kill the whole process group: soffice is a script that starts other programs."""
    process = subprocess.Popen(  # noqa: S603
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise TimedOut(
            f"Chuyển đổi tệp “{name}” quá {seconds:.0f} giây nên đã dừng. Hãy mở bằng Word và lưu lại thành DOCX rồi thử lại."
        ) from error
    finally:
        _kill_group(process)


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        process.wait()
