"""Pages: ours beside stock Wagtail's, without any page cache, two and five levels deep, local and adopted."""

from collections.abc import Callable
from contextlib import ExitStack

from bench import query_count, stock_wagtail, words
from bench.client import Client
from bench.errors import BenchError
from bench.figures import Figure, publish
from bench.load import Act, Target, ratio, run
from bench.platform_under_measurement import Prepared, prepared
from bench.server import Server

_TWO = "part-2/"
_FIVE = "part-2/part-3/part-4/part-5/"


def measure(is_long: bool) -> int:
    """Measure and publish `pages`."""
    platform = prepared()
    stock = stock_wagtail.server(platform.layout)
    with ExitStack() as running:
        ours = running.enter_context(
            Server("public-web", platform.public.command, platform.public.environment, platform.ports.public)
        )
        running.enter_context(stock)
        targets = {
            "two": _target("two levels", ours, platform.host, f"/local/{_TWO}"),
            "stock_two": _target("two levels, stock", stock, stock_wagtail.HOST, f"/local/{_TWO}"),
            "five": _target("five levels", ours, platform.host, f"/local/{_FIVE}"),
            "stock_five": _target("five levels, stock", stock, stock_wagtail.HOST, f"/local/{_FIVE}"),
            "adopted": _target("five levels, adopted", ours, platform.host, f"/shared/{_FIVE}"),
        }
        run(list(targets.values()), rounds=7 if is_long else 5, seconds=8 if is_long else 3)
    publish("pages", _figures(targets, _queries(platform)))
    return 0


def _target(name: str, server: Server, host: str, path: str) -> Target:
    return Target(name, server, _reader(server.port, host, path))


def _reader(port: int, host: str, path: str) -> Callable[[], Act]:
    """A visitor who reads one page again and again; every copy must be whole and the same length."""
    first = Client(port, host).get(path)
    if first.status != 200 or words.SENTENCE.encode() not in first.body:
        raise BenchError(f"{host}{path} does not show the measured page: status {first.status}.")

    def visitor() -> Act:
        client = Client(port, host)

        def read() -> None:
            answer = client.get(path)
            right = answer.status == 200 and len(answer.body) == len(first.body)
            if not right or words.SENTENCE.encode() not in answer.body:
                raise BenchError(f"{host}{path} answered {answer.status} with {len(answer.body)} bytes.")

        return read

    return visitor


def _queries(platform: Prepared) -> dict[str, int]:
    adopted = f"/shared/{_FIVE}"
    local = [f"/local/{_TWO}", f"/local/{_FIVE}"]
    ours = query_count.count(platform.host, [*local, adopted], platform.public.environment)
    stock = query_count.count(stock_wagtail.HOST, local, stock_wagtail.environment(platform.layout))
    return {
        "two": ours[local[0]],
        "five": ours[local[1]],
        "adopted": ours[adopted],
        "stock_two": stock[local[0]],
        "stock_five": stock[local[1]],
    }


def _figures(targets: dict[str, Target], queries: dict[str, int]) -> list[Figure]:
    stock = stock_wagtail.NAME
    most = max(queries[name] for name in ("two", "five", "adopted"))
    figures = [
        Figure("page_queries", most, "statements, the most of the three pages", stock, queries["stock_five"]),
        Figure("uncached_over_stock", ratio(targets["five"], targets["stock_five"]), "times the rate", stock, 1.0),
    ]
    for name, peer, words_ in (
        ("two", "stock_two", "two_levels"),
        ("five", "stock_five", "five_levels"),
        ("adopted", "stock_five", "adopted_five_levels"),
    ):
        ours, theirs = targets[name], targets[peer]
        figures += [
            Figure(f"{words_}_queries", queries[name], "statements", stock, queries[peer]),
            Figure(f"{words_}_per_second", ours.rate, "pages/s", stock, theirs.rate),
            Figure(f"{words_}_over_stock", ratio(ours, theirs), "times the rate", stock, 1.0),
            Figure(f"{words_}_cpu", ours.cpu_ms, "ms CPU of the web server a page", stock, theirs.cpu_ms),
        ]
    return figures
