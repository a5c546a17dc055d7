"""Units by the names of the office's own vocabulary."""

import pytest

from pipeline.batch.vocabulary import add_alias, aliases, named_by_office
from pipeline.errors import UsageError
from pipeline.process import process

LETTER = """SỞ XÂY DỰNG
Số: 12/SXD-VP
Kính gửi: Các phòng thuộc Sở
1. Giao Sở TC&KH chủ trì, phối hợp với Sở Tài chính rà soát dự toán, báo cáo trước ngày 20/3/2026.
"""


@pytest.fixture
def vocabulary(tmp_path, monkeypatch):
    path = tmp_path / "tu-vung.toml"
    monkeypatch.setenv("GIAOVIEC_VOCABULARY", str(path))
    return path


def read():
    return named_by_office(process(LETTER.encode(), name="a.txt"))


def test_the_name_changes_and_what_is_written_stays(vocabulary):
    before = read().tasks[0].coordinating[0]
    add_alias(vocabulary, "sở  TÀI chính", "Sở Tài chính tỉnh An Hải")
    after = read().tasks[0].coordinating[0]
    assert (before.name, after.name) == ("Sở Tài chính", "Sở Tài chính tỉnh An Hải")
    assert (after.as_written, after.evidence) == (before.as_written, before.evidence)


def test_a_file_that_is_not_there_changes_nothing(vocabulary):
    assert aliases() == {}
    assert read().tasks


def test_aliases_are_added_to_those_that_stand_there(vocabulary):
    add_alias(vocabulary, 'Sở "TC"\\', "Sở Tài chính")
    add_alias(vocabulary, "SXD", "Sở Xây dựng")
    assert aliases() == {'sở "tc"\\': "Sở Tài chính", "sxd": "Sở Xây dựng"}


@pytest.mark.parametrize("content", ["[alias", "alias = 3", "[aliases]\na = 1", "\udcff"])
def test_a_file_that_is_none_is_named(vocabulary, content):
    vocabulary.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(UsageError, match=r"tu-vung\.toml"):
        aliases()
