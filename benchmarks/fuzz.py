"""Broken files through the whole program: ``make fuzz`` (ARGS="--files 1000 --seed 7").

Samples, and files made of them, are damaged at random but reproducibly: bytes flipped, cut, spliced, also inside the parts
of archives and the attachments of mails, so that the damage reaches the readers. Each must give a notice or an error with a
Vietnamese sentence, in bounded time and memory. Anything else is kept in outputs/fuzz/ and makes the command fail.
"""

import argparse
import base64
import io
import random
import re
import sys
import tempfile
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import pypdfium2

from pipeline.batch.limits import Limits
from pipeline.batch.many import each
from pipeline.errors import GiaoviecError
from pipeline.process import process
from pipeline.read.reader import read

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
KEPT = ROOT / "outputs" / "fuzz"
LIMITS = Limits(seconds=150, megabytes=4096)
VIETNAMESE = re.compile(r"[à-ỹđ].*[.!]$", re.IGNORECASE | re.DOTALL)
BASE64 = re.compile(rb"(?:[A-Za-z0-9+/]{40,}[\r\n]*)+={0,2}")


def main() -> int:
    """Damage, read, count; 1 if anything ended in neither a notice nor a proper error."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=0, help="files at the same time; 0: one per processor")
    options = parser.parse_args()
    start, counts, bad = perf_counter(), Counter[str](), []
    with tempfile.TemporaryDirectory() as work:
        for outcome in each(judged, damaged_files(options.seed, options.files, Path(work)), jobs=options.jobs, limits=LIMITS):
            verdict = outcome.result or judged_error(outcome.error)
            counts[f"{outcome.path.suffix[1:]:6} {verdict.partition(chr(10))[0]}"] += 1
            if verdict.startswith("BUG"):
                bad.append(f"{keep(outcome.path)}: {verdict}")
            outcome.path.unlink()
    for what, count in sorted(counts.items()):
        print(f"{count:6}  {what}")
    print(f"seed {options.seed}: {counts.total()} files in {perf_counter() - start:.0f} s, {len(bad)} without a proper end", *bad, sep="\n")
    return 1 if bad else 0


def judged(path: Path) -> str:
    """How reading the file ends: "notice", the class of its error, or "BUG" with what is wrong."""
    try:
        process(path)
    except GiaoviecError as error:
        return judged_error(error)
    except Exception:  # noqa: BLE001 - that is what we are here for
        return f"BUG: {traceback.format_exc()}"
    return "notice"


def judged_error(error: GiaoviecError | None) -> str:
    """The class of the error, if it is one to be shown to people."""
    if error is None or type(error) is GiaoviecError or not VIETNAMESE.search(str(error)):
        return f"BUG: {type(error).__name__}: {error}"
    return type(error).__name__


def keep(path: Path) -> Path:
    """Keep the file for whoever mends the bug."""
    KEPT.mkdir(parents=True, exist_ok=True)
    return path.replace(KEPT / path.name) if not (KEPT / path.name).exists() else KEPT / path.name


def damaged_files(seed: int, count: int, folder: Path) -> Iterator[Path]:
    """Damaged files, each its own random numbers: file 17 is the same however many there are."""
    whole = whole_files()
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        name = chance.choice(sorted(whole))
        path = folder / f"{seed}-{number:04}{Path(name).suffix}"
        path.write_bytes(damaged(whole[name], chance, chance.choice(list(whole.values()))))
        yield path


def whole_files() -> dict[str, bytes]:
    """What is damaged: one sample of each kind, and plain text, web page, RTF, picture and ZIP made of them."""
    names = ("thong-bao-ket-luan.docx", "thong-bao-ky-so.pdf", "ke-hoach.pdf", "cong-van.doc", "thong-bao-tcvn3.doc")
    files = {name: (SAMPLES / name).read_bytes() for name in (*names, "cong-van-dien-tu.edxml", "ke-hoach-gui-thu.eml")}
    text = read(SAMPLES / "chi-thi.pdf").text
    files["chi-thi.txt"] = text.encode()
    files["chi-thi.rtf"] = rtf(text)
    files["chi-thi.html"] = f"<html><body><p>{text.replace(chr(10), '</p><p>')}</p></body></html>".encode()
    files["trang.png"] = picture(SAMPLES / "thong-bao-dia-diem.pdf")
    files["goi.zip"] = zipped({"Thông báo.docx": files["thong-bao-ket-luan.docx"], "Phụ lục.txt": "PHỤ LỤC I\nDanh sách".encode()})
    return files


def rtf(text: str) -> bytes:
    """The text as RTF."""
    written = "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in text)
    return b"{\\rtf1\\ansi " + written.replace("\n", "\\par\n").encode() + b"}"


def picture(path: Path) -> bytes:
    """The first page of a PDF as a picture."""
    file, buffer = pypdfium2.PdfDocument(path), io.BytesIO()
    file[0].render(scale=2, grayscale=True).to_pil().save(buffer, "PNG")
    file.close()
    return buffer.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    """An archive of the parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def damaged(data: bytes, chance: random.Random, other: bytes) -> bytes:
    """The file damaged: as it is stored, or inside, where it has an inside."""
    if chance.random() < 0.6:
        if data.startswith(b"PK") and zipfile.is_zipfile(io.BytesIO(data)):
            return damaged_part(data, chance, other)
        if (encoded := list(BASE64.finditer(data))) and len(data) > 20_000:
            return damaged_attachment(data, chance.choice(encoded), chance, other)
    return spoilt(data, chance, other)


def damaged_part(data: bytes, chance: random.Random, other: bytes) -> bytes:
    """An archive with one part damaged and all checksums right."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    parts[name] = damaged(parts[name], chance, other)
    return zipped(parts)


def damaged_attachment(data: bytes, encoded: re.Match[bytes], chance: random.Random, other: bytes) -> bytes:
    """A mail or envelope with one attachment damaged."""
    try:
        inside = base64.b64decode(encoded[0])
    except ValueError:
        return spoilt(data, chance, other)
    return data[: encoded.start()] + base64.encodebytes(damaged(inside, chance, other)) + data[encoded.end() :]


def spoilt(data: bytes, chance: random.Random, other: bytes) -> bytes:
    """The bytes, spoilt in one to three ways."""
    for _ in range(chance.randint(1, 3)):
        data = chance.choice(WAYS)(data, chance, other)
    return data


def flipped(data: bytes, chance: random.Random, _: bytes) -> bytes:
    """Some bytes changed."""
    changed = bytearray(data)
    for _place in range(chance.choice((1, 4, 32, 256)) if data else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(data: bytes, chance: random.Random, _: bytes) -> bytes:
    """Broken off."""
    return data[: chance.randrange(len(data) + 1)]


def torn(data: bytes, chance: random.Random, _: bytes) -> bytes:
    """A stretch taken out."""
    start, length = chance.randrange(len(data) + 1), chance.choice((1, 16, 512, 8192))
    return data[:start] + data[start + length :]


def zeroed(data: bytes, chance: random.Random, _: bytes) -> bytes:
    """A stretch of zeros, as on a failing disk."""
    start, length = chance.randrange(len(data) + 1), chance.choice((4, 512, 4096))
    return data[:start] + bytes(len(data[start : start + length])) + data[start + length :]


def repeated(data: bytes, chance: random.Random, _: bytes) -> bytes:
    """A stretch twice, or many times."""
    start, length = chance.randrange(len(data) + 1), chance.choice((8, 256, 4096))
    return data[:start] + data[start : start + length] * chance.choice((2, 2, 50)) + data[start:]


def spliced(data: bytes, chance: random.Random, other: bytes) -> bytes:
    """A stretch of another file within."""
    start, there = chance.randrange(len(data) + 1), chance.randrange(len(other) + 1)
    return data[:start] + other[there : there + chance.choice((64, 2048, 20_000))] + data[start:]


def overwritten(data: bytes, chance: random.Random, other: bytes) -> bytes:
    """A stretch of another file over what was there: every place stays where it was."""
    start, there = chance.randrange(len(data) + 1), chance.randrange(len(other) + 1)
    stretch = other[there : there + chance.choice((4, 64, 1024))][: len(data) - start]
    return data[:start] + stretch + data[start + len(stretch) :]


def numbered(data: bytes, chance: random.Random, _: bytes) -> bytes:
    """A number made absurd: sizes, counts and references."""
    numbers = list(re.finditer(rb"\d+", data[:2_000_000]))
    if not numbers:
        return data
    number = chance.choice(numbers)
    return data[: number.start()] + chance.choice((b"0", b"-1", b"99999999999", b"65536")) + data[number.end() :]


WAYS: tuple[Callable[[bytes, random.Random, bytes], bytes], ...] = (
    *(flipped, flipped, flipped, overwritten, overwritten, zeroed),  # places stay
    *(cut, torn, repeated, spliced, numbered),
)

if __name__ == "__main__":
    sys.exit(main())
