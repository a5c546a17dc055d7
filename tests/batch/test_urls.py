"""Files and results behind URLs: on a disk, in memory, in a store that speaks as S3 does."""

import json
import logging
from importlib.util import find_spec

import pytest

from pipeline.batch import places, stream
from pipeline.batch.manifest import write_lists
from pipeline.errors import GiaoviecError, UnreadableInput, UsageError
from pipeline.register.database import open_register, register_url
from pipeline.register.questions import Question, find
from tests.batch.one_worker import Workers
from tests.batch.register_files import NOTICE

fsspec = pytest.importorskip("fsspec", reason="needs the extra: pip install 'giaoviec[ray]'")


@pytest.fixture(scope="module")
def store():
    """A store on loopback that speaks as S3 does, to which the environment points."""
    if not (find_spec("s3fs") and find_spec("moto")):
        pytest.skip("needs the extras: pip install 'giaoviec[dev,s3]'")
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    address = "http://{}:{}".format(*server.get_host_and_port())
    keys = {"AWS_ENDPOINT_URL": address, "AWS_ACCESS_KEY_ID": "an", "AWS_SECRET_ACCESS_KEY": "kho", "NO_PROXY": "127.0.0.1"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            **keys,
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "NO_PROXY": "127.0.0.1",
        }.items():
            patch.setenv(name, value)
        yield fsspec.filesystem("s3")
    server.stop()


@pytest.fixture
def s3(store, tmp_path):
    bucket = tmp_path.name.replace("_", "-")[-60:].strip("-").lower()
    store.mkdir(bucket)
    return f"s3://{bucket}/so"


@pytest.fixture(params=["file", "memory", "s3"])
def root(request, tmp_path):
    return {"file": f"file://{tmp_path}", "memory": f"memory://{tmp_path.name}"}.get(request.param) or request.getfixturevalue("s3")


@pytest.fixture
def register(tmp_path):
    engine = open_register(register_url(str(tmp_path / "register.sqlite"), None))
    yield engine
    engine.dispose()


def put(root, numbers):
    for number in numbers:
        places.write(f"{root}/den/cv-{number}.txt", NOTICE.format(number=number).encode())


def read(url):
    system, path = places.opened(url)
    return system.cat_file(path)


def test_a_run_from_url_to_url(root, register):
    put(root, (1, 2))
    places.write(f"{root}/den/hong.pdf", b"%PDF-1.4 ...")
    target = f"{root}/den/ra"
    files = places.find([f"{root}/den"], without=target)
    assert [file.rpartition("/")[2] for file in files] == ["cv-1.txt", "cv-2.txt", "hong.pdf"]
    states = [event.state for event in stream.run(register, Workers(), files, target, ("md",))]
    assert states == ["done", "done", "failed"]
    write_lists(register, target)
    assert json.loads(read(f"{target}/cv-1.json"))["header"]["number"] == "1/SXD-QLN"
    assert b"1/SXD-QLN" in read(f"{target}/cv-1.md")
    lines = [json.loads(line) for line in read(f"{target}/register/manifest.jsonl").splitlines()]
    assert [line["outputs"] for line in lines] == [["cv-1.json", "cv-1.md"], ["cv-2.json", "cv-2.md"], []]
    assert len(list(find(register, Question()))) == 4

    again = places.find([f"{root}/den"], without=target)
    assert again == files  # its own results are no input
    assert {event.state for event in stream.run(register, Workers(), again, target, ("md",))} == {"unchanged", "failed"}


def test_a_result_that_was_removed_is_written_again(root, register):
    put(root, (3,))
    files = places.find([f"{root}/den"])
    list(stream.run(register, Workers(), files, f"{root}/ra", ("md",)))
    before = read(f"{root}/ra/cv-3.json")
    places.remove(f"{root}/ra/cv-3.json")
    assert [event.state for event in stream.run(register, Workers(), files, f"{root}/ra", ("md",))] == ["done"]
    assert read(f"{root}/ra/cv-3.json") == before


def test_a_file_that_has_gone_is_an_error_of_that_file(root, register):
    put(root, (4,))
    files = [f"{root}/den/cv-4.txt", f"{root}/den/mat.txt"]
    events = {event.path.rpartition("/")[2]: event for event in stream.run(register, Workers(), files, f"{root}/ra", ())}
    assert events["cv-4.txt"].state == "done"
    assert "“mat.txt”" in events["mat.txt"].message
    with pytest.raises(UnreadableInput):
        places.source(files[1])


def test_a_folder_that_is_not_there_is_an_error(root):
    with pytest.raises(UsageError, match="Không tìm thấy văn bản"):
        places.find([f"{root}/khong-co"])


def test_an_address_of_no_kind_is_an_error():
    with pytest.raises(UsageError, match="khong-co"):
        places.find(["khong-co://kho/den"])


def test_results_that_cannot_be_written_say_where(s3):
    with pytest.raises(GiaoviecError, match=r"s3://khong-co/ra/x\.json"):
        places.write("s3://khong-co/ra/x.json", b"{}")
