"""Markdown and HTML: paragraphs, headings, lists with their labels, tables; marks and scripts are dropped."""

from models.document import Document
from pipeline.read.blocks import Block, Strip, lay_out


def read_markdown(text: str, *, data: bytes, name: str) -> Document:
    """Read Markdown; offsets are into the text without its marks."""
    return lay_out(_markdown_blocks(text), data=data, name=name, media_type="text/markdown", read_by="markdown")


def _markdown_blocks(text: str) -> list[Block]:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    blocks: list[Block] = []
    label, heading = "", False
    for token in tokens:
        if token.type == "list_item_open":
            label = f"{token.info}{token.markup} "
        elif token.type == "heading_open":
            heading = True
        elif token.type == "inline":
            plain = "".join(
                child.content if child.type in {"text", "code_inline"} else "\n" if "break" in child.type else ""
                for child in token.children or []
            )
            parts = plain.split("\n")
            blocks.extend(Strip(label * (not n) + part, bold=heading, whole=len(parts) == 1) for n, part in enumerate(parts))
            label, heading = "", False
    return blocks


def read_html(text: str, *, data: bytes, name: str) -> Document:
    """Read HTML."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(text, "lxml")
    for dropped in soup(["script", "style", "head", "noscript", "template"]):
        dropped.decompose()
    return lay_out(
        [Strip(line, whole=True) for line in soup.get_text("\n").split("\n")], data=data, name=name, media_type="text/html", read_by="html"
    )
