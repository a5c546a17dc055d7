"""Office files without a clock: the same content gives the same bytes."""

import io
import re
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)
CORE = "docProps/core.xml"
STAMPS = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def timeless(package: bytes) -> bytes:
    """The DOCX or XLSX with every entry dated 1980-01-01 and without the times of creation and change."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            content = source.read(name)
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(entry, STAMPS.sub(b"", content) if name == CORE else content)
    return target.getvalue()
