"""Whatever is sent to whichever address, the server does not fail: schemathesis makes up requests from the routes themselves."""

import hypothesis
import pytest
import requests
import schemathesis
from fastapi.openapi.utils import get_openapi

from pipeline.review.accounts import log_in, set_account
from pipeline.review.app import application
from pipeline.review.desk import Desk
from pipeline.review.office import Office
from pipeline.review.security import COOKIE, TOKEN_HEADER, token_of
from pipeline.review.shelf import open_notice
from tests.review.conftest import served
from tests.review.test_accounts import PASSWORD

EXAMPLES = 12
"""Requests made up for each address; the same in every run."""
PLAIN = hypothesis.settings(
    max_examples=EXAMPLES, derandomize=True, deadline=None, database=None, suppress_health_check=list(hypothesis.HealthCheck)
)


@pytest.fixture
def asking(place):
    """A server, somebody who may do everything, and the description of all addresses."""
    engine, notice, folder = place
    office = Office(register=engine, desk=Desk(), folder=str(folder / "outputs"), single=False)
    set_account(engine, "lan", PASSWORD, "quan-tri")
    app = application(office)
    described = get_openapi(title="giaoviec", version="1", routes=app.routes)
    known = {"sha256": notice.document.sha256, "key": open_notice(engine, notice.document.sha256).reviewed.items[0].key}
    with served(office) as url, requests.Session() as session:
        schema = schemathesis.openapi.from_dict(described)
        schema.config.update(base_url=url)
        yield engine, schema, session, known


def test_no_request_makes_the_server_fail(asking):
    engine, schema, session, known = asking
    secret = log_in(engine, "lan", PASSWORD, "127.0.0.1")
    session.headers[TOKEN_HEADER] = token_of(secret)
    session.cookies.set(COOKIE, secret)
    tried = set()
    for operation in (found.ok() for found in schema.get_all_operations()):
        if operation.path == "/dang-xuat":
            continue

        @hypothesis.given(case=operation.as_strategy())
        @PLAIN
        def try_it(case):
            if case.path_parameters and len(tried) % 4:  # mostly of a notice that is there
                case.path_parameters.update({name: value for name, value in known.items() if name in case.path_parameters})
            answer = case.call(session=session, timeout=60, allow_redirects=False)
            assert answer.status_code < 500, (case.method, case.path, case.as_curl_command())
            tried.add((case.method, case.path, answer.status_code))

        try_it()
    assert {status for _, path, status in tried if path.startswith("/van-ban")} >= {200, 404, 422}
    assert len({(method, path) for method, path, _ in tried}) > 20
