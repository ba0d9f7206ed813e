"""Forms: one durable step, a whole journey of seven steps and the API, beside a stock Wagtail form page."""

import json
from contextlib import ExitStack

from bench import stock_wagtail
from bench.client import Client
from bench.content import FORCE
from bench.errors import BenchError
from bench.figures import Figure, publish
from bench.journeys import Partner, Visitor, account, new_marker
from bench.load import Act, Target, ratio, run
from bench.platform_under_measurement import Prepared, prepared
from bench.server import Server
from soh.operations.postgres.layout import data_folder

STOCK_FORM = "/report-a-crime/"
_STOCK_FIELDS = {
    "name": "A N Other",
    "email": "a@example.org",
    "what_happened": account("stock"),
    "when": "2026-02-03",
    "urgent": "on",
    "town": "Reading",
}


def measure(is_long: bool) -> int:
    """Measure and publish `forms`."""
    platform = prepared()
    stock = stock_wagtail.server(platform.layout)
    with ExitStack() as running:
        ours = running.enter_context(
            Server("public-web", platform.public.command, platform.public.environment, platform.ports.public)
        )
        running.enter_context(stock)
        targets = {
            "step": Target("one step", ours, lambda: _stepping(platform)),
            "stock": Target("form post, stock", stock, _stock_posting),
            "journey": Target("journey of seven steps", ours, lambda: _journeying(platform)),
            "steps_alone": Target("journey without start page", ours, lambda: _journeying(platform, from_start=False)),
            "stock_pair": Target("form page and post, stock", stock, _stock_reading_and_posting),
            "api": Target("report by the API", ours, lambda: _submitting(platform)),
        }
        run(list(targets.values()), rounds=7 if is_long else 5, seconds=8 if is_long else 3)
    publish("forms", _figures(targets))
    return 0


def partner_key() -> str:
    """The live key of the measured force."""
    facts = json.loads((data_folder() / "demo.json").read_text())
    return str(facts["sites"][FORCE]["api_key"])


def _stepping(platform: Prepared) -> Act:
    visitor = Visitor(Client(platform.ports.public, platform.host))
    visitor.up_to_the_account()
    return lambda: visitor.tell(new_marker())


def _journeying(platform: Prepared, *, from_start: bool = True) -> Act:
    def journey() -> None:
        visitor.client.cookies.clear()
        visitor.report(new_marker(), from_start=from_start)

    visitor = Visitor(Client(platform.ports.public, platform.host))
    return journey


def _submitting(platform: Prepared) -> Act:
    return Partner(Client(platform.ports.public, platform.host), partner_key()).submit


def _stock_posting() -> Act:
    client = Client(stock_wagtail.stock_port(), stock_wagtail.HOST)
    client.get(STOCK_FORM)  # for the CSRF cookie, which is used again
    return lambda: _stock_post(client)


def _stock_reading_and_posting() -> Act:
    client = Client(stock_wagtail.stock_port(), stock_wagtail.HOST)

    def act() -> None:
        client.get(STOCK_FORM)
        _stock_post(client)

    return act


def _stock_post(client: Client) -> None:
    answer = client.post(STOCK_FORM, _STOCK_FIELDS)
    if answer.status != 200 or b"Report received" not in answer.body:
        raise BenchError(f"The stock form answered {answer.status}.")


def _figures(targets: dict[str, Target]) -> list[Figure]:
    step, stock, journey, alone = targets["step"], targets["stock"], targets["journey"], targets["steps_alone"]
    pair, api = targets["stock_pair"], targets["api"]
    posted, read = f"{stock_wagtail.NAME}, form post", f"{stock_wagtail.NAME}, form page and post: one step"
    return [
        Figure("step_over_stock_post", ratio(step, stock), "times the rate", posted, 1.0),
        Figure("steps_per_second", step.rate, "durable steps/s", posted, stock.rate),
        Figure("step_cpu_over", stock.cpu_ms / step.cpu_ms, "times less CPU of the web server", posted, 1.0),
        Figure("step_cpu", step.cpu_ms, "ms CPU of the web server", posted, stock.cpu_ms),
        Figure("journeys_per_second", journey.rate, "journeys/s of seven steps (17 requests)", read, pair.rate),
        Figure("journeys_per_second_15", alone.rate, "journeys/s from the first step (15 requests)", read, pair.rate),
        Figure("journey_cpu", journey.cpu_ms, "ms CPU of the web server", read, pair.cpu_ms),
        Figure("api_reports_per_second", api.rate, "reports/s", posted, stock.rate),
        Figure("api_report_cpu", api.cpu_ms, "ms CPU of the web server", posted, stock.cpu_ms),
    ]
