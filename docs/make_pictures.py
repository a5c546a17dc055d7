#!/usr/bin/env python3
"""Make the pictures of the READMEs from a real run: python docs/make_pictures.py (needs LibreOffice).

demo.svg: the summary that ``make demo`` prints; checklist.png: the first page of a checklist made in that run.
"""

import re
import subprocess
import tempfile
from functools import partial
from pathlib import Path

import pypdfium2
from rich.console import Console

from pipeline.batch import run as batch
from pipeline.batch.gather import gather, stems
from pipeline.cli_run import read_and_write, summarise

HERE = Path(__file__).parent
SHOWN = "thong-bao-ket-luan.pdf.docx"


def main() -> None:
    """Run over the samples, record the summary, render the checklist."""
    with tempfile.TemporaryDirectory() as work:
        files = gather([HERE.parent / "samples"])
        outcomes = batch.run(partial(read_and_write, names=stems(files), folder=Path(work), formats=("docx",)), files, jobs=1)
        with Path(work, "log").open("w", encoding="utf-8") as log:
            console = Console(record=True, width=112, file=log)
            console.print("$ make demo", highlight=False)
            summarise(list(outcomes), Path("outputs/demo"), console)
        drawing = console.export_svg(title="giaoviec run samples -o outputs/demo", unique_id="demo")
        (HERE / "demo.svg").write_text(re.sub(r"@font-face \{.*?\}\s*", "", drawing, flags=re.DOTALL), encoding="utf-8")  # no web fonts
        picture(Path(work, SHOWN), HERE / "checklist.png")


def picture(word: Path, target: Path) -> None:
    """The first page of a Word file as PNG."""
    profile = f"-env:UserInstallation={(word.parent / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(word.parent), str(word)]
    subprocess.run(command, check=True, capture_output=True)
    page = pypdfium2.PdfDocument(word.with_suffix(".pdf"))[0]
    page.render(scale=1.1).to_pil().quantize(16).save(target, optimize=True)


if __name__ == "__main__":
    main()
