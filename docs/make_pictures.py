#!/usr/bin/env python3
"""Make the pictures of the READMEs from a real run: python docs/make_pictures.py (needs LibreOffice).

demo.svg: the summary that ``make demo`` prints; checklist.png: the first page of a checklist made in that run.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
SHOWN = "thong-bao-ket-luan.pdf.docx"
WIDTH = 112


def main() -> None:
    """Run over the samples, record the summary, render the checklist."""
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work, "outputs", "demo")
        words = ["run", str(HERE.parent / "samples"), "--output", str(folder), "--format", "docx"]
        code = f"import sys; from pipeline.cli import main; sys.argv = ['giaoviec', *{words!r}]; main()"
        colours = {"FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "COLORTERM": "truecolor"}
        done = subprocess.run([sys.executable, "-c", code], env={**os.environ, **colours}, capture_output=True, text=True, check=True)
        with Path(work, "log").open("w", encoding="utf-8") as log:
            console = Console(record=True, width=WIDTH, file=log)
            console.print("$ make demo", highlight=False)
            console.print(Text.from_ansi(done.stdout.replace(f"{work}/", "")))
        drawing = console.export_svg(title="giaoviec run samples -o outputs/demo", unique_id="demo")
        (HERE / "demo.svg").write_text(re.sub(r"@font-face \{.*?\}\s*", "", drawing, flags=re.DOTALL), encoding="utf-8")  # no web fonts
        picture(next(folder.rglob(SHOWN)), HERE / "checklist.png")


def picture(word: Path, target: Path) -> None:
    """The first page of a Word file as PNG."""
    profile = f"-env:UserInstallation={(word.parent / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(word.parent), str(word)]
    subprocess.run(command, check=True, capture_output=True)
    page = pypdfium2.PdfDocument(word.with_suffix(".pdf"))[0]
    page.render(scale=1.1).to_pil().quantize(16).save(target, optimize=True)


if __name__ == "__main__":
    main()
