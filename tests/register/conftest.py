import uuid

import pytest

from pipeline.register.database import open_register, register_url
from tests.register.postgres import new_database, server


@pytest.fixture(scope="session")
def postgres():
    """The URL of a PostgreSQL started for these tests."""
    with server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """An empty register, of each kind in turn."""
    if request.param == "sqlite":
        return register_url(str(tmp_path / "register.sqlite"), None)
    return register_url(new_database(request.getfixturevalue("postgres"), f"r{uuid.uuid4().hex}"), None)


@pytest.fixture
def register(url):
    engine = open_register(url)
    yield engine
    engine.dispose()
