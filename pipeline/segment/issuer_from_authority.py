"""The issuer of a notice without a letterhead, from the line that says who decides or telegraphs.

"CHÍNH PHỦ" or "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HOA LAM" above the legal basis (Decree 30/2020, annex III, models 1.1 and 1.2);
"THỦ TƯỚNG CHÍNH PHỦ điện:" in a telegram. A head stands for the body.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.segment.agency_name import complete
from pipeline.segment.agency_words import starts
from pipeline.segment.bare import unmark
from pipeline.segment.found import Found, found_in
from pipeline.segment.piece import Piece

_HEADS = re.compile(
    r"^(?:(?:quyen\s+)?(?:pho\s+)?(?:chu\s+tich|giam\s+doc|bo\s+truong|chanh\s+an|vien\s+truong|cuc\s+truong|hieu\s+truong))\s+"
)
_AUTHORITIES = re.compile(
    r"^(?:chinh phu|thu tuong|quoc hoi|chu tich nuoc|uy ban|ubnd|hoi dong nhan dan|hdnd|ban thuong vu"
    r"|ban chap hanh|bo chinh tri|ban bi thu)\b"
)
_TELEGRAPHS = re.compile(r"\s+điện\s*:?\s*$")
_SEARCHED = 40  # lines


def issuer_from_authority(lines: Sequence[Piece], place: str | None) -> Found | None:
    """The body of the first line that names an authority alone, in capitals, right above "Căn cứ …", or before "điện:"."""
    for line, following in pairwise(lines[:_SEARCHED]):
        named = _TELEGRAPHS.sub("", line.text.strip())
        decides = unmark(following.text).lower().startswith("can cu ")
        if not named.isupper() or not (decides or named != line.text.strip()):
            continue
        head = _HEADS.match(unmark(named).lower())
        body = named[head.end() :] if head else named
        alone = head is not None or _AUTHORITIES.match(unmark(body).lower()) is not None  # "PHÒNG CHỐNG HẠN HÁN" may be the subject
        if alone and starts("heads").match(unmark(body)):
            return found_in([line], complete(body.rstrip(" ,;:."), None, place), "agencies.heads")
    return None
