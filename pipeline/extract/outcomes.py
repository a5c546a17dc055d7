"""What must come out of a passage, what it cites, and who receives the result."""

import re

from models.document import Document
from models.mention import UnitMention
from models.notice import LegalBasis, Product
from pipeline.extract.language import Syllables
from pipeline.extract.units import read_units
from pipeline.place import evidence
from pipeline.rules.book import load

LONGEST_PRODUCT = 14  # syllables
# What a phrase that was cut does not end with: "kế hoạch học tập kinh nghiệm của".
LINKING = frozenset(
    ["và", "hoặc", "của", "các", "những", "về", "với", "để", "tại", "cho", "từ", "đến", "là", "do", "bằng", "có", "được", "trên"]
)
# "trình" hands something over, but not as the end of a noun: "công trình", "chương trình".
NOUNS_IN_TRINH = frozenset(["công", "chương", "quy", "quá", "lộ", "giáo", "hành", "tiến"])
NUMERIC_DATE = re.compile(r"(\d{1,2})\D+(\d{1,2})\D+(\d{4})")


def find_products(document: Document, s: Syllables, start: int, end: int) -> tuple[Product, ...]:
    """The documents and results that the text ``start:end`` says must be made or handed over, each once."""
    found: dict[str, Product] = {}
    last = s.index(end)
    for i in range(s.index(start), last):
        making = s.at("making", i)
        noun = _noun(s, making, last) if making else None
        if noun is not None and not _only_reports(s, i, noun, last):
            stop = _phrase_end(s, noun, last)
            name = s.phrase(noun, stop)
            place = evidence(document, *s.span(noun, stop), rule="product.made")
            found.setdefault(name.lower(), Product(name=name[:1].upper() + name[1:], evidence=place))
    return tuple(found.values())


def _only_reports(s: Syllables, i: int, noun: int, last: int) -> bool:
    """“tổng hợp báo cáo Bộ A”: to whom it is reported follows, so that nothing is made."""
    after = s.at("reporting", i)
    return after is not None and s.lower[i] not in ("gửi", "nộp") and noun < after < last and bool(_receivers(s, after, last))


def _noun(s: Syllables, i: int, last: int) -> int | None:
    """The product's noun right after the verb, a "các" or "dự thảo" between."""
    if i < last and s.at("quantifiers", i):
        i = s.at("quantifiers", i) or i
    return i if i < last and s.at("product_nouns", i) else None


def _phrase_end(s: Syllables, i: int, last: int) -> int:
    noun = s.at("product_nouns", i) or i + 1
    end = noun
    while end < min(last, i + LONGEST_PRODUCT) and s.words[end] not in ",;.:()" and not _hands_over(s, end):
        if s.lower[end] in ("trước", "trong", "gửi", "để", "báo", "hoàn", "theo", "bảo", "đảm", "nhằm"):
            break
        if s.lower[end] in ("về", "cho") and read_units(s, end + 1, last) is not None:
            break  # who receives it
        if s.lower[end] == "và" and s.at("verbs", end + 1):
            break
        end += 1
    while end > noun and s.lower[end - 1] in LINKING:
        end -= 1
    return end


def _hands_over(s: Syllables, i: int) -> bool:
    return s.at("reporting", i) is not None and not (s.lower[i] == "trình" and i > 0 and s.lower[i - 1] in NOUNS_IN_TRINH)


def find_report_to(s: Syllables, start: int, end: int) -> tuple[UnitMention, ...]:
    """Who receives the result: units (or higher authorities) right after "báo cáo", "trình", "gửi về" …, each once."""
    found: dict[str, UnitMention] = {}
    last = s.index(end)
    for i in range(s.index(start), last):
        after = s.at("reporting", i)
        if after is None or after >= last:
            continue
        for unit in _receivers(s, after, last):
            found.setdefault(unit.name.lower(), unit)
    return tuple(found.values())


def _receivers(s: Syllables, i: int, last: int) -> tuple[UnitMention, ...]:
    authority = s.at("authorities", i)
    if authority and authority <= last and s.is_capital(i):
        start, end = s.span(i, authority)
        name = s.phrase(i, authority)
        return (UnitMention(name=name, as_written=name, kind="unit", start=start, end=end, rule="report.authority"),)
    units = read_units(s, i, last)
    return units.units if units and units.units[0].kind != "group" else ()


def find_legal_basis(document: Document, start: int, end: int) -> tuple[LegalBasis, ...]:
    """The documents that the text ``start:end`` cites, each once, with number, date and issuer as far as they are given."""
    found: dict[str, LegalBasis] = {}
    text = document.text[start:end]
    for rule in (load("products")["citation.numbered"], load("products")["citation.law"]):
        for match in rule.regex.finditer(text):
            basis = _basis(document, start, match, rule.id)
            found.setdefault((basis.number or basis.as_written).lower(), basis)
    return tuple(found.values())


def _basis(document: Document, offset: int, match: re.Match[str], rule: str) -> LegalBasis:
    groups = match.groupdict()
    day = NUMERIC_DATE.search(groups.get("date") or "")
    number = groups.get("number")
    return LegalBasis(
        type=" ".join(match["type"].split()),
        number="".join(number.split()).rstrip(".") if number else None,
        issued_on=f"{day[3]}-{int(day[2]):02d}-{int(day[1]):02d}" if day else groups.get("year"),
        issuer=" ".join(groups["issuer"].split()) if groups.get("issuer") else None,
        as_written=" ".join(match[0].split()),
        evidence=evidence(document, offset + match.start(), offset + match.end(), rule=rule),
    )


def is_standing_duty(text: str, *, dated: bool, products: tuple[Product, ...]) -> bool:
    """A function to be kept up rather than work to be finished (Decision 42/2014/QĐ-TTg leaves these out of what is tracked)."""
    return not dated and not products and load("products")["duty.standing"].regex.search(text) is not None
