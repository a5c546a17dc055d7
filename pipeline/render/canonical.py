"""The notice as JSON, the same bytes for the same value."""

import json

from models.notice import Notice


def canonical(notice: Notice) -> bytes:
    """UTF-8 JSON, Vietnamese letters as they are, fields in the order of the contract, evidence by field name."""
    value = notice.model_dump(mode="json")
    for holder in (value["header"], *value["tasks"]):
        holder["evidence"] = dict(sorted(holder["evidence"].items()))
    return (json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()
