"""Fixed file contents: what LibreOffice and the zip format say about the hour and the machine is overwritten."""

import hashlib
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

WHEN = (2026, 1, 2, 3, 4, 6)  #: the time that every file claims to be from


def freeze(path: Path) -> None:
    """Rewrite a Word file so that the same content gives the same bytes."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in sorted(archive.namelist())}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, WHEN), content, zipfile.ZIP_DEFLATED)


def convert(source: Path, target: Path) -> None:
    """Write ``target`` (PDF or DOC, by its name) from a Word file, with LibreOffice."""
    with tempfile.TemporaryDirectory() as work:
        command = [
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{work}/profile",
            "--convert-to",
            target.suffix[1:],
            "--outdir",
            work,
        ]
        subprocess.run([*command, str(source)], check=True, capture_output=True)
        content = (Path(work) / f"{source.stem}{target.suffix}").read_bytes()
    target.write_bytes(timeless(content, target.name) if target.suffix == ".pdf" else content)


def timeless(pdf: bytes, name: str) -> bytes:
    """The PDF with a fixed date and an identifier that follows from its name; no byte moves."""
    identifier = hashlib.md5(name.encode(), usedforsecurity=False).hexdigest().upper().encode()
    pdf = re.sub(rb"(?<=CreationDate\(D:)\d{14}", b"%04d%02d%02d%02d%02d%02d" % WHEN, pdf)
    pdf = re.sub(rb"(?<=/DocChecksum /)[0-9A-F]{32}", identifier, pdf)
    head, mark, trailer = pdf.rpartition(b"/ID [")
    return head + mark + re.sub(rb"(?<=<)[0-9A-F]{32}(?=>)", identifier, trailer)
