"""What each paragraph does in the notice: names units, introduces, orders, details, closes or reports (GUIDELINES, section 1)."""

from models.mention import Clause, Reading
from models.outline import Outline, Paragraph
from pipeline.extract.clauses import read_clauses
from pipeline.extract.deadlines import find_deadlines
from pipeline.extract.language import Syllables
from pipeline.extract.subjects import issuer_asks
from pipeline.extract.unit_bullets import name_by_bullets
from pipeline.extract.unit_headings import read_unit_heading
from pipeline.rules.book import load
from pipeline.segment.outline import trailing_from

SUBSTANCE_WORDS = 25  # a line that ends with a colon and is longer than this says itself what is to be done
HEADING_WORDS = 60
FORMS = {"closing.formula": "closing", "closing.difficulties": "closing", "implementing.clause": "closing", "legal.basis": "report"}
ALSO_NUMBERED = ("closing.difficulties", "implementing.clause")


def read_paragraphs(s: Syllables, outline: Outline) -> tuple[Reading, ...]:
    """One reading per paragraph of the outline, in order."""
    holders = {paragraph.parent for paragraph in outline.paragraphs}
    readings: list[Reading] = []
    for index, paragraph in enumerate(outline.paragraphs):
        told = paragraph.parent is not None and readings[paragraph.parent].names_units
        readings.append(_read(s, outline, index, holds=index in holders, told=told))
    for index in range(trailing_from(outline), len(readings)):
        of_notice = outline.paragraphs[index].zone == "body" and _matches("closing.refers", _text(s, outline.paragraphs[index]))
        readings[index] = readings[index].model_copy(update={"of_notice": of_notice})
    for index in reversed(range(len(readings))):
        if readings[index].rule == "opening.orders" and index in holders:
            readings[index] = _as_order_with_details(s, outline, readings, index) or readings[index]
        if readings[index].role == "order" and index in holders:
            readings[index] = _as_heading(s, outline, readings, index) or readings[index]
    return name_by_bullets(s, outline, tuple(readings))


def _read(s: Syllables, outline: Outline, index: int, *, holds: bool, told: bool) -> Reading:
    """``holds``: other paragraphs stand below it; ``told``: it stands under a heading that names units."""
    paragraph = outline.paragraphs[index]
    text = _text(s, paragraph)
    if (plain := _without_orders(s, text, paragraph, holds=holds)) is not None:
        return _with_dated_call(s, paragraph, plain)
    if holds and paragraph.label is None and text.isupper():
        return Reading(role="heading", directing=_said(text), rule="heading.capitals")
    if holds and (units := read_unit_heading(s, paragraph.text_start, paragraph.end)) is not None:
        return Reading(
            role="heading",
            names_units=True,
            lead=units.lead,
            coordinating=units.coordinating,
            directing=True,
            sets_deadline=units.dated,
            directs=_matches("heading.directs", text),
            rule="heading.units",
        )
    clauses = _as_proposed(s, tuple(_statement(s, clause) for clause in read_clauses(s, paragraph.text_start, paragraph.end)))
    formula = _matches("closing.formula", text) and not _matches("speech.goes-on", text)
    if paragraph.label is None and not holds and len(clauses) > 1 and formula:
        clauses = (clauses[0].model_copy(update={"past": True}), *clauses[1:])  # what is added after the formula orders, not the formula
    if paragraph.label is not None and clauses and clauses[0].cue == "none" and _matches("order.result", text):
        clauses = (clauses[0].model_copy(update={"cue": "verb"}), *clauses[1:])  # "- Kết quả thực hiện báo cáo về Sở A."
    if holds and (topic := _topic(text, paragraph, clauses)) is not None:
        return topic
    return _order_or_introduction(s, text, clauses, holds=holds, background=paragraph.label is None and not told)


def _statement(s: Syllables, clause: Clause) -> Clause:
    """“Phát triển du lịch là nhiệm vụ trọng tâm.”, "Về nguyên tắc, đồng ý cho Công ty A giãn tiến độ." look like orders and are none.

    Nor is the formula at the end of an order: "Quá trình thực hiện nếu có vướng mắc, các đơn vị báo cáo Sở Y tế."
    """
    text = " ".join(s.text[clause.start : clause.end].split())
    if clause.cue == "verb" and _matches("clause.statement", text):
        return clause.model_copy(update={"past": True})
    if clause.cue != "assigned" and _matches("clause.law", text) and not find_deadlines(s.text, clause.start, clause.end):
        return clause.model_copy(update={"past": True})
    if _matches("closing.difficulties", text):
        return clause.model_copy(update={"past": True})
    action = " ".join(s.text[clause.action : clause.end].split())
    if clause.cue != "assigned" and _matches("clause.consent", action):
        return clause.model_copy(update={"past": True})
    if clause.cue == "subject" and not clause.duty and _matches("clause.result", action):
        return clause.model_copy(update={"past": True})
    return clause


def _as_proposed(s: Syllables, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """“Đồng ý chủ trương X lập dự án trồng rừng; bảo vệ nguồn nước như đề nghị của Sở A.”: all of what was proposed is consented to."""
    if not clauses or not clauses[0].past or any(clause.cue == "assigned" for clause in clauses):
        return clauses
    consented = load("directing")["sentence.as-proposed"].regex.match(s.text[clauses[0].start : clauses[-1].end])
    end = clauses[0].start + (consented.end() if consented else 0)
    return tuple(clause.model_copy(update={"past": True}) if clause.start < end else clause for clause in clauses)


def _text(s: Syllables, paragraph: Paragraph) -> str:
    return " ".join(s.text[paragraph.text_start : paragraph.end].split())


def _matches(rule: str, text: str) -> bool:
    return load("directing")[rule].regex.search(text) is not None


def _without_orders(s: Syllables, text: str, paragraph: Paragraph, *, holds: bool) -> Reading | None:
    """Paragraphs that give no work by their form: closing formulas, the legal basis, implementing clauses."""
    if _matches("closing.adds", text) or _matches("speech.goes-on", text):
        return None
    for rule, role in FORMS.items():
        if holds and (rule != "implementing.clause" or text.endswith(":")):
            continue  # the bullets behind "… chịu trách nhiệm thi hành Quyết định này." are those of the receivers' list
        if (paragraph.label is None or rule in ALSO_NUMBERED) and _matches(rule, text):
            asks = rule == "legal.basis" and issuer_asks(s, paragraph.text_start, paragraph.end)
            return None if asks else Reading(role=role, rule=rule)
    return None


def _with_dated_call(s: Syllables, paragraph: Paragraph, plain: Reading) -> Reading:
    """“Văn phòng thông báo để các đơn vị biết. Yêu cầu các đơn vị báo cáo trước ngày …”: an order behind a closing formula."""
    if plain.rule != "closing.formula":
        return plain
    first, *others = read_clauses(s, paragraph.text_start, paragraph.end)
    if not any(clause.cue == "assigned" and find_deadlines(s.text, clause.start, clause.end) for clause in others):
        return plain
    return Reading(role="order", clauses=(first.model_copy(update={"past": True}), *others))


def _said(title: str) -> bool | None:
    """What a title says of the part below: it reports (False), it directs (True), or nothing."""
    return False if _matches("heading.reporting", title) else True if _matches("heading.directing", title) else None


def _topic(text: str, paragraph: Paragraph, clauses: tuple[Clause, ...]) -> Reading | None:
    """A title that names a topic: it may say that what follows reports, or that it directs."""
    if any(clause.lead for clause in clauses) and not paragraph.heading:
        return None
    titled = paragraph.heading or (len(text.split()) <= SUBSTANCE_WORDS and text.endswith(":")) or not text.endswith((".", ";", ":"))
    if not titled:
        return None
    helping = clauses[-1].coordinating if text.endswith(":") and clauses and clauses[-1].cue == "verb" else ()  # Phối hợp với Sở B:
    dated = _matches("heading.deadline", text)
    return Reading(role="heading", coordinating=helping, directing=_said(text), sets_deadline=dated, rule="heading.topic")


def _order_or_introduction(s: Syllables, text: str, clauses: tuple[Clause, ...], *, holds: bool, background: bool) -> Reading:
    """``background``: sentences before the one that introduces tell how things stand, they order nothing."""
    last = clauses[-1] if clauses else None
    remainder = _undated(s.text, last.action, last.end) if last else ""
    alone = background or not any(_orders(clause) for clause in clauses[:-1])
    details = holds and (_matches("details.content", text) or _orders_in_detail(text, last))
    introduces = holds and _leads_on(text) and alone and not details
    if introduces and _matches("opening.reports", text):
        return Reading(role="report", directing=False, clauses=clauses, rule="opening.reports")
    if introduces and last is not None and _tells(s, last, remainder, background=background):
        return Reading(
            role="introduction",
            clauses=clauses,
            lead=last.lead,
            coordinating=last.coordinating,
            directing=True,
            sets_deadline=True,
            directs=_matches("introduction.directs", remainder),
        )
    if introduces and _opens(text, last, remainder, background=background):
        lead = last.lead if last and last.cue == "assigned" else ()  # "X ban hành Kế hoạch như sau:" names who speaks
        helping = last.coordinating if last and not background else ()
        return Reading(
            role="introduction",
            clauses=clauses,
            lead=lead,
            coordinating=helping,
            directing=True,
            sets_deadline=bool(lead),
            rule="opening.orders",
        )
    if _matches("report.past", text) and not any(clause.cue == "assigned" for clause in clauses):
        return Reading(role="report", clauses=clauses, rule="report.past")
    leads = [clause.lead for clause in clauses if clause.lead and not clause.past]
    lead = (leads[-1] if holds and text.endswith(":") else leads[0]) if leads else ()
    return Reading(role="order", clauses=clauses, lead=lead, details_follow=details)


def _tells(s: Syllables, clause: Clause, remainder: str, *, background: bool) -> bool:
    """Whether the introducing clause tells its subject to do what stands below; who only speaks is told nothing."""
    told = bool(clause.lead) and not clause.past and _introduces_only(remainder)
    return told and not (background and _speaks(s, clause))


def _speaks(s: Syllables, clause: Clause) -> bool:
    """Whether the subject only speaks: "Chủ tịch UBND tỉnh có ý kiến chỉ đạo như sau:"."""
    action = " ".join(s.text[clause.action : clause.end].split())
    return clause.cue == "subject" and _matches("opening.speech", action)


def _undated(text: str, start: int, end: int) -> str:
    """The text ``start:end`` on one line without the deadlines in it: they pass down, they are no work."""
    parts, position = [], start
    for mention in find_deadlines(text, start, end):
        parts.append(text[position : mention.start])
        position = mention.end
    return " ".join(" ".join([*parts, text[position:end]]).replace(" :", ":").split())


def _introduces_only(remainder: str) -> bool:
    return any(_matches(f"introduction.{rule}", remainder) for rule in ("only", "through", "through-units", "part"))


def _leads_on(text: str) -> bool:
    """Whether more follows: a colon, or the words "sau", "như sau" where a poor copy has another mark."""
    return text.endswith(":") or _matches("introduction.end", text)


def _orders(clause: Clause) -> bool:
    return clause.cue in ("assigned", "subject") and not clause.past


def _orders_in_detail(text: str, last: Clause | None) -> bool:
    """“… đề nghị các đơn vị góp ý bằng văn bản, trong đó tập trung vào:”: the order stands before, its details follow (T6, T10)."""
    return last is not None and last.cue == "assigned" and _matches("details.focus", text)


def _opens(text: str, last: Clause | None, remainder: str, *, background: bool) -> bool:
    """Whether a paragraph that ends with a colon only opens what follows."""
    if last is None or _introduces_only(remainder):
        return True
    return background and ((last.cue != "verb" and _matches("opening.orders", text)) or _matches("opening.spoken", text))


def _as_heading(s: Syllables, outline: Outline, readings: list[Reading], index: int) -> Reading | None:
    """A short order without a lead whose paragraphs below name their own (or are such headings) only states their topic."""
    reading, paragraph = readings[index], outline.paragraphs[index]
    text = _text(s, paragraph)
    children = (i for i, other in enumerate(outline.paragraphs) if other.parent == index)
    below = [i for i in children if not (readings[i].of_notice or _only_calls(s, readings[i]))]
    if reading.lead or reading.details_follow or len(text.split()) > HEADING_WORDS or paragraph.label is None:
        return None
    own = sum(1 for i in below if readings[i].lead or readings[i].role in ("heading", "introduction"))
    if not below or own * 2 <= len(below) or _told(readings, paragraph, text):
        return None
    directing = False if _matches("heading.reporting", text) else None
    return Reading(role="heading", directing=directing, rule="heading.of-orders")


def _as_order_with_details(s: Syllables, outline: Outline, readings: list[Reading], index: int) -> Reading | None:
    """“Sở A đề nghị các trường cung cấp số liệu như sau:”, and below it nothing but things: they are what is asked for (T10)."""
    clause = readings[index].clauses[-1] if readings[index].clauses else None
    if clause is None or clause.cue != "assigned" or s.at("verbs", s.index(clause.action)) is None:
        return None
    below = [i for i, other in enumerate(outline.paragraphs) if other.parent == index and not readings[i].of_notice]
    deeper = [other for other in outline.paragraphs if other.parent in below]
    if any(other.label or other.parent != below[-1] for other in deeper) or any(readings[i].role != "order" for i in below):
        return None  # behind the last item closing sentences may stand, no more
    work = _undated(s.text, clause.action, clause.end)
    ordered = sum(any(_is_order(part) for part in readings[i].clauses) for i in below)
    if _introduces_only(work) or ordered * 2 >= (len(below) if _matches("details.asked", work) else 1):
        return None
    return Reading(role="order", clauses=readings[index].clauses, lead=clause.lead, details_follow=True)


def _is_order(clause: Clause) -> bool:
    return clause.cue != "none" and not clause.past


def _only_calls(s: Syllables, reading: Reading) -> bool:
    """Whether the paragraph only calls on all to carry the notice out: it closes the notice, whatever item stands before it."""
    actions = [" ".join(s.text[clause.action : clause.end].split()) for clause in reading.clauses]
    return bool(actions) and all(_matches("closing.call", action) for action in actions)


def _told(readings: list[Reading], paragraph: Paragraph, text: str) -> bool:
    """A full sentence under a heading that names units is their order, whoever is named in the paragraphs after it.

    So is one of several orders under an introduction that tells units; a single order there may only be the topic.
    """
    if paragraph.parent is None or not text.endswith((".", ";")):
        return False
    above = readings[paragraph.parent]
    return above.names_units or (above.role == "introduction" and bool(above.lead) and ";" in text[:-1])
