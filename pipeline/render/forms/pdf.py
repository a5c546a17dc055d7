"""Word documents as PDF, through LibreOffice: what is printed is what the DOCX holds, its fonts embedded."""

import io
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from pipeline.errors import GiaoviecError, MissingTool, TimedOut

PROGRAMS = ("soffice", "libreoffice")
QUIETLY = ("--headless", "--norestore", "--nologo", "--nodefault")
PDF_A = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"1"}}'
SECONDS = 180


def pdf(document: bytes, *, seconds: float = SECONDS) -> bytes:
    """The DOCX as PDF/A-1 (every font is embedded). Raises MissingTool, TimedOut, or GiaoviecError if LibreOffice gives nothing."""
    program = next((found for one in PROGRAMS if (found := shutil.which(one))), None)
    if program is None:
        raise MissingTool(
            "Cần LibreOffice để ghi tệp PDF nhưng máy này chưa cài. "
            "Hãy cài gói libreoffice-writer hoặc chọn kiểu docx rồi tự lưu thành PDF bằng Word."
        )
    with tempfile.TemporaryDirectory(prefix="giaoviec-") as folder:
        source, result = Path(folder, "form.docx"), Path(folder, "form.pdf")
        source.write_bytes(document)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"  # its own, so that several may run at once
        run([program, *QUIETLY, profile, "--convert-to", PDF_A, "--outdir", folder, str(source)], seconds)
        if not result.exists():
            raise GiaoviecError("LibreOffice không ghi được tệp PDF. Hãy chọn kiểu docx rồi tự lưu thành PDF bằng Word.")
        return result.read_bytes()


def joined(first: bytes, second: bytes) -> bytes:
    """The pages of the first PDF, then those of the second; title and author are those of the first."""
    from pypdfium2 import PdfDocument

    whole, appended, buffer = PdfDocument(first), PdfDocument(second), io.BytesIO()
    whole.import_pages(appended)
    whole.save(buffer)
    appended.close()
    whole.close()
    return buffer.getvalue()


def run(command: list[str], seconds: float) -> None:
    """Run to its end, or kill the whole process group: soffice is a script that starts other programs."""
    process = subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise TimedOut(f"LibreOffice ghi tệp PDF quá {seconds:.0f} giây nên đã dừng. Hãy chọn kiểu docx hoặc chia nhỏ danh mục.") from error
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
