"""Writes text in an encoding from before Unicode, as the characters that a program shows which takes its bytes for Windows-1252."""

from pipeline.read.legacy_codes import Encoding, encodings

ENCODINGS = {encoding.name: encoding for encoding in encodings()}


def written_in(encoding: Encoding, text: str) -> str:
    """The text in the encoding; TCVN3 has small letters for accented capitals."""
    codes = {letter: code for code, letter in encoding.letters.items()}
    return "".join(codes.get(letter, codes.get(letter.lower(), letter)) for letter in text)
