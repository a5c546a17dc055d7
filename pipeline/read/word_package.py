"""A Word file as a package: its XML parts, found by their relationships (ECMA-376 part 2)."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.errors import DamagedFile
from pipeline.read.limits import open_archive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = {  # ISO 29500 Strict differs from what Word writes in its namespaces only
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
}
_DAMAGE = (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
MAIN_PART = "word/document.xml"


@dataclass(slots=True)
class Package:
    """An opened Word file; ``name`` is the file's name, for messages."""

    archive: zipfile.ZipFile
    name: str
    main: str = MAIN_PART
    _parts: dict[str, etree._Element | None] = field(default_factory=dict)

    def document(self) -> etree._Element:
        """The root of the main part. Raises DamagedFile if it is missing or broken."""
        root = self.part(self.main)
        if root is None:
            raise DamagedFile(
                f"Tệp “{self.name}” bị hỏng (thiếu phần nội dung chính của tài liệu Word). Hãy tải hoặc sao chép lại tệp gốc."
            )
        return root

    def related(self, kind: str) -> Iterator[etree._Element]:
        """The roots of the parts that the document refers to as ``kind`` ("styles", "numbering", "footnotes" …)."""
        for relation, (found, target) in self._relations().items():
            root = self.part(target) if found == kind and relation else None
            if root is not None:
                yield root

    def target(self, relation: str) -> etree._Element | None:
        """The root of the part that the relationship ``relation`` ("rId7") leads to."""
        target = self.path(relation)
        return self.part(target) if target else None

    def path(self, relation: str) -> str | None:
        """The path in the archive that the relationship ``relation`` ("rId7") leads to; None if there is none."""
        return self._relations().get(relation, ("", ""))[1] or None

    def content(self, path: str) -> bytes:
        """The bytes of the part at ``path``. Raises DamagedFile."""
        try:
            return self.archive.read(path)
        except _DAMAGE as error:
            raise self._damage(path) from error

    def part(self, path: str) -> etree._Element | None:
        """The root of the part at ``path`` in the archive; None if there is none. Raises DamagedFile."""
        if path not in self._parts:
            self._parts[path] = self._parse(path) if path in self.archive.NameToInfo else None
        return self._parts[path]

    def _parse(self, path: str) -> etree._Element:
        try:
            return parse_xml(self.archive.read(path))
        except (*_DAMAGE, etree.XMLSyntaxError, ValueError) as error:
            raise self._damage(path) from error

    def _damage(self, path: str) -> DamagedFile:
        return DamagedFile(f"Tệp “{self.name}” bị hỏng (không đọc được phần “{path}”). Hãy tải hoặc sao chép lại tệp gốc.")

    def _relations(self) -> dict[str, tuple[str, str]]:
        folder, _, file = self.main.rpartition("/")
        return _relations(self.part(f"{folder}/_rels/{file}.rels"), folder)


def open_package(data: bytes, name: str) -> Package:
    """Open a Word file. Raises DamagedFile or TooLarge."""
    package = Package(open_archive(data, name), name)
    for kind, target in _relations(package.part("_rels/.rels"), "").values():
        if kind == "officeDocument":
            package.main = target
    return package


def parse_xml(data: bytes) -> etree._Element:
    """Parse XML from outside: no entity is expanded, nothing is fetched, depth and size are bounded by libxml2."""
    for strict, transitional in _STRICT.items():
        data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(data, parser)
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a document type declaration has no place in an Office file")
    return root


def _relations(root: etree._Element | None, folder: str) -> dict[str, tuple[str, str]]:
    """Relationship id → (kind, path in the archive), without links that lead out of the file."""
    found: dict[str, tuple[str, str]] = {}
    for relation in () if root is None else root:
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External" and target:
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], path)
    return found
