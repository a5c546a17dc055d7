"""Ruling lines in the picture of a page: what tables are drawn with."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.read.page_image import vision
from pipeline.read.printed import Rule

if TYPE_CHECKING:
    from pipeline.read.ocr import Pixels

COARSE = 2  # pixels of the page to one that is looked at
INK = 215  # grey up to which such a pixel is ink: rules are often faint
SHORTEST = 22.0  # points: no letter of a notice has a straight stroke as long as this
SPECK = 1.0  # points: how far a faint rule may break off …
BREAK = 14.0  # … and how far its parts may lie apart, once they are known to be rules
MISSING = 60.0  # points: how much of a rule may be missing where its parts end at no other rule
SHORT = 20.0  # points: how far from the rule that it should meet a rule may end
MEETS = 4.0  # points: this near, two rules meet
BESIDE = 2.2  # points from a rule: here is paper on both sides …
CROWDED = 0.3  # … but for this share of its length at most, or it is the foot or the head of letters
THICKEST = 6.0  # points: what is thicker is no rule (one that sags a little over the page is this thick)


def rules_of(grey: "Pixels", dpi: float) -> list[Rule]:
    """The level and upright rules of a cleaned, upright picture, in points."""
    cv2 = vision()
    darkest = cv2.erode(grey, cv2.getStructuringElement(cv2.MORPH_RECT, (COARSE, COARSE)))[::COARSE, ::COARSE]
    ink = cv2.threshold(darkest, INK, 255, cv2.THRESH_BINARY_INV)[1]
    scale = 72 * COARSE / dpi
    upright = map(_across, _lying(cv2.transpose(ink), scale))
    return mended([*_lying(ink, scale), *upright])


def mended(rules: Sequence[Rule]) -> list[Rule]:
    """The rules with their faint parts filled in: a rule that ends in the open goes on to its next part or to the rule it should meet."""
    lying = [rule for rule in rules if rule.lies]
    upright = [_across(rule) for rule in rules if not rule.lies]
    longer = _mended(lying, [_across(rule) for rule in upright])
    return [*longer, *map(_across, _mended(upright, [_across(rule) for rule in lying]))]


def _mended(rules: Sequence[Rule], crossing: Sequence[Rule]) -> Iterator[Rule]:
    """Level rules, joined and lengthened; ``crossing`` are the upright ones."""
    parts = sorted(rules, key=lambda rule: rule.x0)
    while parts:
        rule = parts.pop(0)
        while (other := _next(rule, parts)) and not (_meets(rule.x1, rule, crossing) and _meets(other.x0, other, crossing)):
            parts.remove(other)
            rule = Rule(rule.x0, min(rule.top, other.top), other.x1, max(rule.bottom, other.bottom))
        yield _reaching(rule, crossing)


def _next(rule: Rule, parts: Sequence[Rule]) -> Rule | None:
    """The nearest of the parts that stand to the right of the rule, at its height."""
    right = [part for part in parts if abs(_height(part) - _height(rule)) < MEETS and -MEETS < part.x0 - rule.x1 < MISSING]
    return min(right, key=lambda part: part.x0, default=None)


def _meets(x: float, rule: Rule, crossing: Sequence[Rule]) -> bool:
    """Whether an upright rule stands where the level rule ends at ``x``."""
    return any(abs(other.x0 - x) < MEETS and other.top - MEETS < _height(rule) < other.bottom + MEETS for other in crossing)


def _reaching(rule: Rule, crossing: Sequence[Rule]) -> Rule:
    """The level rule, lengthened to an upright one that it almost meets."""
    at = [other.x0 for other in crossing if other.top - SHORT < _height(rule) < other.bottom + SHORT]
    left = min((x for x in at if 0 < rule.x0 - x < SHORT), default=rule.x0)
    right = max((x for x in at if 0 < x - rule.x1 < SHORT), default=rule.x1)
    return Rule(left, rule.top, right, rule.bottom)


def _height(rule: Rule) -> float:
    return (rule.top + rule.bottom) / 2


def _across(rule: Rule) -> Rule:
    """The rule with left and top exchanged."""
    return Rule(rule.top, rule.x0, rule.bottom, rule.x1)


def _lying(ink: "Pixels", scale: float) -> Iterator[Rule]:
    """The level rules; ``scale`` is points per pixel of ``ink``."""
    cv2 = vision()
    long = cv2.morphologyEx(_closed(ink, SPECK / scale), cv2.MORPH_OPEN, _bar(SHORTEST / scale))
    rules = _closed(_free(long, ink, round(BESIDE / scale)), BREAK / scale)
    _, _, stats, _ = cv2.connectedComponentsWithStats(rules, connectivity=8)
    for left, top, width, height, _ in stats[1:].tolist():
        if height * scale <= THICKEST:
            yield Rule(left * scale, top * scale, (left + width) * scale, (top + height) * scale)


def _free(strokes: "Pixels", ink: "Pixels", beside: int) -> "Pixels":
    """The strokes that have paper ``beside`` pixels above and below them."""
    import numpy

    count, labels = vision().connectedComponents(strokes, connectivity=8)
    ys, xs = numpy.nonzero(strokes)
    of = labels[ys, xs]
    lengths = numpy.maximum(1, numpy.bincount(of, minlength=count))
    free = numpy.ones(count, dtype=bool)
    for shift in (-beside, beside):
        there = ink[numpy.clip(ys + shift, 0, ink.shape[0] - 1), xs] > 0
        free &= numpy.bincount(of, weights=there, minlength=count) <= CROWDED * lengths
    free[0] = False
    kept: Pixels = free[labels].astype(numpy.uint8) * 255
    return kept


def _closed(ink: "Pixels", gap: float) -> "Pixels":
    """The ink with gaps of that many pixels, from left to right, filled."""
    cv2 = vision()
    closed: Pixels = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, _bar(gap + 1))
    return closed


def _bar(length: float) -> "Pixels":
    """A level structuring element."""
    cv2 = vision()
    bar: Pixels = cv2.getStructuringElement(cv2.MORPH_RECT, (max(2, round(length)), 1))
    return bar
