"""The units of "Kính gửi": they lead what a công văn orders and no section gives to anybody else."""

from models.mention import UnitMention
from models.outline import Frame
from pipeline.extract.language import Syllables
from pipeline.extract.units import read_units


def find_addressees(s: Syllables, frame: Frame) -> tuple[UnitMention, ...]:
    """The units named in the addressees' zone, in order; list expressions are expanded."""
    found: list[UnitMention] = []
    for span in frame.zones:
        if span.zone == "addressees":
            i, last = s.index(span.start), s.index(span.end)
            while i < last:
                units = read_units(s, i, last, bare=bool(i and s.words[i - 1] in "-:;,"))
                found += units.units if units else ()
                i = units.last if units else i + 1
    return tuple(found)
