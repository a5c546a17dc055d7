"""A cluster of two nodes on this machine, one of which is killed in mid-run: nothing is lost, nothing doubled."""

import importlib.util
import json
import shutil
import tempfile
import threading
from functools import partial

import pytest
from sqlalchemy import select

from pipeline.batch import stream
from pipeline.batch.limits import Limits
from pipeline.register.database import open_register, register_url
from pipeline.register.questions import Question, find
from pipeline.register.tables import documents
from tests.batch.register_files import put_notices
from tests.batch.work import NODE, doomed

pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # Ray's own
    pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="needs the extra: pip install 'giaoviec[ray]'"),
]
COUNT = 8


@pytest.fixture
def cluster(monkeypatch):
    from pipeline.batch.ray_workers import OWN

    for name, value in {**OWN, "RAY_AUTH_MODE": "disabled"}.items():  # on loopback, where nobody else hears it
        monkeypatch.setenv(name, value)
    import ray
    from ray.cluster_utils import Cluster

    folder = tempfile.mkdtemp(prefix="ray-")  # a short path: sockets lie in it
    node = {"num_cpus": 1, "node_ip_address": "127.0.0.1", "object_store_memory": 80_000_000, "include_log_monitor": False}
    cluster = Cluster(initialize_head=True, head_node_args={**node, "include_dashboard": False, "temp_dir": folder})
    monkeypatch.setenv(NODE, "doomed")  # what this node starts inherits it
    cluster.add_node(**node)
    monkeypatch.delenv(NODE)
    yield cluster
    ray.shutdown()
    cluster.shutdown()
    shutil.rmtree(folder, ignore_errors=True)


def test_a_node_that_dies_costs_nothing(cluster, tmp_path):
    from pipeline.batch.ray_workers import RayWorkers

    put_notices(tmp_path / "in", COUNT)
    files = sorted(str(path) for path in (tmp_path / "in").iterdir())
    mark, over = tmp_path / "mark", threading.Event()

    def kill_node_at_work():
        while not mark.exists() and not over.wait(0.05):
            pass
        [node] = cluster.worker_nodes
        cluster.remove_node(node, allow_graceful=False)

    killer = threading.Thread(target=kill_node_at_work)
    killer.start()
    register = open_register(register_url(str(tmp_path / "register.sqlite"), None))
    with RayWorkers(cluster.address, 2, Limits(), work=partial(doomed, mark=mark)) as workers:
        events = list(stream.run(register, workers, files, f"file://{tmp_path}/out", ("md",)))
    over.set()
    killer.join()
    assert mark.read_text(encoding="utf-8").startswith("cv-")
    assert sorted(event.path for event in events) == files
    assert {event.state for event in events} == {"done"}
    assert len(list(find(register, Question()))) == 2 * COUNT
    with register.connect() as connection:
        assert set(connection.execute(select(documents.c.attempts)).scalars()) == {1}  # the file is not blamed
    register.dispose()
    results = sorted((tmp_path / "out").glob("*.json"))
    assert [json.loads(path.read_text(encoding="utf-8"))["document"]["name"] for path in results] == [
        f"cv-{at:03}.txt" for at in range(1, COUNT + 1)
    ]
    assert len(list((tmp_path / "out").iterdir())) == 2 * COUNT
