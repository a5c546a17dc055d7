"""Units given as a list of bullets: "Giao các sở sau: - Sở A (…); - Sở B (…). Có trách nhiệm: a) …"."""

from models.mention import Reading, UnitMention
from models.outline import Outline
from pipeline.extract.language import Syllables
from pipeline.extract.unit_headings import read_unit_heading


def name_by_bullets(s: Syllables, outline: Outline, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Where all bullets under a paragraph only name units, these lead what the paragraph, and the heading above it, hold."""
    result = list(readings)
    for index, paragraph in enumerate(outline.paragraphs):
        bullets = [i for i, other in enumerate(outline.paragraphs) if other.parent == index]
        units = _units_of(s, outline, bullets)
        if paragraph.kind != "plain" or len(bullets) < 2 or not units:
            continue
        for i in bullets:
            result[i] = Reading(role="heading", names_units=True, rule="heading.unit-bullet")
        result[index] = Reading(
            role="introduction", lead=units, directing=True, clauses=readings[index].clauses, rule="heading.unit-bullets"
        )
        following = bullets[-1] + 1
        if following < len(result) and _goes_on(s, outline, following):
            result[following] = result[following].model_copy(update={"role": "introduction", "lead": units, "directing": True})
        above = paragraph.parent
        if above is not None and result[above].role == "heading":
            result[above] = result[above].model_copy(update={"lead": units, "directing": True})
    return tuple(result)


def _goes_on(s: Syllables, outline: Outline, index: int) -> bool:
    """“Có trách nhiệm thực hiện các nhiệm vụ sau:” right after the bullets: what stands below is told to them."""
    paragraph = outline.paragraphs[index]
    return paragraph.kind == "plain" and s.at("duties", s.index(paragraph.start)) is not None and s.text[paragraph.end - 1] == ":"


def _units_of(s: Syllables, outline: Outline, bullets: list[int]) -> tuple[UnitMention, ...]:
    """The units of the bullets in order, or none if any bullet says more than units (a remark in brackets aside)."""
    found: list[UnitMention] = []
    for i in bullets:
        paragraph = outline.paragraphs[i]
        heading = read_unit_heading(s, paragraph.text_start, paragraph.end) if paragraph.kind == "bullet" else None
        if heading is None or heading.coordinating:
            return ()
        found += heading.lead
    return tuple(found)
