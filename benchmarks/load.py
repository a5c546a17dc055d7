"""Many people at the review page at once: ``python -m benchmarks.load [--clients 50] [--seconds 40]``.

A register of invented notices, ``giaoviec review`` on loopback, and as many people as asked for, each with an account of their own. One
of them alone first; then all together, each doing what a person does: open the list, open a notice with its page, look, decide, look,
decide, while the page asks every five seconds whether somebody else has decided. ``--think``: how long a person looks, on average,
before each decision.

Prints the median and the 95th percentile of each kind of request, alone and together. Ends with an error (1) if a 95th percentile is
ten times the median of the same request alone or more, if a request failed, or if a decision that was answered with success is not in
the register.
"""

import argparse
import asyncio
import json
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from sqlalchemy import Engine, select

from benchmarks.invented import make
from pipeline.batch import stream
from pipeline.batch.limits import Limits
from pipeline.batch.pool import Pool
from pipeline.batch.work import do, warm
from pipeline.register.database import open_register, register_url
from pipeline.register.review_tables import steps
from pipeline.register.tables import documents
from pipeline.review.accounts import log_in, set_account
from pipeline.review.security import COOKIE, TOKEN_HEADER, token_of

PASSWORD = "một mật khẩu để thử tải"
POLL = 5.0  # seconds between two questions of an open page
ALONE = 30  # rounds of one person before the others come
MOST = 10  # times the median alone
CARD = re.compile(r'id="viec-([\w-]+)" data-key="[\w-]+" data-state="(\w+)"')
LATEST = re.compile(r'data-latest="(\d+)"')


@dataclass
class Told:
    """What was measured: seconds by kind of request, answers by status, and the decisions that the server said it had recorded."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    answers: Counter[int] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    recorded: list[tuple[str, str, str, str]] = field(default_factory=list)


class Person:
    """Somebody with an account at a page of their own."""

    def __init__(self, name: str, secret: str, url: str, told: Told) -> None:
        """A browser that is logged in."""
        headers = {TOKEN_HEADER: token_of(secret), "Cookie": f"{COOKIE}={secret}"}
        self.name, self.told, self.open, self.seen = name, told, "", "0"
        self.client = httpx.AsyncClient(base_url=url, headers=headers, timeout=60)

    async def ask(self, kind: str, method: str, path: str, **more: object) -> httpx.Response | None:
        """One request, measured; None if it failed."""
        start = time.perf_counter()
        try:
            answer = await self.client.request(method, path, **more)  # type: ignore[arg-type]
        except httpx.HTTPError as error:
            self.told.failures.append(f"{method} {path}: {error!r}")
            return None
        again = kind == "poll" and answer.status_code == 200  # somebody has decided: the page's right half comes anew
        self.told.seconds["notice" if again else kind].append(time.perf_counter() - start)
        self.told.answers[answer.status_code] += 1
        if answer.status_code not in (200, 204, 409):
            self.told.failures.append(f"{method} {path}: {answer.status_code} {answer.text[:200]}")
        return answer

    async def review(self, notices: list[str], think: float, until: float) -> None:
        """Go through notices until the time is over."""
        await self.look(think * random.random())  # nobody begins at the same moment as everybody else
        while time.perf_counter() < until:
            await self.ask("list", "GET", "/")
            await self.look(think)
            self.open = f"/van-ban/{random.choice(notices)}"
            page = self.known(await self.ask("notice", "GET", self.open))
            await self.ask("picture", "GET", f"{self.open}/trang/1.jpg")
            for _ in range(4):
                await self.look(think)
                if page is None or time.perf_counter() > until:
                    break
                page = await self.decide(page)

    async def decide(self, page: httpx.Response) -> httpx.Response | None:
        """Decide about one of the tasks of the page; the page as it is then."""
        cards, seen = CARD.findall(page.text), LATEST.search(page.text)
        if not cards or seen is None:
            return None
        key, state = random.choice(cards)
        kind = random.choice(("accept", "reject")) if state == "open" else "reopen"
        told = {"kind": kind, "key": key, "seen": seen[1]}
        answer = await self.ask("decision", "POST", f"{self.open}/quyet-dinh", data=told, headers={"HX-Request": "true"})
        if answer is not None and answer.status_code == 200:
            self.told.recorded.append((self.name, self.open.rpartition("/")[2], kind, key))
        return self.known(answer)

    def known(self, page: httpx.Response | None) -> httpx.Response | None:
        """The page; what it shows has been seen."""
        if page is not None and (found := LATEST.search(page.text)):
            self.seen = found[1]
        return page

    async def look(self, think: float) -> None:
        """What takes a person a while."""
        await asyncio.sleep(random.uniform(0.5, 1.5) * think)

    async def poll(self) -> None:
        """What the open page does by itself; people opened theirs at different moments."""
        await asyncio.sleep(POLL * random.random())
        while True:
            await asyncio.sleep(POLL)
            if self.open:
                await self.question()

    async def question(self) -> None:
        """Whether somebody else has decided."""
        self.known(await self.ask("poll", "GET", f"{self.open}/bang", params={"seen": self.seen}, headers={"HX-Request": "true"}))


def main() -> int:
    """Print the figures; 1 if they are not good enough."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=40.0)
    parser.add_argument("--think", type=float, default=2.0)
    parser.add_argument("--notices", type=int, default=60)
    options = parser.parse_args()
    random.seed(1)
    with tempfile.TemporaryDirectory() as work:
        engine = shelved(Path(work), options.notices)
        secrets = {}
        for number in range(options.clients):
            set_account(engine, name := f"người {number + 1}", PASSWORD, "ra-soat")
            secrets[name] = log_in(engine, name, PASSWORD, "127.0.0.1") or ""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-c", "from pipeline.cli import main; main()", "review", "--output", work, "--port", str(port)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
            try:
                alone, together = asyncio.run(measured(f"http://127.0.0.1:{port}", engine, secrets, options))
            finally:
                server.terminate()
        return report(alone, together, lost(engine, [*alone.recorded, *together.recorded]), options)


def shelved(folder: Path, count: int) -> Engine:
    """A register of invented notices."""
    make(folder / "files", count, kinds=("pdf",), broken=0.0)
    engine = open_register(register_url(None, folder))
    with Pool(do, 2, warm=warm, limits=Limits()) as pool:
        for _ in stream.run(engine, pool, sorted(map(str, (folder / "files").iterdir())), str(folder), ("md",)):
            pass
    return engine


async def measured(url: str, engine: Engine, secrets: dict[str, str], options: argparse.Namespace) -> tuple[Told, Told]:
    """One person alone, then all of them."""
    with engine.connect() as connection:
        notices = list(connection.execute(select(documents.c.sha256).where(documents.c.state == "done", documents.c.tasks > 0)).scalars())
    alone, together = Told(), Told()
    people = [Person(name, secret, url, together) for name, secret in secrets.items()]
    await ready(people[0].client)
    first = Person(*next(iter(secrets.items())), url, Told())
    for sha256 in notices:  # every page once: what is measured is not the first rendering of a page
        await first.ask("warm", "GET", f"/van-ban/{sha256}/trang/1.jpg")
    first.told = alone
    for _ in range(ALONE):
        await first.review(notices, 0.0, time.perf_counter() + 0.001)
        await first.question()
        page = await first.ask("notice", "GET", first.open)
        if page is not None:
            await first.decide(page)
    polls = [asyncio.create_task(person.poll()) for person in people]
    until = time.perf_counter() + options.seconds
    await asyncio.gather(*(person.review(notices, options.think, until) for person in people))
    for poll in polls:
        poll.cancel()
    for person in (first, *people):
        await person.client.aclose()
    return alone, together


async def ready(client: httpx.AsyncClient) -> None:
    """Wait for the server."""
    for _ in range(600):
        try:
            await client.get("/static/icon.svg")
        except httpx.TransportError:
            await asyncio.sleep(0.1)
        else:
            return
    raise SystemExit("The server did not start.")


def lost(engine: Engine, recorded: list[tuple[str, str, str, str]]) -> int:
    """How many decisions the server said it had recorded that are not in the register."""
    with engine.connect() as connection:
        rows = connection.execute(select(steps.c.author, steps.c.document, steps.c.kind, steps.c.after)).all()
    kept = Counter((row.author, row.document, row.kind, key) for row in rows for key in json.loads(row.after))
    return (Counter(recorded) - kept).total()


def report(alone: Told, together: Told, missing: int, options: argparse.Namespace) -> int:
    """The table, and whether it is good enough."""
    print(f"{options.clients} people for {options.seconds:.0f} s, {options.think:.1f} s before each decision on average; milliseconds")
    print(f"{'':10}{'alone':>8}{'together':>10}{'p50':>8}{'p95':>8}{'p95 / alone':>13}")
    worst = 0.0
    for kind, seconds in together.seconds.items():
        median = statistics.median(alone.seconds[kind])
        p50, p95 = statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]
        worst = max(worst, p95 / median)
        print(f"{kind:10}{median * 1000:8.1f}{len(seconds):10}{p50 * 1000:8.1f}{p95 * 1000:8.1f}{p95 / median:13.1f}")
    decided = len(alone.recorded) + len(together.recorded)
    print(
        f"{decided} decisions recorded, {missing} lost, {together.answers[409]} told of somebody else's, {len(together.failures)} failures"
    )
    for failure in (alone.failures + together.failures)[:5]:
        print(failure, file=sys.stderr)
    return int(worst >= MOST or missing > 0 or bool(alone.failures or together.failures))


if __name__ == "__main__":
    sys.exit(main())
