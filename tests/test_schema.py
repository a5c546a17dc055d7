"""docs/schema.json is what the models say (``giaoviec schema > docs/schema.json`` renews it)."""

import json
from pathlib import Path

from models.notice import schema

WRITTEN = json.loads((Path(__file__).parent.parent / "docs" / "schema.json").read_text(encoding="utf-8"))


def test_written_schema_is_current():
    assert schema() == WRITTEN


def test_every_field_is_described_or_typed():
    bare = [
        f"{model}.{field}"
        for model, definition in WRITTEN["$defs"].items()
        for field, value in definition.get("properties", {}).items()
        if not value.keys() & {"type", "anyOf", "$ref", "const", "enum"}
    ]
    assert not bare
