"""What a run does with each file, with workers that are told when to die."""

import errno
import json
from pathlib import Path

import pytest
from sqlalchemy import select

from pipeline.batch import stream
from pipeline.batch.manifest import write_lists
from pipeline.batch.watch import Inbox, hand_over
from pipeline.errors import GiaoviecError
from pipeline.register.database import open_register, register_url
from pipeline.register.questions import Question, find
from pipeline.register.tables import claims, documents, runs
from tests.batch.one_worker import Workers
from tests.batch.register_files import NOTICE, put_notices


@pytest.fixture
def register(tmp_path):
    engine = open_register(register_url(str(tmp_path / "register.sqlite"), None))
    yield engine
    engine.dispose()


@pytest.fixture
def run(register, tmp_path):
    """Run over the folder "in"; gives the states by name and what the workers did."""

    def start(workers=None, **options):
        workers = workers or Workers()
        files = sorted(str(path) for path in (tmp_path / "in").iterdir())
        events = stream.run(register, workers, files, str(tmp_path / "out"), ("md",), **options)
        return {event.path.rpartition("/")[2]: event.state for event in events}, workers.done

    return start


def test_what_was_read_is_not_read_again(run, tmp_path):
    put_notices(tmp_path / "in", 2)
    assert run() == ({"cv-001.txt": "done", "cv-002.txt": "done"}, ["cv-001.txt", "cv-002.txt"])
    assert run() == ({"cv-001.txt": "unchanged", "cv-002.txt": "unchanged"}, [])
    assert run(again=True)[1] == ["cv-001.txt", "cv-002.txt"]


def test_other_rules_read_anew(run, tmp_path, monkeypatch):
    put_notices(tmp_path / "in", 1)
    run()
    monkeypatch.setattr("pipeline.batch.plan.fingerprint", lambda: "other")
    assert run()[1] == ["cv-001.txt"]


def test_results_that_were_deleted_are_written_again(run, tmp_path):
    put_notices(tmp_path / "in", 1)
    run()
    before = (tmp_path / "out" / "cv-001.json").read_bytes()
    (tmp_path / "out" / "cv-001.json").unlink()
    assert run()[0] == {"cv-001.txt": "done"}
    assert (tmp_path / "out" / "cv-001.json").read_bytes() == before


def test_a_changed_file_replaces_its_results_and_keeps_its_name(run, register, tmp_path):
    put_notices(tmp_path / "in", 1)
    run()
    (tmp_path / "in" / "cv-001.txt").write_text(NOTICE.format(number=77), encoding="utf-8")
    assert run()[0] == {"cv-001.txt": "done"}
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["cv-001.json", "cv-001.md"]
    assert "77/SXD-QLN" in (tmp_path / "out" / "cv-001.md").read_text(encoding="utf-8")
    assert {answer.notice for answer in find(register, Question())} == {"1/SXD-QLN", "77/SXD-QLN"}


def test_a_copy_gets_results_of_its_own_but_no_second_notice(run, register, tmp_path):
    put_notices(tmp_path / "in", 1)
    (tmp_path / "in" / "ban-sao.txt").write_bytes((tmp_path / "in" / "cv-001.txt").read_bytes())
    assert set(run()[0].values()) == {"done"}
    names = {path.name: json.loads(path.read_bytes())["document"]["name"] for path in (tmp_path / "out").glob("*.json")}
    assert names == {"ban-sao.json": "ban-sao.txt", "cv-001.json": "cv-001.txt"}
    assert len(list(find(register, Question()))) == 2


def test_a_file_that_kills_its_worker_once_is_read_all_the_same(run, register, tmp_path):
    put_notices(tmp_path / "in", 2)
    assert run(Workers({"cv-001.txt": 1}))[0] == {"cv-001.txt": "done", "cv-002.txt": "done"}
    with register.connect() as connection:
        assert sorted(connection.execute(select(documents.c.attempts)).scalars()) == [1, 2]


def test_a_file_that_kills_its_worker_twice_is_set_aside(run, register, tmp_path):
    put_notices(tmp_path / "in", 2)
    states, done = run(Workers({"cv-001.txt": 9}))
    assert states == {"cv-001.txt": "set-aside", "cv-002.txt": "done"}
    assert done.count("cv-001.txt") == 2
    write_lists(register, str(tmp_path / "out"))
    [aside] = (tmp_path / "out" / "register" / "set-aside.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(aside)["error"]["kind"] == "Crashed"
    assert run() == ({"cv-001.txt": "set-aside", "cv-002.txt": "unchanged"}, [])
    assert run(again=True)[0] == {"cv-001.txt": "done", "cv-002.txt": "done"}
    write_lists(register, str(tmp_path / "out"))
    assert not (tmp_path / "out" / "register" / "set-aside.jsonl").exists()


def test_a_bad_copy_is_called_by_its_own_name(register, tmp_path):
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).touch()
    files = [str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf")]
    events = list(stream.run(register, Workers(), files, str(tmp_path / "out"), ()))
    assert [f"“{name}.pdf”" in (event.message or "") for name, event in zip("ab", events, strict=True)] == [True, True]


def test_a_bad_copy_stands_in_the_manifest_as_bad(run, register, tmp_path):
    path = put_notices(tmp_path / "in", 1) / "cv-001.txt"
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / "in" / name).touch()
    run()
    assert {name: line["state"] for name, line in manifest(register, tmp_path).items()} == {
        "a.pdf": "failed",
        "b.pdf": "failed",
        "cv-001.txt": "done",
    }
    path.write_bytes(b"")  # what was a notice has become a copy of what cannot be read
    run()
    assert (manifest(register, tmp_path)["cv-001.txt"]["state"], manifest(register, tmp_path)["cv-001.txt"]["outputs"]) == ("failed", [])


def test_nothing_is_left_in_hand(run, register, tmp_path):
    put_notices(tmp_path / "in", 2)
    run()
    with register.connect() as connection:
        assert connection.execute(select(claims)).all() == connection.execute(select(runs)).all() == []


def test_a_file_is_taken_when_it_has_settled(tmp_path):
    inbox, path = Inbox(tmp_path, quiet=3), tmp_path / "cv.txt"
    path.touch()
    assert inbox.settled(0) == inbox.settled(5) == ()  # empty: nothing has arrived yet
    path.write_text("nửa", encoding="utf-8")
    assert inbox.settled(10) == inbox.settled(12) == ()
    path.write_text("nửa và nửa", encoding="utf-8")
    assert inbox.settled(14) == inbox.settled(16) == ()
    assert inbox.settled(17) == (path,)
    inbox.taken([path])
    assert inbox.settled(99) == ()


def test_a_file_under_an_old_name_does_not_replace_what_was_handed_over(run, register, tmp_path):
    folder, archive = put_notices(tmp_path / "in", 1), tmp_path / "archive"
    path = folder / "cv-001.txt"
    for number in (1, 2):
        path.write_text(NOTICE.format(number=number), encoding="utf-8")
        run()
        hand_over(register, str(tmp_path / "out"), path, archive)
    assert sorted(one.name for one in archive.iterdir()) == ["cv-001 (2).txt", "cv-001.txt"]
    assert sorted(one.name for one in (tmp_path / "out").glob("*.json")) == ["cv-001.json", "cv-001.txt.json"]
    assert len(list(find(register, Question()))) == 4


def test_an_archive_on_another_disk_gets_the_file_too(run, register, tmp_path, monkeypatch):
    path = put_notices(tmp_path / "in", 1) / "cv-001.txt"
    content = path.read_bytes()
    run()
    rename = Path.replace

    def within_a_disk(self, target):
        if self.parent != Path(target).parent:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", within_a_disk)
    target = hand_over(register, str(tmp_path / "out"), path, tmp_path / "archive")
    assert target.read_bytes() == content
    assert [one.name for one in (tmp_path / "archive").iterdir()] == ["cv-001.txt"]
    assert not path.exists()


def test_a_file_that_cannot_be_archived_stays_where_it_is(run, register, tmp_path, monkeypatch):
    path = put_notices(tmp_path / "in", 1) / "cv-001.txt"
    run()

    def refused(self, target):
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(GiaoviecError, match=r"không chuyển được vào thư mục lưu .* \(không có quyền truy cập\)"):
        hand_over(register, str(tmp_path / "out"), path, tmp_path / "archive")
    monkeypatch.undo()
    assert path.exists()
    assert list((tmp_path / "archive").iterdir()) == []
    assert [line["path"] for line in manifest(register, tmp_path).values()] == [str(path)]


def test_a_result_outlasts_a_later_reading_that_fails(run, register, tmp_path):
    put_notices(tmp_path / "in", 2)
    run()
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    [event] = list(again(register, tmp_path, ["cv-001.txt"], Workers({"cv-001.txt": 9})))
    assert event.state == "failed"
    assert "vẫn được giữ nguyên" in event.message
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    assert len(list(find(register, Question()))) == 4
    line = manifest(register, tmp_path)["cv-001.txt"]
    assert (line["state"], line["outputs"], line["reread"]["kind"]) == ("done", ["cv-001.json", "cv-001.md"], "Crashed")
    assert run() == ({"cv-001.txt": "unchanged", "cv-002.txt": "unchanged"}, [])
    run(again=True)
    assert manifest(register, tmp_path)["cv-001.txt"]["reread"] is None


def test_new_rules_that_fail_on_a_file_are_tried_on_it_once(run, register, tmp_path, monkeypatch):
    put_notices(tmp_path / "in", 1)
    run()
    monkeypatch.setattr("pipeline.batch.plan.fingerprint", lambda: "other")
    assert run(Workers({"cv-001.txt": 9})) == ({"cv-001.txt": "failed"}, ["cv-001.txt"] * 2)
    assert run() == ({"cv-001.txt": "failed"}, [])
    assert len(list(find(register, Question()))) == 2


def test_a_file_that_broke_and_was_mended_replaces_the_results_from_before(run, register, tmp_path):
    path = put_notices(tmp_path / "in", 1) / "cv-001.txt"
    run()
    path.write_bytes(b"%PDF-1.4 \0\1\2")
    assert run()[0] == {"cv-001.txt": "failed"}
    assert manifest(register, tmp_path)["cv-001.txt"]["outputs"] == []
    assert "1/SXD-QLN" in (tmp_path / "out" / "cv-001.md").read_text(encoding="utf-8")  # until there is something better
    path.write_text(NOTICE.format(number=77), encoding="utf-8")
    assert run()[0] == {"cv-001.txt": "done"}
    assert "77/SXD-QLN" in (tmp_path / "out" / "cv-001.md").read_text(encoding="utf-8")


def again(register, tmp_path, names, workers):
    """Events of a run over these files alone, whatever is known of them."""
    files = [str(tmp_path / "in" / name) for name in names]
    return stream.run(register, workers, files, str(tmp_path / "out"), ("md",), again=True)


def manifest(register, tmp_path):
    """The lines of the manifest by the names of the files."""
    write_lists(register, str(tmp_path / "out"))
    lines = (tmp_path / "out" / "register" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return {line["path"].rpartition("/")[2]: line for line in map(json.loads, lines)}
